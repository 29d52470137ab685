import { redisSuccessor } from '../catalog/redis.ts'
import { retirement, retirementEvidence } from '../catalog/retirements.ts'
import { vmSize, vmSizeEvidence } from '../catalog/vm-sizes.ts'
import { childPath, type Evidence, type IdPath } from '../diagnostic.ts'
import type { Environment } from '../model/architecture.ts'
import { particle } from '../print/korean.ts'
import { daysBetween } from './days.ts'
import { defineRule } from './rule.ts'

/** A system lives for years: what ends within two should be known when it is designed. */
const noticeDays = 730

export const featureRetiring = defineRule({
  id: 'feature-retiring',
  severity: 'warning',
  title: '퇴역이 예고된 서비스를 알고 쓴다',
  *check({ environments, asOf }) {
    if (asOf === '') return
    for (const { what, date, found, at, instead, evidence } of environments.flatMap(environment =>
      usedFeatures(environment, asOf),
    )) {
      if (daysBetween(asOf, date) > noticeDays) continue
      yield {
        at,
        message: `${particle(what, '은/는')} ${date}에 ${asOf > date ? '퇴역했습니다' : '퇴역합니다'}.`,
        found,
        suggestion: `${particle(instead, '으로/로')} 옮길 계획을 결정(decisions)에 남기십시오.`,
        evidence,
      }
    }
  },
})

interface Feature {
  what: string
  date: string
  found: string
  at: IdPath
  instead: string
  evidence: Evidence
}

function usedFeatures({ cluster, ingress, stores }: Environment, asOf: string): Feature[] {
  const listed = (id: string, part: Omit<Feature, 'date' | 'evidence'>): Feature[] => {
    const entry = retirement(id)
    return entry ? [{ ...part, date: entry.date, evidence: retirementEvidence(id) }] : []
  }
  return [
    ...stores.flatMap(store =>
      store.hosting === 'azure-redis'
        ? listed('eol-125', {
            what: 'Azure Cache for Redis',
            found: store.sku.text,
            at: childPath(store.at, 'hosting'),
            instead: `Azure Managed Redis ${redisSuccessor(store.sku.text) ?? ''}`.trim(),
          })
        : [],
    ),
    ...(cluster.networkPolicy === 'azure'
      ? listed('aks-npm-linux', {
          what: 'Azure Network Policy Manager',
          found: 'networkPolicy: azure',
          at: childPath(cluster.at, 'networkPolicy'),
          instead: 'networkPolicy: cilium',
        })
      : []),
    ...(ingress.controller === 'nginx' || ingress.controller === 'app-routing'
      ? listed('ingress-nginx', {
          what: 'ingress-nginx 프로젝트',
          found: ingress.controller,
          at: childPath(ingress.at, 'controller'),
          instead: 'Gateway API',
        })
      : []),
    ...cluster.pools.flatMap(pool => {
      const retires = vmSize(pool.vm)?.retires
      // A size that is gone already is an error of its own.
      if (!retires || asOf > retires) return []
      // One that is retired already is an error of its own.
      if (asOf > retires) return []
      return [
        {
          what: `VM 크기 ${pool.vm}`,
          date: retires,
          found: pool.vm,
          at: childPath(pool.at, 'vm'),
          instead: '새 계열',
          evidence: vmSizeEvidence,
        },
      ]
    }),
  ]
}
