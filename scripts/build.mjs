// Everything that is made from sources before the program can run: the schema's validator, the embedded templates, dist/.
import { readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { compileDefaults } from './compile-defaults.mjs'
import { compileValidator } from './compile-validator.mjs'
import { embedRulePages } from './embed-rule-pages.mjs'
import { embedTemplates } from './embed-templates.mjs'

const fromRoot = path => fileURLToPath(new URL(`../${path}`, import.meta.url))

compileValidator()
compileDefaults()
embedTemplates()
embedRulePages()

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
rmSync(new URL('../dist/', import.meta.url), { recursive: true, force: true })
await build({
  entryPoints: { main: 'src/cli/main.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  mainFields: ['module', 'main'],
  // yaml's default build is CommonJS and asks the environment for every token; handlebars' compiler is only for users' own templates.
  alias: {
    yaml: fromRoot('node_modules/yaml/browser/index.js'),
    'handlebars/runtime.js': fromRoot('node_modules/handlebars/dist/cjs/handlebars.runtime.js'),
    'handlebars/runtime': fromRoot('node_modules/handlebars/dist/cjs/handlebars.runtime.js'),
  },
  external: [
    '@mermaid-js/mermaid-cli',
    '@mermaid-js/layout-elk',
    'mermaid',
    'puppeteer',
    'puppeteer-core',
    'handlebars',
  ],
  chunkNames: 'chunk-[hash]',
  define: { VERSION: JSON.stringify(version) },
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
})
