import { describe, expect, it } from 'vitest'
import { examine } from '../src/compile.ts'
import { specText, systems } from './tools/specs.ts'

/** The worked systems are examples: what a rule still says of them is known, and a decision says why it is so. */
describe.each(systems)('%s', system => {
  const { architecture, diagnostics } = examine(specText(system))

  it('has no errors', () => {
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('has a decision for every warning', () => {
    const decided = (architecture?.decisions ?? []).flatMap(({ at }) => (at ? [at] : []))
    const unexplained = diagnostics
      .filter(
        ({ at }) => !decided.some(place => at === place || at.startsWith(`${place}.`) || place.startsWith(`${at}.`)),
      )
      .map(({ rule, at, message }) => `${rule} ${at}: ${message}`)
    expect(unexplained).toEqual([])
  })

  it('names no person and no place that is someone else’s', () => {
    const text = specText(system)
    const hosts = text.match(/[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|io|kr)\b/g) ?? []
    const foreign = hosts.filter(host => !host.endsWith('example.com') && !replaced(text, host))
    expect(foreign).toEqual([])
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}/i)
    expect(architecture?.documents.authors.flatMap(author => Object.keys(author))).not.toContain('name')
  })

  it('decides about places that exist', () => {
    const lost = architecture?.decisions.filter(({ at }) => at !== null && !exists(architecture.spec, at))
    expect(lost?.map(({ id, at }) => `${id}: ${at}`)).toEqual([])
  })
})

/** What a decision says of the source may name what the source named. */
const replaced = (text: string, host: string) =>
  text.split('\n').every(line => !line.includes(host) || line.trimStart().startsWith('replaces:'))

function exists(value: unknown, path: string): boolean {
  return path.split('.').every(key => {
    if (typeof value !== 'object' || value === null || !(key in value)) return false
    value = (value as Record<string, unknown>)[key]
    return true
  })
}
