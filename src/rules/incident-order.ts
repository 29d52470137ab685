import { childPath } from '../diagnostic.ts'
import { seconds } from '../model/quantity.ts'
import { duration, particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

export const incidentOrder = defineRule({
  id: 'incident-order',
  severity: 'warning',
  title: '더 심각한 사고에 더 빨리 답한다',
  *check({ environments }) {
    for (const { at, settings } of environments) {
      const incidents = Object.entries(settings.operations?.incidents ?? {})
        .flatMap(([id, { respond }]) =>
          respond === undefined ? [] : [{ id, respond: seconds(respond), at: `${at}.operations.incidents.${id}` }],
        )
        .filter(({ id }) => /\d$/.test(id))
        .toSorted((a, b) => severityOf(a.id) - severityOf(b.id))
      for (const [n, incident] of incidents.entries()) {
        const graver = incidents[n - 1]
        if (!graver || incident.respond >= graver.respond) continue
        yield {
          at: childPath(incident.at, 'respond'),
          message: `${incident.id}의 대응 시간이 더 심각한 ${graver.id}보다 짧습니다.`,
          found: duration(incident.respond),
          allowed: `${duration(graver.respond)} 이상`,
          related: [
            {
              at: childPath(graver.at, 'respond'),
              message: `${particle(graver.id, '은/는')} ${duration(graver.respond)}입니다.`,
            },
          ],
        }
      }
    }
  },
})

const severityOf = (id: string) => Number(/\d+$/.exec(id)?.[0])
