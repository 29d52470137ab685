// Puts the pages of the rules into a module, so that `ktarch explain` works wherever it is installed.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const folders = ['rules/', 'spec/pages/', 'model/pages/', 'cli/pages/'].map(
  folder => new URL(`../src/${folder}`, import.meta.url),
)

export function embedRulePages() {
  const pages = folders
    .flatMap(folder =>
      readdirSync(folder)
        .filter(name => name.endsWith('.md'))
        .map(name => ({ id: name.slice(0, -3), text: readFileSync(new URL(name, folder), 'utf8') })),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, text }) => `  ${JSON.stringify(id)}: ${JSON.stringify(text)},`)
  writeFileSync(
    new URL('pages.generated.ts', folders[0]),
    `// Generated from the pages below src/ by scripts/embed-rule-pages.mjs.\nexport const pages: Record<string, string> = {\n${pages.join('\n')}\n}\n`,
  )
}
