import { region, regionEvidence, regions } from '../catalog/regions.ts'
import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { nearest } from '../spec/nearest.ts'
import { defineRule } from './rule.ts'

export const regionKnown = defineRule({
  id: 'region-known',
  severity: 'error',
  title: '지역은 Azure에 있는 지역이다',
  *check({ environments }) {
    for (const environment of environments) {
      const places = [
        { id: environment.region.id, at: childPath(environment.at, 'region') },
        ...(environment.drRegion ? [{ id: environment.drRegion.id, at: childPath(environment.at, 'drRegion') }] : []),
      ]
      for (const { id, at } of places) {
        if (region(id)) continue
        const near = nearest(
          id,
          regions().map(({ name }) => name),
        )
        yield {
          at,
          message: `Azure 지역 ${particle(id, '을/를')} 찾지 못했습니다.`,
          found: id,
          ...(near && { suggestion: `${particle(near, '을/를')} 뜻했습니까?` }),
          evidence: regionEvidence,
        }
      }
    }
  },
})
