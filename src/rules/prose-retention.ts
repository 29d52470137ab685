import type { Environment } from '../model/architecture.ts'
import { defineRule } from './rule.ts'
import { isProse, writtenStrings } from './written-strings.ts'

export const proseRetention = defineRule({
  id: 'prose-retention',
  severity: 'warning',
  title: '글이 말하는 보존 기간은 설계의 것이다',
  *check(architecture) {
    for (const written of writtenStrings(architecture)) {
      const [top, id] = written.keys
      const environment = architecture.environments.find(environment => environment.id === id)
      if (top !== 'environments' || !environment || !isProse(written)) continue
      const days = Number(retention.exec(written.text)?.[1])
      if (!days) continue
      const wrong = kept(environment).filter(({ words, keeps }) => words.test(written.text) && !keeps.includes(days))
      for (const { what, keeps } of wrong) {
        yield {
          at: written.at,
          message: `글은 ${what}의 보존이 ${days}일이라고 하지만 설계는 다릅니다.`,
          found: `${days}일`,
          allowed: keeps.length > 0 ? keeps.map(count => `${count}일`).join(', ') : '날짜로 정한 보존 없음',
        }
      }
    }
  },
})

const retention = /(?:보존|보관|retention)[^0-9]{0,8}(\d+)\s?일/i

const secondsPerDay = 86_400

/** What keeps something for days, the words that name it, and for how long. */
function kept({ stores, monitoring }: Environment): { what: string; words: RegExp; keeps: number[] }[] {
  const days = (engine: string) =>
    stores.flatMap(store => {
      if (store.definition.engine !== engine) return []
      if (store.hosting === 'azure-postgresql') return [store.backup.keepDays]
      return store.hosting === 'pod' && store.backup.method !== 'none' ? [store.backup.keep / secondsPerDay] : []
    })
  return [
    { what: 'PostgreSQL', words: /PostgreSQL|데이터베이스/i, keeps: days('postgresql') },
    { what: 'Redis', words: /Redis|캐시/i, keeps: days('redis') },
    { what: '로그', words: /로그/, keeps: [monitoring.keepDays] },
  ]
}
