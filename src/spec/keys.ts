import { isAlias, isScalar, type Node, Scalar } from 'yaml'
import { particle } from '../print/korean.ts'
import { hiddenIn, invisibleIn } from './characters.ts'
import type { FixableDiagnostic } from './fixes.ts'
import { keyText } from './source.ts'

type Fault = Pick<FixableDiagnostic, 'rule' | 'message' | 'found' | 'suggestion' | 'fix'>

/** Why a key cannot be one, if it cannot: only visible text that JavaScript reads as an ordinary key passes. */
export function keyFault(key: Node): Fault | undefined {
  if (!isScalar(key)) {
    const suggestion = isAlias(key) ? '별칭 대신 키의 이름을 쓰세요.' : '목록이나 맵은 값 자리에 쓰세요.'
    return { rule: 'yaml-feature', message: '키는 글자여야 합니다.', suggestion }
  }
  const name = keyText(key)
  if (name === '')
    return { rule: 'empty-value', message: '콜론 앞에 키가 없습니다.', suggestion: '키의 이름을 쓰세요.' }
  if (typeof key.value !== 'string') return readAsAnother(key, name)
  if (dangerous.has(name)) {
    return {
      rule: 'yaml-feature',
      message: `${name} 키는 쓸 수 없습니다.`,
      suggestion: 'JavaScript의 객체를 바꾸는 데 쓰이는 이름입니다. 다른 이름을 쓰세요.',
    }
  }
  if (name === '<<' && key.type === Scalar.PLAIN) {
    return {
      rule: 'yaml-feature',
      message: '병합 키(<<)는 쓸 수 없습니다.',
      suggestion: '환경에 공통인 값은 defaults에, 서비스에 공통인 값은 serviceDefaults에 쓰세요.',
    }
  }
  return hiddenIn(name) ?? invisibleIn(name)
}

const dangerous = new Set(['__proto__', 'constructor', 'prototype'])

function readAsAnother({ value }: Scalar, name: string): Fault {
  const kind = typeof value === 'number' ? '숫자로' : typeof value === 'boolean' ? '참거짓 값으로' : '빈 값으로'
  return {
    rule: 'yaml-feature',
    message: `${particle(name, '은/는')} 글자가 아니라 ${kind} 읽히는 키입니다.`,
    found: name,
    suggestion: `따옴표로 감싸세요: "${name}"`,
    fix: { on: 'key', value: name },
  }
}
