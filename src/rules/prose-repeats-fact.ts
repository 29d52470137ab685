import { childPath } from '../diagnostic.ts'
import type { Environment } from '../model/architecture.ts'
import { duration, particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'
import { isProse, writtenStrings } from './written-strings.ts'

export const proseRepeatsFact = defineRule({
  id: 'prose-repeats-fact',
  severity: 'warning',
  title: '글은 사실을 되풀이하지 않고 가리킨다',
  *check(architecture) {
    for (const written of writtenStrings(architecture)) {
      const [top, id] = written.keys
      const environment = architecture.environments.find(environment => environment.id === id)
      if (top !== 'environments' || !environment || !isProse(written)) continue
      const plain = written.text.replaceAll(/\$\{[^}]*\}/g, '')
      for (const { pattern, reference, fact } of factsOf(environment)) {
        const found = pattern.exec(plain)?.[0]
        if (found === undefined) continue
        yield {
          at: written.at,
          message: `글에 적힌 ${particle(found, '은/는')} 이미 사실로 적혀 있어, 한쪽만 고치면 어긋납니다.`,
          found,
          suggestion: `\${particle(.${reference}, '으로/로')} 가리키십시오.`,
          related: [{ at: childPath(environment.at, reference), message: `${fact}입니다.` }],
        }
      }
    }
  },
})

interface Fact {
  pattern: RegExp
  reference: string
  fact: string
}

/** Facts that prose likes to repeat, each with its unit: bare numbers are too often equal by chance. */
function factsOf({ targets, cost }: Environment): Fact[] {
  const { availability, users, rto, rpo, response } = targets
  const time = (seconds: number, words: string) => new RegExp(`(?:${words})[^0-9.]{0,6}${escaped(duration(seconds))}`)
  return [
    ...(availability === null
      ? []
      : [
          {
            pattern: new RegExp(`(?<![0-9.])${escaped(String(availability))}\\s?%`),
            reference: 'targets.availability',
            fact: `가용성 ${availability}%`,
          },
        ]),
    ...(users === null || users < 10
      ? []
      : [
          {
            pattern: new RegExp(`(?<![0-9,.])(?:${users}|${grouped(users)})\\s?(?:명|동시|사용자|users)`),
            reference: 'targets.users',
            fact: `사용자 ${users}명`,
          },
        ]),
    ...(rto === null
      ? []
      : [{ pattern: time(rto, 'RTO|복구 목표 시간'), reference: 'targets.rto', fact: `RTO ${duration(rto)}` }]),
    ...(rpo === null
      ? []
      : [{ pattern: time(rpo, 'RPO|복구 목표 시점'), reference: 'targets.rpo', fact: `RPO ${duration(rpo)}` }]),
    ...(response === null
      ? []
      : [
          {
            pattern: time(response, '응답\\s?시간'),
            reference: 'targets.response',
            fact: `응답 시간 ${duration(response)}`,
          },
        ]),
    ...(cost.total < 100
      ? []
      : [
          {
            pattern: new RegExp(`\\$(?:${cost.total}|${grouped(cost.total)})(?![0-9])`),
            reference: 'derived.cost.monthly',
            fact: `비용의 합계 $${cost.total}`,
          },
        ]),
  ]
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** 1000 → '1,000' */
const grouped = (number: number) => String(number).replaceAll(/\B(?=(\d{3})+$)/g, ',')
