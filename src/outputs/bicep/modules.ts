import { files } from './templates.generated.ts'

/** Names of the module files that a text calls or imports, and that those call in turn. */
export function modulesFrom(text: string): string[] {
  const found = new Set<string>()
  const visit = (source: string) => {
    for (const [, name = ''] of source.matchAll(/'(?:modules\/)?([a-z-]+\.bicep)'/g)) {
      if (found.has(name)) continue
      found.add(name)
      visit(files[`modules/${name}`]!)
    }
  }
  visit(text)
  return [...found].sort()
}
