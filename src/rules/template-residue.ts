import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'
import { isProse, writtenStrings } from './written-strings.ts'

export const templateResidue = defineRule({
  id: 'template-residue',
  severity: 'warning',
  title: '글에 나오는 이름은 이 시스템의 것이다',
  *check(architecture) {
    const known = knownIds(architecture.spec)
    for (const written of writtenStrings(architecture)) {
      // Decisions speak of what was replaced.
      if (written.keys[0] === 'decisions' || !isProse(written)) continue
      for (const [name] of written.text.matchAll(component)) {
        if (known.has(name)) continue
        yield {
          at: written.at,
          message: `이 시스템에 없는 이름 ${particle(name, '이/가')} 글에 나옵니다.`,
          found: name,
          suggestion: '다른 시스템의 문서에서 옮겨 온 것이면 고치고, 있는 것이면 그 id로 적으십시오.',
        }
      }
    }
  },
})

/** A name that reads like a part of a system: ai-schedule-queue, order-service. */
const component = /\b[a-z][a-z0-9]*(?:-[a-z0-9]+)*-(?:service|queue|topic|dlq|db|mock|worker|stream)\b/g

/** Every key of the spec, and the id of the system. */
function knownIds(spec: { system: { id: string } }): Set<string> {
  const ids = new Set([spec.system.id])
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk)
    else if (typeof value === 'object' && value !== null)
      for (const [key, child] of Object.entries(value)) {
        ids.add(key)
        walk(child)
      }
  }
  walk(spec)
  return ids
}
