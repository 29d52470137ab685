// Puts the pages of the rules into a module, so that `ktarch explain` works wherever it is installed.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const folder = new URL('../src/rules/', import.meta.url)

export function embedRulePages() {
  const pages = readdirSync(folder)
    .filter(name => name.endsWith('.md'))
    .sort()
    .map(
      name => `  ${JSON.stringify(name.slice(0, -3))}: ${JSON.stringify(readFileSync(new URL(name, folder), 'utf8'))},`,
    )
  writeFileSync(
    new URL('pages.generated.ts', folder),
    `// Generated from src/rules/*.md by scripts/embed-rule-pages.mjs.\nexport const pages: Record<string, string> = {\n${pages.join('\n')}\n}\n`,
  )
}
