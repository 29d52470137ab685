import { postgresqlVersion, postgresqlVersionEvidence, postgresqlVersions } from '../catalog/postgresql.ts'
import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

export const postgresqlVersionEnded = defineRule({
  id: 'postgresql-version-ended',
  severity: 'error',
  title: '관리형 PostgreSQL은 지원 중인 버전이다',
  *check(architecture) {
    const { asOf } = architecture
    for (const { store } of hostedAs(architecture, 'azure-postgresql')) {
      const { version, at } = store.definition
      const known = version === null ? null : postgresqlVersion(version)
      if (version === null || (known && (asOf === '' || asOf <= known.end))) continue
      yield {
        at: childPath(at, 'version'),
        message: known
          ? `PostgreSQL ${version}의 지원은 ${known.end}에 끝났습니다.`
          : `PostgreSQL ${particle(version, '은/는')} 유연한 서버에 없는 버전입니다.`,
        found: version,
        allowed: postgresqlVersions()
          .filter(({ end, preview }) => asOf <= end && !preview)
          .map(({ version }) => version)
          .join(', '),
        evidence: postgresqlVersionEvidence,
      }
    }
  },
})
