import { pathKeys } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const decisionPlace = defineRule({
  id: 'decision-place',
  severity: 'error',
  title: '결정은 있는 곳을 가리킨다',
  *check({ decisions, environments, spec }) {
    const whole = { ...spec, environments: Object.fromEntries(environments.map(({ id, settings }) => [id, settings])) }
    for (const { path, at } of decisions) {
      if (at === null || stands(at, spec) || stands(at, whole)) continue
      yield {
        at: `${path}.at`,
        message: '결정이 가리키는 곳이 YAML에 없습니다.',
        found: at,
        suggestion: '값이 적힌 곳의 경로로 고치십시오. ktarch resolve로 있는 경로를 볼 수 있습니다.',
      }
    }
  },
})

const stands = (path: string, tree: unknown) =>
  pathKeys(path).reduce<unknown>((node, key) => (node as Record<string, unknown> | null | undefined)?.[key], tree) !==
  undefined
