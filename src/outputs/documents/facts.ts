import type { Environment, NodePool, Party, Store, Workload } from '../../model/architecture.ts'
import { downtimePerMonth, downtimePerYear } from '../../model/availability.ts'
import { growthOf } from '../../model/growth.ts'
import { mebibytes, money, number, percent, span } from '../../print/korean.ts'
import * as glossary from './glossary.ts'
import type { Page } from './page.ts'

/** Small readings of the model that several sections print the same way. */

export const labelOf = (service: Workload) => service.definition.name

export const managedStores = ({ stores }: Environment) => stores.filter(({ hosting }) => hosting !== 'pod')

export const vmText = ({ vcpu, memoryGiB }: NodePool) =>
  vcpu === null || memoryGiB === null ? '카탈로그에 없는 크기' : `${vcpu} vCPU, ${memoryGiB}GB RAM`

/** 'D4s_v3' of 'Standard_D4s_v3' */
export const shortVm = (vm: string) => vm.replace(/^Standard_/, '')

export const zonesText = (zones: readonly number[]) => (zones.length === 0 ? '영역 없음' : zones.join(', '))

/** 2592 → '43분', 31536 → '8.8시간' */
export function roughly(seconds: number): string {
  if (seconds >= 3600) return `${number(seconds / 3600, 1)}시간`
  return seconds >= 60 ? `${number(seconds / 60, 0)}분` : `${number(seconds, 0)}초`
}

/** '99.9% (월 43분, 연간 8.8시간 다운타임 허용)' */
export const availabilityText = (promised: number) =>
  `${percent(promised, 3)} (월 ${roughly(downtimePerMonth(promised))}, 연간 ${roughly(downtimePerYear(promised))} 다운타임 허용)`

/** 'Peak 1,000명 동시 사용자' for people outside, '개발팀 (5명)' for a known team. */
export function usersText({ targets, about }: Environment, production: boolean): string | null {
  if (targets.users === null) return about.audience
  const count = `${number(targets.users)}명`
  return production
    ? `Peak ${count} 동시 사용자${about.audience ? ` (${about.audience})` : ''}`
    : `${about.audience ?? '사용자'} (${count})`
}

/** '자동 스케일링 (HPA 3-5배 확장)' or '제한적 (고정 리소스)' */
export function scalingText({ architecture, environment }: Pick<Page, 'architecture' | 'environment'>): string {
  const factors = growthOf(architecture, environment)
    .services.filter(({ service }) => service.autoscale)
    .map(({ factor }) => factor)
  if (factors.length === 0) return '제한적 (고정 리소스)'
  return `자동 스케일링 (HPA ${factorText(Math.min(...factors), Math.max(...factors))} 확장)`
}

/** '3-5배', '4배' */
export const factorText = (least: number, most: number) =>
  number(least, 1) === number(most, 1) ? `${number(least, 1)}배` : `${number(least, 1)}-${number(most, 1)}배`

export const memoryOf = ({ request, limit }: Workload['memory']) => ({
  request: mebibytes(request),
  limit: mebibytes(limit),
})

/** 'Azure Cache for Redis Premium' */
export function productOf(store: Store): string {
  const product = glossary.hosting[store.hosting].product
  return store.hosting === 'azure-redis' ? `${product} ${store.sku.name}` : product
}

/** '1,200/월' with the sign: '$1,200/월' */
export const monthly = (dollars: number) => `${money(dollars)}/월`

/** What a party of a connection is called here. */
export function partyName(
  { environment, architecture }: Pick<Page, 'architecture' | 'environment'>,
  { kind, id }: Party,
): string {
  switch (kind) {
    case 'actor':
      return architecture.actors.find(actor => actor.id === id)?.name ?? '사용자'
    case 'external':
      return environment.externals.find(external => external.id === id)?.definition.name ?? id
    case 'front-door':
      return 'Azure Front Door'
    case 'gateway':
      return environment.gateway?.waf ? 'Application Gateway + WAF' : 'Application Gateway'
    case 'ingress':
      return glossary.ingress[environment.ingress.controller].name
    case 'service':
      return environment.services.find(service => service.id === id)?.definition.name ?? '모든 서비스'
    case 'store':
      return environment.stores.find(store => store.id === id)?.definition.name ?? id
    case 'replica': {
      const [storeId, replicaId] = id.split('/')
      const store = environment.stores.find(store => store.id === storeId)
      const replica =
        store?.hosting === 'azure-postgresql' ? store.replicas.find(({ id }) => id === replicaId) : undefined
      return `${store?.definition.name ?? id} ${replica?.purpose === 'dr' ? '재해복구 복제본' : '읽기 복제본'}`
    }
    case 'queue':
      return `${id} 큐`
    case 'topic':
      return `${id} 토픽`
    case 'stream':
      return `${id} 스트림`
    case 'key-vault':
      return 'Key Vault'
    case 'registry':
      return 'Container Registry'
    case 'monitor':
      return 'Azure Monitor'
  }
}

export const replicasText = ({ replicas }: Workload) => span(replicas)

/** Services people outside reach. */
export const exposed = ({ services }: Environment) => services.filter(({ definition }) => definition.routes.length > 0)

/** The way in, from the first hop to the cluster: ['Azure Front Door + CDN', 'Application Gateway + WAF', 'AKS']. */
export function wayIn(environment: Environment): string[] {
  return [
    ...(environment.frontDoor ? [`Azure Front Door + CDN${environment.frontDoor.waf ? ' + WAF' : ''}`] : []),
    ...(environment.gateway
      ? [environment.gateway.waf ? 'Application Gateway + WAF' : 'Application Gateway']
      : [glossary.ingress[environment.ingress.controller].name]),
    'AKS',
  ]
}

/** Where the Pods of a service stand: what its rule does with so many replicas in so many zones. */
export function spreadText({ zones }: Environment, { spread, replicas }: Workload): string {
  if (replicas.max === 1) return '단일 Pod'
  return spread === 'zone' && zones.length < 2 ? glossary.spread.node.name : glossary.spread[spread].name
}
