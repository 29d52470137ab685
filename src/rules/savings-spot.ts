import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const savingsSpot = defineRule({
  id: 'savings-spot',
  severity: 'warning',
  title: 'Spot 절감은 노드 풀이 실제로 Spot인지와 맞는다',
  *check({ environments }) {
    for (const { cost, cluster } of environments) {
      for (const saving of cost.savings) {
        const item = cost.items.find(({ id }) => id === saving.of)
        const pools = cluster.pools.filter(({ id }) => item?.of.includes(`cluster.pools.${id}`))
        if (!/spot/i.test(`${saving.id} ${saving.name}`) || pools.length === 0) continue
        const spot = pools.some(pool => pool.spot)
        if (spot === saving.applied) continue
        yield {
          at: childPath(saving.at, 'applied'),
          message: spot
            ? '노드 풀이 이미 Spot인데 앞으로 아낄 금액으로 적혀 있습니다.'
            : 'Spot 절감이 들어 있다고 하지만 노드 풀이 Spot이 아닙니다.',
          found: String(saving.applied),
          allowed: String(spot),
          related: pools.map(({ id, at }) => ({
            at,
            message: `노드 풀 ${particle(id, '은/는')} ${spot ? 'Spot입니다' : 'Spot이 아닙니다'}.`,
          })),
        }
      }
    }
  },
})
