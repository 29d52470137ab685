import type { Environment } from '../../../model/architecture.ts'
import { availabilityText, managedStores, productOf, scalingText, usersText } from '../facts.ts'
import * as glossary from '../glossary.ts'
import { subnetTitle } from '../network-rows.ts'
import { type Page, section } from '../page.ts'
import { architecturePicture, networkPicture, otherPictures, type Picture } from '../pictures.ts'
import { type Grid, grid } from '../table.ts'

interface ContextView {
  environment: string
  traits: Grid
  flow: string
  picture: Picture
  others: { title: string; path: string }[]
  network: string
  components: { name: string; text: string; role: string }[]
}

/** 2. 운영환경 아키텍처 개요 */
export const context = section<ContextView>('prod/context', page => {
  const { environment } = page
  return {
    environment: environment.name,
    traits: traits(page),
    flow: flowText(environment),
    picture: architecturePicture(page),
    others: otherPictures(page),
    network: networkPicture(page).path,
    components: components(page),
  }
})

function traits(page: Page): Grid {
  const { environment, architecture } = page
  const { about, targets } = environment
  const because = (key: string) => about.because[key] ?? null
  const rows: [string, string | null, string | null][] = [
    [
      '목적',
      about.purpose &&
        (architecture.system.summary ? `${about.purpose} (${architecture.system.summary})` : about.purpose),
      because('purpose'),
    ],
    ['사용자 규모', usersText(environment, true), because('users')],
    [
      '가용성 목표',
      targets.availability === null ? null : availabilityText(targets.availability),
      because('availability'),
    ],
    ['확장성', scalingText(page), because('scaling')],
    ['보안 수준', about.security, because('security')],
    [
      '데이터 보호',
      about.dataProtection,
      architecture.system.compliance.length > 0
        ? `${architecture.system.compliance.join(', ')} 준수`
        : because('dataProtection'),
    ],
    ['복잡도', about.complexity, because('complexity')],
    ['클라우드', architecture.system.cloud, because('cloud')],
    ['기술 스택', architecture.system.runtime, because('runtime')],
    [
      '리전',
      environment.drRegion
        ? `${environment.region.name} (재해복구 ${environment.drRegion.name})`
        : environment.region.name,
      because('region'),
    ],
    ['통신 방식', architecture.system.async, because('async')],
  ]
  return grid(
    ['특성', `${environment.name} 설정값`, '근거'],
    rows.filter(([, value]) => value !== null),
  )!
}

function flowText(environment: Environment): string {
  const parts = [
    ...(environment.frontDoor ? ['CDN'] : []),
    ...(environment.gateway ? ['Application Gateway'] : [glossary.ingress[environment.ingress.controller].short]),
    'AKS',
    ...(managedStores(environment).length > 0
      ? ['관리형 서비스']
      : environment.stores.length > 0
        ? ['백킹서비스 Pod']
        : []),
  ]
  return `전체 시스템은 ${parts.join(' → ')} 순서의 흐름으로 구성됩니다.`
}

function components({ environment }: Page): ContextView['components'] {
  const { frontDoor, gateway, cluster, stores, messaging, streaming, network, keyVault, externals } = environment
  const subnet = (id: string | null) => network.subnets.find(subnet => subnet.id === id)
  const at = (id: string | null) => {
    const found = subnet(id)
    return found ? `${subnetTitle(found.id)} (${found.cidr})` : '공용 네트워크'
  }
  const zones = environment.zones.length > 1 ? 'Multi-Zone ' : ''
  const nodes = network.subnets.find(({ for: use }) => use === 'nodes')
  return [
    ...(frontDoor || gateway
      ? [
          {
            name: '프론트엔드',
            text: [
              ...(frontDoor ? [`Azure Front Door + CDN`] : []),
              ...(gateway ? [gateway.waf ? 'Application Gateway + WAF' : 'Application Gateway'] : []),
            ].join(' → '),
            role: [
              ...(frontDoor ? ['글로벌 가속 및 DDoS 보호'] : []),
              ...(gateway ? ['L7 로드밸런싱 및 웹 보안'] : []),
            ].join(', '),
          },
        ]
      : []),
    {
      name: '네트워크',
      text: `${environment.privateEndpoints.length > 0 ? 'Azure Private Link → ' : ''}${zones}AKS 클러스터`,
      role: `AKS ${cluster.tier}, ${environment.zones.length > 1 ? 'Multi-Zone Kubernetes 클러스터' : 'Kubernetes 클러스터'}`,
    },
    ...(nodes
      ? [
          {
            name: '애플리케이션',
            text: `${subnetTitle(nodes.id)} (${nodes.cidr})`,
            role: `서비스 ${environment.services.length}개, ${zones ? '고가용성 리플리카' : '고정 복제본'}`,
          },
        ]
      : []),
    ...stores.map(store => ({
      name: store.definition.engine === 'redis' ? '캐시' : store.definition.engine === 'blob' ? '파일' : '데이터',
      text: store.hosting === 'pod' ? `${store.definition.name} Pod` : `${at(store.subnet)} - ${productOf(store)}`,
      role:
        store.definition.purpose ??
        (store.definition.engine === 'redis' ? '관리형 캐시 서비스' : '관리형 주 데이터베이스'),
    })),
    ...(messaging ? [{ name: '메시징', text: `Azure Service Bus ${messaging.sku}`, role: '엔터프라이즈 메시징' }] : []),
    ...(streaming ? [{ name: '스트리밍', text: `Azure Event Hubs ${streaming.sku}`, role: '이벤트 스트리밍' }] : []),
    ...(keyVault ? [{ name: '비밀 관리', text: 'Azure Key Vault', role: '비밀과 인증서 보관' }] : []),
    ...externals
      .filter(({ definition }) => definition.direction === 'outbound')
      .map(external => ({
        name: '외부 시스템',
        text:
          external.kind === 'mock'
            ? `${environment.services.find(({ id }) => id === external.service)?.definition.name ?? external.id} (${external.definition.name} 모의)`
            : external.definition.name,
        role: external.kind === 'mock' ? '고가용성 구성' : (external.definition.role ?? '외부 연동'),
      })),
  ]
}
