import { childPath } from '../diagnostic.ts'
import { runsAlways } from '../model/capacity.ts'
import { defineRule } from './rule.ts'

/** From here on the restart of an only Pod is an outage that was promised not to happen. */
const demanding = 99

export const singleReplica = defineRule({
  id: 'single-replica',
  severity: 'warning',
  title: '가용성을 약속한 서비스는 복제본이 둘 이상이다',
  *check({ environments }) {
    for (const { at, services, targets } of environments) {
      if (targets.availability === null || targets.availability < demanding) continue
      for (const service of services) {
        if (service.replicas.min > 1 || !runsAlways(service)) continue
        yield {
          at: childPath(service.at, 'replicas'),
          message: `${service.id}의 복제본이 하나라 Pod 하나를 잃으면 서비스가 멈춥니다.`,
          found: String(service.replicas.min),
          allowed: '2 이상',
          related: [
            {
              at: childPath(childPath(at, 'targets'), 'availability'),
              message: `가용성 ${targets.availability}%를 약속했습니다.`,
            },
          ],
        }
      }
    }
  },
})
