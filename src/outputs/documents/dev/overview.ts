import { duration } from '../../../print/korean.ts'
import { availabilityText, scalingText, usersText } from '../facts.ts'
import * as glossary from '../glossary.ts'
import { type Page, section } from '../page.ts'
import { architecturePicture, networkPicture, otherPictures, type Picture } from '../pictures.ts'
import { referenceList } from '../references.ts'
import { type Grid, grid } from '../table.ts'

interface View {
  environment: string
  system: string
  purpose: string[]
  scope: string
  principles: { name: string; text: string }[]
  referenceTable: Grid | null
  references: { title: string; path: string }[]
  master: string
}

/** 1. 개요 */
export const overview = section<View>('dev/overview', ({ architecture, environment }) => ({
  environment: environment.name,
  system: architecture.system.name,
  purpose: environment.document.purpose,
  scope: `서비스 ${environment.services.length}개와 백킹서비스 ${environment.stores.length}개`,
  principles: principles(environment),
  ...referenceList(architecture, environment.id),
  master: 'physical-architecture.md',
}))

/** The four principles of the guide; what they rest on is what there is. */
function principles({ cluster, stores, offHours, network, zones }: Page['environment']): View['principles'] {
  const pods = stores.filter(({ hosting }) => hosting === 'pod')
  const saving = [
    ...(cluster.pools.some(({ spot }) => spot) ? ['Spot Instances'] : []),
    ...(pods.length > 0 ? ['Pod 기반 백킹서비스'] : []),
    ...(offHours ? ['비업무시간 종료'] : []),
    ...(cluster.tier === 'Free' ? ['Free 계층'] : []),
  ]
  return [
    { name: 'MVP 우선', text: '빠른 개발과 검증을 위한 최소 구성' },
    { name: '비용 최적화', text: saving.length > 0 ? `${saving.join(', ')} 활용` : '필요한 만큼만 사용' },
    {
      name: '개발 편의성',
      text: `복잡한 설정 최소화, 빠른 배포${network.podTraffic === 'allow' ? ', Pod 사이 통신 허용' : ''}`,
    },
    {
      name: '단순성',
      text: `운영 복잡도 최소화 (${zones.length > 1 ? `영역 ${zones.length}개` : '단일 영역'}, 노드 풀 ${cluster.pools.length}개)`,
    },
  ]
}

interface ContextView {
  environment: string
  traits: Grid
  picture: Picture
  others: { title: string; path: string }[]
  network: string
  components: string[]
}

/** 2. 개발환경 아키텍처 개요 */
export const context = section<ContextView>('dev/context', page => {
  const { environment } = page
  return {
    environment: environment.name,
    traits: traits(page),
    picture: architecturePicture(page),
    others: otherPictures(page),
    network: networkPicture(page).path,
    components: components(environment),
  }
})

function traits(page: Page): Grid {
  const { architecture, environment } = page
  const { about, targets, offHours } = environment
  const because = (key: string) => about.because[key] ?? null
  const rows: [string, string | null, string | null][] = [
    ['목적', about.purpose, because('purpose')],
    ['사용자', usersText(environment, false), because('users')],
    ['가용성', targets.availability === null ? null : availabilityText(targets.availability), because('availability')],
    ['확장성', scalingText(page), because('scaling')],
    ['보안', about.security, because('security')],
    ['데이터 보호', about.dataProtection, because('dataProtection')],
    ['복잡도', about.complexity, because('complexity')],
    ['응답 시간', targets.response === null ? null : `${duration(targets.response)} 이내`, because('response')],
    ['비업무시간', offHours ? offHoursText(offHours) : null, because('offHours')],
    ['클라우드', architecture.system.cloud, because('cloud')],
    ['기술 스택', architecture.system.runtime, because('runtime')],
    ['리전', environment.region.name, because('region')],
    ['통신 방식', architecture.system.async, because('async')],
  ]
  return grid(
    ['특성', `${environment.name} 설정값`, '근거'],
    rows.filter(([, value]) => value !== null),
  )!
}

/** '야간 20:00-08:00과 주말에 apps 종료' */
export const offHoursText = ({ nights, weekends, stop }: NonNullable<Page['environment']['offHours']>) =>
  `${[nights ? `야간 ${nights.replace('..', '-')}` : null, weekends ? '주말' : null].filter(Boolean).join(', ')}에 ${stop.join(', ') || '모든'} 노드 풀 종료`

function components({ ingress, services, stores, messaging, streaming, cluster }: Page['environment']): string[] {
  return [
    `${glossary.ingress[ingress.controller].name} → AKS ${cluster.tier} 클러스터`,
    `애플리케이션 Pod: ${services.map(({ definition }) => definition.name).join(', ')}`,
    ...(stores.length > 0
      ? [
          `백킹서비스: ${stores
            .map(store =>
              store.hosting === 'pod'
                ? `${store.definition.name} Pod (${store.storageMiB === null ? 'Memory Only' : 'Azure Disk'})`
                : `${store.definition.name} (${glossary.hosting[store.hosting].product})`,
            )
            .join(', ')}`,
        ]
      : []),
    ...(messaging ? [`메시징: Azure Service Bus ${messaging.sku}`] : []),
    ...(streaming ? [`스트리밍: Azure Event Hubs ${streaming.sku}`] : []),
  ]
}
