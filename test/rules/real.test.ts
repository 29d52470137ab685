import { describe, expect, test } from 'vitest'
import { examine } from '../../src/compile.ts'
import { specText, systems } from '../tools/specs.ts'

/** The worked systems are examples for others: what the rules still find in them is known, and a decision says why it stays. */
describe.each(systems)('%s', system => {
  const { architecture, diagnostics } = examine(specText(system))

  test('resolves, without an error', () => {
    expect(architecture).not.toBeNull()
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('every warning has its decision', () => {
    const places = architecture!.decisions.flatMap(({ at }) => (at === null ? [] : [at, architecture!.origin(at)]))
    const covers = (place: string, at: string) =>
      at === place || at.startsWith(`${place}.`) || place.startsWith(`${at}.`)
    const undecided = diagnostics.filter(
      ({ at, severity }) => severity !== 'info' && !places.some(place => covers(place, at)),
    )
    expect(undecided.map(({ rule, at, message }) => ({ rule, at, message }))).toEqual([])
  })
})
