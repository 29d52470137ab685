import type { Diagnostic, IdPath } from '../diagnostic.ts'
import { nearest } from '../spec/nearest.ts'
import type * as written from '../spec/types.ts'
import { entries } from './definitions.ts'
import type { Settings } from './settings.ts'

/** An id that must name something: where it stands, what it says, and what there is to name. */
export interface Reference {
  at: IdPath
  id: string | undefined
  what: string
  among: string[]
}

const keys = (map: object | undefined) => Object.keys(map ?? {})

/** Every place in the spec that names something, with all it could name. */
export function referencesOf(spec: written.Spec, environments: Map<string, Settings>): Reference[] {
  const ofEnvironments = [...environments].flatMap(([id, { settings, origins }]) =>
    environmentReferences(spec, settings, `environments.${id}`).map(reference => ({
      ...reference,
      at: origins.get(reference.at) ?? reference.at,
    })),
  )
  return [...definitionReferences(spec), ...ofEnvironments].filter(({ id }) => id !== undefined)
}

/** Every id in the spec that names nothing. */
export function danglingReferences(spec: written.Spec, environments: Map<string, Settings>): Diagnostic[] {
  const found = referencesOf(spec, environments)
    .filter(({ id, among }) => !among.includes(id!))
    .map(
      ({ at, id, what, among }): Diagnostic => ({
        rule: 'reference',
        severity: 'error',
        at,
        message: `${what} '${id}'은(는) 없습니다`,
        found: id!,
        allowed: among.length > 0 ? among.join(', ') : '없음',
        suggestion: suggestionFor(id!, among),
      }),
    )
  // Two environments may inherit the same slip from `defaults`: one finding is enough.
  return found.filter(
    (finding, index) =>
      found.findIndex(other => other.at === finding.at && other.message === finding.message) === index,
  )
}

function definitionReferences(spec: written.Spec): Reference[] {
  const services = keys(spec.services)
  const stores = keys(spec.stores)
  const externals = keys(spec.externals)
  const secrets = keys(spec.secrets)
  const environments = keys(spec.environments)
  const { queues, topics, streams } = spec.messaging ?? {}
  const senders = [...keys(queues), ...keys(topics), ...keys(streams)]
  const list = (at: IdPath, ids: string[] | undefined, what: string, among: string[]): Reference[] =>
    (ids ?? []).map((id, index) => ({ at: `${at}.${index}`, id, what, among }))
  return [
    ...entries(spec.services).flatMap(([id, service]) => {
      const at = `services.${id}`
      return [
        ...list(`${at}.uses`, service.uses, '저장소', stores),
        ...list(`${at}.reads`, service.reads, '저장소', stores),
        ...list(
          `${at}.calls`,
          service.calls,
          '서비스나 외부 시스템',
          [...services, ...externals].filter(other => other !== id),
        ),
        ...list(`${at}.sends`, service.sends, '큐, 토픽 또는 스트림', senders),
        ...list(`${at}.receives`, service.receives, '큐, 토픽 또는 스트림', senders),
      ]
    }),
    ...entries(spec.stores).flatMap(([id, store]) => [
      { at: `stores.${id}.password`, id: store.password, what: '시크릿', among: secrets },
      ...entries(store.schemas).map(([schema, service]) => ({
        at: `stores.${id}.schemas.${schema}`,
        id: service,
        what: '서비스',
        among: services,
      })),
    ]),
    ...entries(spec.externals).map(([id, { credentials }]) => ({
      at: `externals.${id}.credentials`,
      id: credentials,
      what: '시크릿',
      among: secrets,
    })),
    ...entries(spec.actors).map(([id, { via }]) => ({
      at: `actors.${id}.via`,
      id: via,
      what: '외부 시스템',
      among: externals,
    })),
    { at: 'auth.key', id: spec.auth?.key, what: '시크릿', among: secrets },
    ...(spec.roadmap ?? []).map(({ environment }, index) => ({
      at: `roadmap.${index}.environment`,
      id: environment,
      what: '환경',
      among: environments,
    })),
    ...(spec.migration
      ? [
          { at: 'migration.from', id: spec.migration.from, what: '환경', among: environments },
          { at: 'migration.to', id: spec.migration.to, what: '환경', among: environments },
        ]
      : []),
    ...entries(spec.documents?.references).flatMap(([id, reference]) =>
      list(`documents.references.${id}.in`, reference.in, '문서', ['master', ...environments]),
    ),
  ]
}

function environmentReferences(spec: written.Spec, settings: written.Environment, at: IdPath): Reference[] {
  const subnets = keys(settings.network?.subnets)
  const pools = keys(settings.cluster?.pools)
  const secrets = keys(spec.secrets)
  const classes = [...keys(settings.storageClasses), ...builtinStorageClasses]
  const channels = keys(settings.monitoring?.channels)
  const stores = keys(settings.stores)
  const mocks = keys(spec.services).filter(id => spec.services[id]!.kind === 'mock')
  const subnet = (place: IdPath, id: string | undefined): Reference => ({
    at: `${at}.${place}`,
    id,
    what: '서브넷',
    among: subnets,
  })
  return [
    ...entries(settings.cluster?.pools).map(([id, pool]) => subnet(`cluster.pools.${id}.subnet`, pool.subnet)),
    subnet('edge.gateway.subnet', settings.edge?.gateway?.subnet),
    subnet('messaging.subnet', settings.messaging?.subnet),
    subnet('streaming.subnet', settings.streaming?.subnet),
    subnet('keyVault.subnet', settings.keyVault?.subnet),
    subnet('registry.subnet', settings.registry?.subnet),
    { at: `${at}.edge.gateway.certificate`, id: settings.edge?.gateway?.certificate, what: '인증서', among: secrets },
    ...entries(settings.services).flatMap(([id, run]) => [
      { at: `${at}.services.${id}.pool`, id: run.pool, what: '노드 풀', among: pools },
      { at: `${at}.services.${id}.storageClass`, id: run.storageClass, what: '스토리지 클래스', among: classes },
      ...entries(run.secrets).map(([variable, secret]) => ({
        at: `${at}.services.${id}.secrets.${variable}`,
        id: secret,
        what: '시크릿',
        among: secrets,
      })),
      ...entries(run.scale?.queues).map(([queue]) => ({
        at: `${at}.services.${id}.scale.queues.${queue}`,
        id: queue,
        what: '큐',
        among: keys(spec.messaging?.queues),
      })),
    ]),
    ...keys(spec.defaults?.services)
      .concat(keys(spec.environments[at.split('.')[1]!]?.services))
      .map(id => ({
        at: `${at}.services.${id}`,
        id,
        what: '서비스',
        among: keys(spec.services),
      })),
    ...entries(settings.stores).flatMap(([id, store]): Reference[] => [
      { at: `${at}.stores.${id}`, id, what: '저장소', among: keys(spec.stores) },
      ...(store.hosting === 'pod'
        ? [{ at: `${at}.stores.${id}.storageClass`, id: store.storageClass, what: '스토리지 클래스', among: classes }]
        : [subnet(`stores.${id}.subnet`, store.subnet)]),
    ]),
    ...entries(settings.externals).flatMap(([id, external]): Reference[] => [
      { at: `${at}.externals.${id}`, id, what: '외부 시스템', among: keys(spec.externals) },
      ...(external.kind === 'mock'
        ? [{ at: `${at}.externals.${id}.service`, id: external.service, what: 'kind: mock 서비스', among: mocks }]
        : []),
    ]),
    { at: `${at}.caching.shared.store`, id: settings.caching?.shared?.store, what: '저장소', among: stores },
    ...keys(settings.resilience).map(id => ({
      at: `${at}.resilience.${id}`,
      id,
      what: '호출 대상',
      among: [...keys(spec.externals), ...keys(spec.services)],
    })),
    ...entries(settings.monitoring?.channels).map(([id, { teams }]) => ({
      at: `${at}.monitoring.channels.${id}.teams`,
      id: teams,
      what: '시크릿',
      among: secrets,
    })),
    ...entries(settings.monitoring?.alerts).flatMap(([id, alert]) => [
      ...alert.notify.map((channel, index) => ({
        at: `${at}.monitoring.alerts.${id}.notify.${index}`,
        id: channel,
        what: '알림 채널',
        among: channels,
      })),
      {
        at: `${at}.monitoring.alerts.${id}.of`,
        id: alert.of,
        what: '서비스나 저장소',
        among: [...keys(settings.services), ...stores],
      },
    ]),
    ...(settings.offHours?.stop ?? []).map((pool, index) => ({
      at: `${at}.offHours.stop.${index}`,
      id: pool,
      what: '노드 풀',
      among: pools,
    })),
    ...entries(settings.cost?.savings).map(([id, saving]) => ({
      at: `${at}.cost.savings.${id}.of`,
      id: saving.of,
      what: '비용 항목',
      among: keys(settings.cost?.items),
    })),
    ...unhosted(spec, settings, at),
  ]
}

/** Storage classes that AKS brings along. Source: azure-aks-docs concepts-storage. */
const builtinStorageClasses = [
  'default',
  'managed',
  'managed-csi',
  'managed-csi-premium',
  'azurefile-csi',
  'azurefile-csi-premium',
]

/** A service that runs here speaks to stores and queues: they must be here as well. */
function unhosted(spec: written.Spec, settings: written.Environment, at: IdPath): Reference[] {
  return keys(settings.services).flatMap(id => {
    const { uses = [], reads = [], sends = [], receives = [] } = spec.services[id]!
    const stores = [...uses, ...reads]
      .filter((store, index, all) => spec.stores?.[store] && all.indexOf(store) === index)
      .map(
        (store): Reference => ({
          at: `${at}.stores`,
          id: store,
          what: `${settings.name}의 ${id} 서비스가 쓰는 저장소`,
          among: keys(settings.stores),
        }),
      )
    const queues = { ...spec.messaging?.queues, ...spec.messaging?.topics }
    const messaging = [...sends, ...receives].some(name => name in queues) && !settings.messaging
    const streaming =
      [...sends, ...receives].some(name => name in (spec.messaging?.streams ?? {})) && !settings.streaming
    return [
      ...stores,
      ...(messaging ? [{ at, id: 'messaging', what: `${settings.name}의 ${id} 서비스가 쓰는 설정`, among: [] }] : []),
      ...(streaming ? [{ at, id: 'streaming', what: `${settings.name}의 ${id} 서비스가 쓰는 설정`, among: [] }] : []),
    ]
  })
}

function suggestionFor(id: string, among: string[]): string {
  const meant = nearest(id, among)
  if (meant) return `'${meant}'을(를) 뜻한 것인지 확인하세요`
  return among.length > 0 ? '있는 이름 가운데 하나를 쓰거나 먼저 선언하세요' : `먼저 '${id}'을(를) 선언하세요`
}
