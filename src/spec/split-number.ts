import { isScalar, type Node, type Pair, type YAMLMap } from 'yaml'
import type { FixableDiagnostic } from './fixes.ts'
import { keyText, spanOf } from './source.ts'

export interface SplitNumber {
  /** The key whose value was cut. */
  key: string
  /** From the start of the value to the end of the number. */
  span: [number, number]
  fault: Pick<FixableDiagnostic, 'rule' | 'message' | 'found' | 'suggestion' | 'fix'>
}

/** In `{ monthly: $1,450 }` the comma makes 450 a key of its own; found at the entry with that index. */
export function splitNumber(map: YAMLMap, index: number, text: string): SplitNumber | undefined {
  const entry = map.items[index] as Pair<Node, Node | null>
  const before = map.items[index - 1] as Pair<Node, Node | null> | undefined
  if (!map.flow || !before || !isThousands(entry) || !isScalar(before.key) || !isScalar(before.value)) return undefined
  if (!/^\$?\d{1,3}$/.test(before.value.source ?? '')) return undefined
  const span: [number, number] = [spanOf(before.value)[0], spanOf(entry.key)[1]]
  const found = text.slice(...span)
  const whole = found.replaceAll(/,\s*/g, '')
  return {
    key: keyText(before.key),
    span,
    fault: {
      rule: 'yaml',
      message: '{ } 안의 쉼표가 숫자를 둘로 나누었습니다.',
      found,
      suggestion: `쉼표 없이 쓰세요: ${whole}`,
      fix: found.includes('\n') ? undefined : { on: 'value', value: whole, verbatim: true },
    },
  }
}

const isThousands = ({ key, value }: Pair<Node, Node | null>) =>
  isScalar(key) &&
  /^\d{3}(\.\d+)?$/.test(key.source ?? '') &&
  (value === null || (isScalar(value) && value.value === null))
