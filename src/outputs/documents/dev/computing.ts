import type { Environment } from '../../../model/architecture.ts'
import { totalRequests } from '../../../model/capacity.ts'
import { mebibytes, millicores, number, span } from '../../../print/korean.ts'
import { every } from '../backup-rows.ts'
import { capacity, resourcesText } from '../capacity-table.ts'
import { clusterRows, poolRows, poolTitle } from '../cluster-rows.ts'
import { labelOf, memoryOf } from '../facts.ts'
import * as glossary from '../glossary.ts'
import { type Page, section } from '../page.ts'
import { placementGrid } from '../prod/computing.ts'
import { captioned, type Grid, grid, type Settings } from '../table.ts'

interface View {
  title: string
  cluster: Settings
  pools: Settings
  capacity: Grid | null
  services: Grid
  totals: string[]
  placement: Grid
  backing: Grid | null
  classes: Grid | null
  notices: string[]
}

/** 3. 컴퓨팅 아키텍처 */
export const computing = section<View>('dev/computing', page => {
  const { environment, words } = page
  const { capacity: table, capacityNotices } = capacity(environment)
  const { now } = totalRequests(environment)
  return {
    title: words.cluster,
    cluster: captioned(words, [['', clusterRows(environment, words)]]),
    pools: captioned(
      words,
      environment.cluster.pools.map(pool => [poolTitle(pool), poolRows(pool, environment)] as const),
    ),
    capacity: table,
    services: services(page),
    totals: [`Pod ${number(now.pods)}개, 요청 합 ${resourcesText(now)} (백킹서비스 포함)`],
    placement: placementGrid(page),
    backing: backing(environment),
    classes: storageClasses(environment),
    notices: capacityNotices,
  }
})

const services = ({ environment, words }: Page): Grid =>
  grid(
    [words.service, 'CPU Requests', 'Memory Requests', 'CPU Limits', 'Memory Limits', 'Replicas'],
    environment.services.map(service => {
      const memory = memoryOf(service.memory)
      return [
        labelOf(service),
        millicores(service.cpu.request),
        memory.request,
        millicores(service.cpu.limit),
        memory.limit,
        span(service.replicas),
      ]
    }),
  )!

function backing({ stores, storageClasses }: Environment): Grid | null {
  return grid(
    ['서비스', 'CPU Requests', 'Memory Requests', 'CPU Limits', 'Memory Limits', 'Storage'],
    stores.flatMap(store => {
      if (store.hosting !== 'pod')
        return [[store.definition.name, '-', '-', '-', '-', glossary.hosting[store.hosting].product]]
      const disk = storageClasses.find(({ id }) => id === store.storageClass)?.disk
      const storage =
        store.storageMiB === null
          ? 'Memory Only'
          : `${mebibytes(store.storageMiB)} (Azure Disk${disk ? ` ${glossary.disk[disk] ?? disk}` : ''})`
      return [
        [
          store.definition.name,
          millicores(store.cpu.request),
          mebibytes(store.memory.request),
          millicores(store.cpu.limit),
          mebibytes(store.memory.limit),
          storage,
        ],
      ]
    }),
  )
}

function storageClasses({ storageClasses, stores }: Environment): Grid | null {
  return grid(
    ['스토리지 클래스', '제공자', '성능', '용도', '백업 정책', '쓰는 곳'],
    storageClasses.map(({ id, disk, purpose, usedBy }) => {
      const store = stores.find(store => store.hosting === 'pod' && store.storageClass === id)
      const backup =
        store?.hosting === 'pod' && store.backup.method !== 'none'
          ? `${every(store.backup.every)} ${glossary.backupMethod[store.backup.method]}`
          : '-'
      return [
        id,
        'Azure Disk',
        glossary.disk[disk] ?? disk,
        purpose ?? '데이터 저장',
        backup,
        usedBy.join(', ') || '미사용',
      ]
    }),
  )
}
