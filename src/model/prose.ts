import { childPath, type Diagnostic, type IdPath } from '../diagnostic.ts'

/**
 * Prose refers to facts instead of repeating them: `${system.name}`, `${.targets.users}` (a leading dot: this environment),
 * `${.derived.cost.monthly}`. Values are printed as the documents print them.
 */
const reference = /\$\{([^}]*)\}/g

/** Parts whose strings are not prose: variables, server settings and queries may hold `${…}` of their own. */
const notProse = new Set(['env', 'settings', 'queries'])

export interface Facts {
  /** The whole spec, for paths without a leading dot. */
  spec: unknown
  /** The environment, for paths with one; null outside environments. */
  environment: unknown
  /** Facts no one wrote: `derived.…`. */
  derived: unknown
}

export const hasReferences = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.includes('${')
    : typeof value === 'object' &&
      value !== null &&
      Object.entries(value).some(([key, child]) => !notProse.has(key) && hasReferences(child))

/** A copy with every reference replaced; those that name nothing stay as they are and are reported. */
export function replaceReferences<T>(
  value: T,
  at: IdPath,
  facts: Facts,
  print: (fact: unknown) => string,
  found: Diagnostic[],
): T {
  if (typeof value === 'string') {
    if (!value.includes('${')) return value
    return value.replaceAll(reference, (whole, path: string) => {
      const fact = lookUp(path.trim(), facts)
      if (fact !== undefined && typeof fact !== 'object') return print(fact)
      found.push({
        rule: 'prose-reference',
        severity: 'error',
        at,
        message:
          fact === undefined
            ? `참조 ${whole}이(가) 가리키는 값이 없습니다`
            : `참조 ${whole}은(는) 값이 아니라 묶음을 가리킵니다`,
        found: whole,
        suggestion: path.trim().startsWith('.')
          ? '앞의 점은 이 환경을 뜻합니다. ktarch resolve로 있는 경로를 확인하세요'
          : '환경의 값은 앞에 점을 붙입니다. 예: ${.targets.users}',
      })
      return whole
    }) as T
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => replaceReferences(item, childPath(at, index), facts, print, found)) as T
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      notProse.has(key) ? child : replaceReferences(child, childPath(at, key), facts, print, found),
    ]),
  ) as T
}

function lookUp(path: string, facts: Facts): unknown {
  const local = path.startsWith('.')
  const keys = (local ? path.slice(1) : path).split('.')
  const start = local ? (keys[0] === 'derived' ? { derived: facts.derived } : facts.environment) : facts.spec
  return keys.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    return (value as Record<string, unknown>)[key]
  }, start)
}
