import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const sharedDisk = defineRule({
  id: 'shared-disk',
  severity: 'error',
  title: '여러 Pod가 디스크 하나를 나누지 않는다',
  *check({ environments }) {
    for (const { services, storageClasses } of environments) {
      for (const service of services) {
        const { storage, definition, replicas } = service
        if (!storage || definition.kind === 'stateful' || replicas.max < 2) continue
        // Azure Files may be mounted by many; the managed disks may not.
        if (storage.class?.startsWith('azurefile')) continue
        const own = storageClasses.find(({ id }) => id === storage.class)
        yield {
          at: childPath(service.at, 'storage'),
          message: `${service.id}의 Pod ${replicas.max}개가 한 노드에만 붙는 디스크를 나누려 합니다.`,
          found: own ? `${own.id} (${own.disk})` : (storage.class ?? 'Azure Disk'),
          suggestion: 'kind: stateful로 Pod마다 디스크를 주거나 storageClass: azurefile-csi를 쓰십시오.',
          related: [{ at: childPath(service.at, 'replicas'), message: `복제본이 ${replicas.max}개까지 늡니다.` }],
        }
      }
    }
  },
})
