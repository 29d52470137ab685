import { defineRule } from './rule.ts'
import { writtenStrings } from './written-strings.ts'

export const placeholder = defineRule({
  id: 'placeholder',
  severity: 'error',
  title: '채우지 않은 자리가 남아 있지 않다',
  *check(architecture) {
    for (const written of writtenStrings(architecture)) {
      const { text, at, keys } = written
      // Queries and commands have angle brackets and dots of their own.
      if (keys.some(key => notText.has(key))) continue
      const found = patterns.map(pattern => pattern.exec(text)?.[0]).find(match => match !== undefined)
      if (found === undefined) continue
      yield {
        at,
        message: '나중에 채우려던 자리가 남아 있습니다.',
        found,
        suggestion: '실제 값을 적거나 지우십시오. 아직 정하지 않은 것은 decisions에 status: open으로 적으십시오.',
      }
    }
  },
})

const notText = new Set(['queries', 'run', 'env', 'settings', 'decisions'])

const patterns = [
  /\b(?:TODO|TBD|FIXME)\b/,
  /\bx{3,}(?:\.x{3,})*\b/i,
  /<[A-Za-z가-힣][A-Za-z가-힣 _-]*>/,
  /\{\{[^}]*\}\}/,
  /\blorem ipsum\b/i,
  /\bchange-?me\b/i,
  /추후 (?:작성|입력|기재)/,
  /^(?:\.{3}|…|\?{3}|미정)$/,
]
