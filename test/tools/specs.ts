import { readFileSync } from 'node:fs'
import type { Architecture } from '../../src/model/architecture.ts'
import { resolve } from '../../src/model/resolve.ts'
import { readSpec } from '../../src/spec/read.ts'

/** The worked systems: input, example and fixture in one. */
export const systems = ['phonebill', 'kt-event-marketing', 'minimal'] as const
export type System = (typeof systems)[number]

export const specText = (system: System) =>
  readFileSync(new URL(`../../spec/${system}/architecture.yaml`, import.meta.url), 'utf8')

/** A worked system, resolved. Fails with its findings when the spec does not resolve. */
export function architectureOf(system: System): Architecture {
  const known = resolved.get(system) ?? architectureFrom(specText(system))
  resolved.set(system, known)
  return known
}

const resolved = new Map<System, Architecture>()

export function architectureFrom(text: string): Architecture {
  const { spec, diagnostics } = readSpec(text)
  const resolution = spec ? resolve(spec) : null
  if (!resolution?.architecture)
    throw new Error(JSON.stringify([...diagnostics, ...(resolution?.diagnostics ?? [])], null, 2))
  return resolution.architecture
}
