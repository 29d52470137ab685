import { price } from '../catalog/prices.ts'
import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const costFreeTier = defineRule({
  id: 'cost-free-tier',
  severity: 'warning',
  title: 'Free 계층의 AKS에는 관리 요금이 없다',
  *check({ environments }) {
    const free = price('aks.free')
    for (const { cluster, cost } of environments) {
      if (cluster.tier !== 'Free') continue
      for (const item of cost.items) {
        if (item.monthly === 0 || item.of.some(of => of !== 'cluster')) continue
        yield {
          at: childPath(item.at, 'monthly'),
          message: 'AKS Free 계층은 무료인데 관리 요금이 적혀 있습니다.',
          found: `$${item.monthly}`,
          allowed: '$0',
          related: [{ at: childPath(cluster.at, 'tier'), message: 'Free 계층입니다.' }],
          ...(free && { evidence: { source: free.source, asOf: free.asOf ?? '' } }),
        }
      }
    }
  },
})
