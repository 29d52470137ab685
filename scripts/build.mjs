// Everything that is made from sources before the program can run: the schema's validator, the embedded templates, dist/.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
rmSync(fromRoot('dist'), { recursive: true, force: true })
const options = {
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  format: 'cjs',
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
  },
  define: { VERSION: JSON.stringify(version), 'import.meta.url': 'urlOfBundle' },
  banner: { js: "const urlOfBundle=require('node:url').pathToFileURL(__filename).href;" },
}
/** The commands are a bundle of their own: `--help` does not load them. */
const commandsApart = {
  name: 'commands-apart',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^\.\/commands\.ts$/ }, () => ({ path: './commands', external: true }))
  },
}
/** Packages that few runs need stay packages. Kept code cannot import, so bin/load.js does; a module with a `then` is what it resolves to. */
const packagesApart = {
  name: 'packages-apart',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^(@mermaid-js\/|mermaid$|puppeteer|handlebars$)/ }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path, namespace: 'package' } : undefined,
    )
    onLoad({ filter: /./, namespace: 'package' }, ({ path }) => ({
      contents: `export const then = (done, failed) => importPackage(${JSON.stringify(path)}).then(done, failed)`,
    }))
  },
}
await build({
  ...options,
  entryPoints: { main: 'src/cli/main.ts' },
  plugins: [commandsApart],
  supported: { 'dynamic-import': false },
})
await build({
  ...options,
  entryPoints: { commands: 'src/cli/commands.ts' },
  plugins: [packagesApart],
})
asciiOnly('main')
asciiOnly('commands')
keepCode()

/** esbuild escapes all but regular expressions; text of ASCII alone is read without decoding and takes half the memory. */
function asciiOnly(name) {
  const path = fromRoot(`dist/${name}.cjs`)
  const escaped = readFileSync(path, 'utf8').replace(
    /[^\0-\x7f]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  writeFileSync(path, escaped)
}

function keepCode() {
  const out = mkdtempSync(join(tmpdir(), 'ktarch-build-'))
  const args = [fromRoot('scripts/keep-code.mjs'), fromRoot('spec/phonebill'), out]
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  rmSync(out, { recursive: true, force: true })
  if (status !== 0) throw new Error(`the program does not run: ${stderr}`)
}
