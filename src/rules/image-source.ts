import { retirement, retirementEvidence } from '../catalog/retirements.ts'
import { childPath } from '../diagnostic.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

export const imageSource = defineRule({
  id: 'image-source',
  severity: 'warning',
  title: '저장소 Pod의 이미지를 받을 수 있다',
  *check(architecture) {
    const moved = retirement('bitnami-images')
    for (const { store } of hostedAs(architecture, 'pod')) {
      const image = /^(?:docker\.io\/)?bitnami\/(.+)$/.exec(store.image)?.[1]
      if (image === undefined || !moved || architecture.asOf < moved.date) continue
      yield {
        at: childPath(store.at, 'image'),
        message: `bitnami의 무료 이미지는 ${moved.date}에 bitnamilegacy로 옮겨져 더 갱신되지 않습니다.`,
        found: store.image,
        allowed: `bitnamilegacy/${image}, 또는 공식 이미지`,
        evidence: retirementEvidence('bitnami-images'),
      }
    }
  },
})
