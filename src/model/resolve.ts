import { type Diagnostic, hasErrors, type IdPath } from '../diagnostic.ts'
import { number, money as printMoney, writtenDuration } from '../print/korean.ts'
import { rootDefaults } from '../spec/defaults.generated.ts'
import type * as written from '../spec/types.ts'
import { withDefaults } from '../spec/with-defaults.ts'
import type { Architecture, Decision, Environment, Phase } from './architecture.ts'
import {
  actorsOf,
  authOf,
  documentsOf,
  entries,
  externalsOf,
  queuesOf,
  secretsOf,
  servicesOf,
  storesOf,
  streamsOf,
  topicsOf,
} from './definitions.ts'
import { derivedFacts } from './derived-facts.ts'
import { environmentOf, targetsOf } from './environment.ts'
import { type Facts, hasReferences, replaceReferences } from './prose.ts'
import { countRange } from './quantity.ts'
import { danglingReferences } from './references.ts'
import { type Settings, settingsOf } from './settings.ts'

export interface Resolution {
  /** null when an id names nothing or a value is missing: then nothing can be generated. */
  architecture: Architecture | null
  diagnostics: Diagnostic[]
}

/** From what the author wrote to the system as it will be built. */
export function resolve(written: written.Spec): Resolution {
  const filled = withDefaults({ documents: {}, ...written }, rootDefaults)
  const settings = new Map(Object.keys(filled.environments).map(id => [id, settingsOf(filled, id)]))
  const diagnostics = [
    ...[...settings.values()].flatMap(({ diagnostics }) => diagnostics),
    ...danglingReferences(filled, settings),
  ]
  if (hasErrors(diagnostics)) return { architecture: null, diagnostics }

  const prose = withoutReferences(filled, settings)
  const architecture = build(prose.spec, prose.settings)
  return {
    architecture: hasErrors(prose.diagnostics) ? null : architecture,
    diagnostics: [...diagnostics, ...prose.diagnostics],
  }
}

/** Prose may name facts that are only known once everything else is resolved: those are worked out when one is named. */
function withoutReferences(spec: written.Spec, settings: Map<string, Settings>) {
  const { environments: _environments, defaults: _defaults, ...top } = spec
  const found: Diagnostic[] = []
  let resolved: Architecture | undefined
  const derivedOf = (id: string) => {
    resolved ??= build(spec, settings)
    return derivedFacts(resolved.environments.find(environment => environment.id === id)!)
  }
  const whole = { ...spec, environments: Object.fromEntries([...settings].map(([id, { settings }]) => [id, settings])) }
  const facts = (id: string | null): Facts => ({
    spec: whole,
    environment: id === null ? undefined : settings.get(id)!.settings,
    get derived() {
      return id === null ? undefined : derivedOf(id)
    },
  })
  const replaced = new Map(
    [...settings].map(([id, own]): [string, Settings] => {
      if (!hasReferences(own.settings)) return [id, own]
      const start = found.length
      const result = replaceReferences(own.settings, `environments.${id}`, facts(id), printFact, found)
      for (const finding of found.slice(start)) finding.at = own.origins.get(finding.at) ?? finding.at
      return [id, { ...own, settings: result }]
    }),
  )
  const ofTop = hasReferences(top) ? replaceReferences(top, '', facts(null), printFact, found) : top
  return { spec: { ...spec, ...ofTop } as written.Spec, settings: replaced, diagnostics: found }
}

/** A fact inside a sentence, as the documents print it: 1000 → 1,000, '30min' → 30분, '$1200' → $1,200, '3..10' → 3-10. */
function printFact(fact: unknown): string {
  if (typeof fact === 'number') return number(fact)
  const text = String(fact)
  if (/^\$[0-9.]+$/.test(text)) return printMoney(Number(text.slice(1)))
  return writtenDuration(text).replace('..', '-')
}

function build(spec: written.Spec, settings: Map<string, Settings>): Architecture {
  const definitions = {
    system: spec.system.id,
    actors: actorsOf(spec),
    services: servicesOf(spec),
    stores: storesOf(spec),
    queues: queuesOf(spec),
    topics: topicsOf(spec),
    streams: streamsOf(spec),
    externals: externalsOf(spec),
    secrets: secretsOf(spec),
    auth: authOf(spec),
  }
  const { system: _system, ...parts } = definitions
  const environments = [...settings].map(([id, { settings }]) => environmentOf(id, settings, definitions))
  const documents = documentsOf(spec)
  const origins = new Map([...settings.values()].flatMap(({ origins }) => [...origins]))
  return {
    ...parts,
    system: {
      id: spec.system.id,
      name: spec.system.name,
      summary: spec.system.summary ?? null,
      cloud: spec.system.cloud ?? null,
      async: spec.system.async ?? null,
      compliance: spec.system.compliance ?? [],
      runtime: spec.system.runtime ?? null,
      layers: spec.system.layers ?? [],
    },
    documents,
    environments,
    roadmap: roadmapOf(spec, environments),
    migration: spec.migration
      ? {
          from: spec.migration.from,
          to: spec.migration.to,
          checklist: entries(spec.migration.checklist).map(([id, tasks]) => ({
            id,
            tasks: tasks.map(({ task, priority, how, done }) => ({
              task,
              priority,
              how: how ?? null,
              done: done ?? false,
            })),
          })),
        }
      : null,
    decisions: decisionsOf(spec, settings),
    asOf: documents.history.at(-1)?.date ?? '',
    spec,
    origin: at => origins.get(at) ?? nearestOrigin(at, origins),
  }
}

/** A part that was not written itself (a default, a derived rule) stands where its nearest written parent does. */
function nearestOrigin(at: IdPath, origins: ReadonlyMap<IdPath, IdPath>): IdPath {
  for (let path = at; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    const origin = origins.get(path)
    if (origin !== undefined) return origin + at.slice(path.length)
  }
  return at
}

function roadmapOf(spec: written.Spec, environments: Environment[]): Phase[] {
  let before = targetsOf(undefined)
  return (spec.roadmap ?? []).map((phase, index) => {
    const own = targetsOf(phase.targets)
    const base = environments.find(({ id }) => id === phase.environment)?.targets ?? before
    const written = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== null))
    before = { ...base, ...written }
    return {
      at: `roadmap.${index}`,
      number: index + 1,
      title: phase.title,
      months: countRange(phase.months),
      focus: phase.focus ?? null,
      environment: phase.environment ?? null,
      targets: before,
      goals: phase.goals ?? [],
      deliverables: (phase.deliverables ?? []).map(deliverable =>
        typeof deliverable === 'string'
          ? { task: deliverable, done: false }
          : { task: deliverable.task, done: deliverable.done ?? false },
      ),
    }
  })
}

function decisionsOf(spec: written.Spec, settings: Map<string, Settings>): Decision[] {
  const whole = { ...spec, environments: Object.fromEntries([...settings].map(([id, { settings }]) => [id, settings])) }
  return entries(spec.decisions).map(([id, decision]) => ({
    id,
    path: `decisions.${id}`,
    title: decision.title,
    at: decision.at ?? null,
    value: decision.at === undefined ? null : valueAt(whole, decision.at),
    replaces: decision.replaces ?? null,
    because: decision.because,
    status: decision.status!,
  }))
}

function valueAt(whole: unknown, path: IdPath): string | null {
  const value = path
    .split('.')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], whole)
  if (Array.isArray(value) && value.every(item => typeof item !== 'object')) return value.join(', ')
  return value === undefined || value === null || typeof value === 'object' ? null : String(value)
}
