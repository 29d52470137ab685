import { nearest } from '../spec/nearest.ts'
import { exitCode } from './exit-codes.ts'
import { WrongUse } from './failures.ts'
import { ruleTitles } from './rule-titles.ts'
import { printResult } from './terminal.ts'

/** Lists every rule: id, severity, title. */
export function listRules({ json }: { json?: boolean }): number {
  const titles = ruleTitles()
  if (json) {
    printResult(`${JSON.stringify({ ktarch: '1', rules: titles }, null, 2)}\n`)
    return exitCode.fine
  }
  const width = Math.max(...titles.map(({ id }) => id.length))
  printResult(
    titles.map(({ id, severity, title }) => `${id.padEnd(width)}  ${severity.padEnd(7)}  ${title}\n`).join(''),
  )
  return exitCode.fine
}

/** Prints a rule's page: what, why, how to mend, with an example of each. */
export async function explainRule(id: string, { lang }: { lang: string }): Promise<number> {
  if (lang !== 'ko' && lang !== 'en') throw new WrongUse(`--lang에는 ko나 en을 쓰세요. 받은 값: ${lang}`)
  const { pages } = await import('../rules/pages.generated.ts')
  const known = ruleTitles()
  const rule = known.find(rule => rule.id === id)
  if (!rule) {
    const meant = nearest(
      id,
      known.map(({ id }) => id),
    )
    throw new WrongUse(
      `'${id}' 규칙은 없습니다.${meant ? ` '${meant}'을(를) 뜻한 것인지 확인하세요.` : ''} ktarch rules가 목록을 보입니다.`,
    )
  }
  const page = pages[id] ?? `# ${rule.title}\n`
  const english = page.indexOf('## English')
  const korean = english < 0 ? page : page.slice(0, english)
  printResult(
    lang === 'en' && english >= 0
      ? `# ${id}\n\n${page.slice(page.indexOf('\n', english)).trim()}\n`
      : `${korean.trim()}\n`,
  )
  return exitCode.fine
}
