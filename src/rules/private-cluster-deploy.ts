import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

/** Tools that run inside the cluster and fetch what is to be deployed. */
const pulls = /argo|flux/i
/** Runners that stand outside every network of ours. */
const hosted = /github actions|azure (devops|pipelines)|gitlab\.com/i

export const privateClusterDeploy = defineRule({
  id: 'private-cluster-deploy',
  severity: 'warning',
  title: '프라이빗 클러스터에는 안에서 가져오는 배포가 필요하다',
  *check({ environments }) {
    for (const { at, cluster, delivery } of environments) {
      const tool = delivery.cd?.tool ?? delivery.ci?.tool ?? null
      if (!cluster.private || tool === null || pulls.test(tool) || !hosted.test(tool)) continue
      yield {
        at: `${at}.delivery.${delivery.cd?.tool ? 'cd' : 'ci'}.tool`,
        message: `${tool}의 호스팅 실행기는 프라이빗 클러스터의 API 서버에 닿지 못합니다.`,
        found: tool,
        suggestion: 'cd에 ArgoCD처럼 클러스터 안에서 가져오는 도구를 두거나, VNet 안의 자체 실행기를 쓰십시오.',
        related: [{ at: childPath(cluster.at, 'private'), message: '프라이빗 클러스터입니다.' }],
      }
    }
  },
})
