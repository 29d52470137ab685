import { childPath } from '../diagnostic.ts'
import { defineRule } from './rule.ts'

export const phaseTargets = defineRule({
  id: 'phase-targets',
  severity: 'error',
  title: '지금의 단계는 환경의 목표를 그대로 쓴다',
  *check({ roadmap, spec }) {
    for (const [n, phase] of roadmap.entries()) {
      const targets = spec.roadmap?.[n]?.targets
      if (phase.environment === null || !targets) continue
      for (const [key, value] of Object.entries(targets)) {
        const target = `environments.${phase.environment}.targets.${key}`
        yield {
          at: childPath(childPath(phase.at, 'targets'), key),
          message: `${phase.number}단계는 ${phase.environment} 환경인데 목표를 따로 적어 두 값이 어긋날 수 있습니다.`,
          found: String(value),
          suggestion: `지우면 ${target}의 값이 쓰입니다.`,
          related: [{ at: target, message: '환경의 목표입니다.' }],
        }
      }
    }
  },
})
