import { childPath } from '../diagnostic.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

export const redisMaxMemory = defineRule({
  id: 'redis-max-memory',
  severity: 'error',
  title: 'Redis가 쓰는 메모리는 컨테이너의 한도보다 작다',
  *check(architecture) {
    for (const { store } of hostedAs(architecture, 'pod')) {
      if (store.maxMemoryMB === null || store.maxMemoryMB < store.memory.limit) continue
      yield {
        at: childPath(store.at, 'maxMemory'),
        message: 'Redis가 한도까지 쓰기 전에 컨테이너가 메모리 부족으로 죽습니다.',
        found: `${store.maxMemoryMB}MB`,
        allowed: `${store.memory.limit}Mi보다 작은 값`,
        suggestion: '메모리 한도의 절반에서 3/4 정도로 두십시오.',
        related: [{ at: childPath(store.at, 'memory'), message: `메모리 한도는 ${store.memory.limit}Mi입니다.` }],
      }
    }
  },
})
