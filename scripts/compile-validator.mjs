// Compiles the schema to plain code, so that no run of the program pays for it.
import { readFileSync, writeFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'

export function compileValidator() {
  const schema = JSON.parse(readFileSync(new URL('../schemas/architecture.schema.json', import.meta.url), 'utf8'))
  const ajv = new Ajv2020({
    allErrors: true,
    discriminator: true,
    ownProperties: true,
    useDefaults: false,
    strict: false,
    inlineRefs: false,
    unicodeRegExp: true,
    code: { source: true, esm: true, lines: false },
  })
  const code = standalone.default(ajv, ajv.compile(schema))
  // ajv's ESM output still requires its two runtime helpers: import them instead, so that they bundle.
  const imports = []
  const body = code.replaceAll(/const (\w+) = require\("(ajv\/dist\/runtime\/\w+)"\)\.default/g, (_, name, path) => {
    imports.push(`import ${name}_ from '${path}.js'`)
    return `const ${name} = ${name}_.default ?? ${name}_`
  })
  writeFileSync(
    new URL('../src/spec/validator.generated.ts', import.meta.url),
    `// @ts-nocheck\n// Generated from schemas/ by scripts/compile-validator.mjs.\n${imports.join('\n')}\n${body}\n`,
  )
}
