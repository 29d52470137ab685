import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../../templates/bicep/', import.meta.url)

/** The constant modules as they stand in templates/bicep/modules, by the path they have in the output. */
export function moduleFiles(): Record<string, string> {
  const names = readdirSync(new URL('modules/', folder)).filter(name => name.endsWith('.bicep'))
  return Object.fromEntries(
    names.sort().map(name => [`bicep/modules/${name}`, readFileSync(new URL(`modules/${name}`, folder), 'utf8')]),
  )
}
