import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const routeUnique = defineRule({
  id: 'route-unique',
  severity: 'error',
  title: '한 경로를 두 서비스가 받지 않는다',
  *check({ services }) {
    const owners = new Map<string, { id: string; at: string }>()
    for (const { id, at, routes } of services) {
      for (const [n, route] of routes.entries()) {
        const place = childPath(childPath(at, 'routes'), n)
        const path = route.replace(/\/$/, '')
        const owner = owners.get(path)
        if (owner) {
          yield {
            at: place,
            message:
              owner.id === id
                ? `${particle(id, '이/가')} 같은 경로를 두 번 받습니다.`
                : `경로 ${particle(route, '을/를')} ${owner.id}도 받습니다.`,
            found: route,
            related: [{ at: owner.at, message: `${owner.id}의 경로입니다.` }],
          }
        }
        owners.set(path, { id, at: place })
      }
    }
  },
})
