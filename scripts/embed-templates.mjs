// Puts every file below templates/ into a module of its area, so that the core reads no disk:
// Handlebars templates precompiled, all other files as text.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import Handlebars from 'handlebars'
import { knownHelpers } from '../src/outputs/known-helpers.mjs'

const root = new URL('../templates/', import.meta.url)
const filesBelow = folder =>
  readdirSync(new URL(folder, root), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(
      entry =>
        `${entry.parentPath ?? entry.path}/${entry.name}`
          .replaceAll('\\', '/')
          .replaceAll('//', '/')
          .split(`/templates/${folder}`)[1],
    )
    .sort()

/** The precompiler's options are the runtime's contract: no HTML escaping, a missing name is an error. */
export const precompileOptions = { noEscape: true, strict: true, knownHelpersOnly: true, knownHelpers }

export function embedTemplates() {
  for (const area of ['bicep', 'helm', 'diagrams', 'documents']) {
    const names = filesBelow(`${area}/`)
    const text = name => readFileSync(new URL(`${area}/${name}`, root), 'utf8')
    const templates = names
      .filter(name => name.endsWith('.hbs'))
      .map(
        name =>
          `  ${JSON.stringify(name)}: ${Handlebars.precompile(text(name), { ...precompileOptions, srcName: undefined })},`,
      )
    const files = names
      .filter(name => !name.endsWith('.hbs'))
      .map(name => `  ${JSON.stringify(name)}: ${JSON.stringify(text(name))},`)
    writeFileSync(
      new URL(`../src/outputs/${area}/templates.generated.ts`, import.meta.url),
      [
        '// @ts-nocheck',
        '// Generated from templates/ by scripts/embed-templates.mjs.',
        `export const templates: Record<string, TemplateSpecification> = {\n${templates.join('\n')}\n}`,
        `export const files: Record<string, string> = {\n${files.join('\n')}\n}`,
        '',
      ].join('\n'),
    )
  }
}
