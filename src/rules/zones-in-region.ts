import { region, regionEvidence } from '../catalog/regions.ts'
import { childPath, type IdPath } from '../diagnostic.ts'
import type { Environment } from '../model/architecture.ts'
import { defineRule } from './rule.ts'

export const zonesInRegion = defineRule({
  id: 'zones-in-region',
  severity: 'error',
  title: '가용 영역은 그 지역에 있는 영역이다',
  *check({ environments }) {
    for (const environment of environments) {
      const place = region(environment.region.id)
      if (!place) continue
      for (const { zones, at } of writtenZones(environment)) {
        const missing = zones.filter(zone => zone < 1 || zone > place.zones)
        if (missing.length === 0) continue
        yield {
          at,
          message:
            place.zones === 0
              ? `${place.displayName} 지역에는 가용 영역이 없습니다.`
              : `${place.displayName} 지역에 없는 가용 영역입니다.`,
          found: zones.join(', '),
          allowed: place.zones === 0 ? '영역 없음' : `1~${place.zones}`,
          related: [{ at: childPath(environment.at, 'region'), message: `지역은 ${place.displayName}입니다.` }],
          evidence: regionEvidence,
        }
      }
    }
  },
})

/** Where the author wrote zones, once each: pools and the gateway take the environment's unless they say otherwise. */
function writtenZones({
  at,
  zones,
  cluster,
  gateway,
  stores,
  settings,
}: Environment): { zones: number[]; at: IdPath }[] {
  const own = (part: { at: IdPath; zones: number[] }) => ({ zones: part.zones, at: childPath(part.at, 'zones') })
  return [
    { zones, at: childPath(at, 'zones') },
    ...cluster.pools.filter(({ id }) => settings.cluster?.pools?.[id]?.zones).map(own),
    ...(gateway && settings.edge?.gateway?.zones ? [own(gateway)] : []),
    ...stores.flatMap(store => {
      if (store.hosting === 'azure-redis') return [own(store)]
      if (store.hosting !== 'azure-postgresql') return []
      return (['zone', 'standbyZone'] as const).flatMap(key => {
        const zone = store[key]
        return zone === null ? [] : [{ zones: [zone], at: childPath(store.at, key) }]
      })
    }),
  ]
}
