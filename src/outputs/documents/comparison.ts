import type { Architecture, Environment } from '../../model/architecture.ts'
import { isProduction } from './page.ts'
import { type Grid, grid } from './table.ts'

/** A line of a comparison: its name, what each environment says, and the phrase when they differ. */
export interface ComparedRow {
  name: string
  of: (environment: Environment) => string | null
  /** What the environment with the higher demands adds: 'WAF 보안 강화'; or the whole remark, made of all of them. */
  remark: string | ((environments: readonly Environment[]) => string)
}

/** Environments side by side; the last column says who adds what, or that all are alike. */
export function compare(
  architecture: Architecture,
  first: string,
  last: string,
  rows: readonly ComparedRow[],
): Grid | null {
  const { environments, documents } = architecture
  const stronger = environments.findLast(isProduction)
  return grid(
    [first, ...environments.map(({ name }) => name), last],
    rows.flatMap(({ name, of, remark }) => {
      const values = environments.map(of)
      if (values.every(value => value === null)) return []
      const alike = new Set(values).size === 1
      const word =
        alike || !stronger
          ? '모든 환경 동일'
          : typeof remark === 'function'
            ? remark(environments)
            : environments.every(environment => environment === stronger || of(environment) === null)
              ? `${stronger.name} 전용`
              : `${stronger.name}에서 ${remark}`
      return [
        [
          name,
          ...values.map(value => value ?? '없음'),
          environments.length < 2 ? '-' : (documents.master.remarks[name] ?? word),
        ],
      ]
    }),
  )
}
