import { childPath, type Diagnostic, type IdPath } from '../diagnostic.ts'
import { environmentDefaults } from '../spec/defaults.generated.ts'
import type * as written from '../spec/types.ts'
import { withDefaults } from '../spec/with-defaults.ts'
import { merge, type Origins } from './merge.ts'

type Tree = { [key: string]: unknown }

export interface Settings {
  settings: written.Environment
  origins: Origins
  diagnostics: Diagnostic[]
}

/**
 * One environment as it is: `defaults`, its own part and the services' defaults laid over each other,
 * what is switched off removed, and every default of the schema filled in.
 */
export function settingsOf(spec: written.Spec, id: string): Settings {
  const at = `environments.${id}`
  const origins: Origins = new Map()
  const merged = withoutDisabled(merge(spec.defaults ?? {}, spec.environments[id], at, 'defaults', at, origins)) as Tree
  const {
    serviceDefaults = {},
    services = {},
    ...rest
  } = merged as { serviceDefaults?: Tree; services?: Record<string, Tree> }
  const runs = Object.fromEntries(
    Object.keys(spec.services)
      .filter(service => runsHere(service, spec, rest as written.Environment) && !isDisabled(spec, id, service))
      .map(service => [service, runOf(service, serviceDefaults, services[service], at, origins)]),
  )
  for (const [place, from] of [...origins]) if (place.startsWith(`${at}.serviceDefaults`)) origins.set(place, from)
  const settings = withDefaults({ ...withGroups(rest), services: runs }, environmentDefaults) as written.Environment
  return { settings, origins, diagnostics: missing(settings, at, origins) }
}

function runOf(service: string, base: Tree, over: Tree | undefined, at: IdPath, origins: Origins): Tree {
  const place = childPath(`${at}.services`, service)
  const own: Origins = new Map()
  const run = merge(base, over ?? {}, place, `${at}.serviceDefaults`, place, own) as Tree
  for (const [path, from] of own) origins.set(path, origins.get(from) ?? from)
  return { probes: {}, rollout: {}, ...run }
}

/** A mock runs exactly where an external is mocked by it. */
function runsHere(service: string, { services }: written.Spec, environment: written.Environment): boolean {
  if (services[service]!.kind !== 'mock') return true
  return Object.values(environment.externals ?? {}).some(
    external => external.kind === 'mock' && external.service === service,
  )
}

function isDisabled({ defaults, environments }: written.Spec, id: string, service: string): boolean {
  return (environments[id]?.services?.[service]?.enabled ?? defaults?.services?.[service]?.enabled) === false
}

/** Parts that mean nothing by being there or not: they always are, so that their defaults apply. */
function withGroups(environment: Tree): Tree {
  const group = (value: unknown, ...parts: string[]): Tree => {
    const tree = { ...(value as Tree | undefined) }
    for (const part of parts) tree[part] = { ...(tree[part] as Tree | undefined) }
    return tree
  }
  const edge = environment.edge as { gateway?: Tree } | undefined
  const stores = Object.entries((environment.stores ?? {}) as Record<string, Tree>).map(([id, store]) => [
    id,
    store.hosting === 'azure-postgresql' ? group(store, 'backup') : store,
  ])
  return {
    ...environment,
    cluster: group(environment.cluster, 'upgrade'),
    network: group(environment.network),
    ...(edge ? { edge: { ...edge, ...(edge.gateway ? { gateway: group(edge.gateway, 'health') } : {}) } } : {}),
    stores: Object.fromEntries(stores),
    monitoring: group(environment.monitoring, 'logs'),
    delivery: group(environment.delivery),
  }
}

function withoutDisabled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDisabled)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(
    ([key, child]) => key !== 'enabled' && (child as Tree | null)?.enabled !== false,
  )
  return Object.fromEntries(kept.map(([key, child]) => [key, withoutDisabled(child)]))
}

/** What an environment cannot do without, after everything is merged. */
function missing(settings: written.Environment, at: IdPath, origins: Origins): Diagnostic[] {
  const required: [path: string, value: unknown, example: string][] = [
    ['name', settings.name, '운영환경'],
    ['region', settings.region, 'koreacentral'],
    ['cluster.version', settings.cluster?.version, '"1.36"'],
    ['cluster.pools', settings.cluster?.pools, '{ system: { mode: System, vm: Standard_D4s_v5, nodes: 3 } }'],
    ...Object.entries(settings.cluster?.pools ?? {}).flatMap(([pool, { vm, nodes }]): [string, unknown, string][] => [
      [`cluster.pools.${pool}.vm`, vm, 'Standard_D4s_v5'],
      [`cluster.pools.${pool}.nodes`, nodes, '3..10'],
    ]),
    ['network.addressSpace', settings.network?.addressSpace, '10.0.0.0/16'],
    ['network.subnets', settings.network?.subnets, '{ application: { cidr: 10.0.1.0/24, for: nodes } }'],
    ...Object.entries(settings.network?.subnets ?? {}).flatMap(
      ([subnet, { cidr, for: usage }]): [string, unknown, string][] => [
        [`network.subnets.${subnet}.cidr`, cidr, '10.0.1.0/24'],
        [`network.subnets.${subnet}.for`, usage, 'nodes'],
      ],
    ),
    ...Object.entries(settings.services ?? {}).flatMap(([service, run]): [string, unknown, string][] => [
      [`services.${service}.cpu`, run.cpu, '100m..500m'],
      [`services.${service}.memory`, run.memory, '256Mi..512Mi'],
      [`services.${service}.tag`, run.tag, '"1.0.0"'],
    ]),
    ...Object.entries(settings.stores ?? {}).flatMap(([id, store]): [string, unknown, string][] =>
      store.hosting === 'pod'
        ? [
            [`stores.${id}.image`, store.image, 'bitnamilegacy/postgresql'],
            [`stores.${id}.cpu`, store.cpu, '500m..1000m'],
            [`stores.${id}.memory`, store.memory, '1Gi..2Gi'],
          ]
        : [],
    ),
    ...(settings.edge?.gateway
      ? ([['edge.gateway.capacity', settings.edge.gateway.capacity, '2..10']] as [string, unknown, string][])
      : []),
  ]
  return required
    .filter(([, value]) => value === undefined)
    .map(([path, , example]) => {
      const key = path.split('.').at(-1)!
      return {
        rule: 'required',
        severity: 'error',
        at: origins.get(parentOf(`${at}.${path}`)) ?? at,
        on: 'key',
        message: `${settings.name ?? at}에 ${path} 값이 없습니다`,
        allowed: `${key}: ${example}`,
        suggestion: `${at} 또는 defaults에 ${path}을(를) 적으세요`,
      }
    })
}

const parentOf = (path: IdPath) => path.slice(0, path.lastIndexOf('.'))
