import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

/** Tags that name another image tomorrow. */
const moving = /^(latest|dev|develop|main|master|stable|prod|staging)$/

export const imageTag = defineRule({
  id: 'image-tag',
  severity: 'warning',
  title: '이미지 태그는 늘 같은 이미지를 가리킨다',
  *check({ environments }) {
    for (const service of environments.flatMap(({ services }) => services)) {
      if (!moving.test(service.tag)) continue
      yield {
        at: childPath(service.at, 'tag'),
        message: `태그 ${particle(service.tag, '은/는')} 내일 다른 이미지를 가리킬 수 있어 롤백할 수 없습니다.`,
        found: service.tag,
        allowed: '"1.4.2" 같은 버전이나 커밋 해시',
      }
    }
  },
})
