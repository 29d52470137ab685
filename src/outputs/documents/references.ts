import type { Architecture } from '../../model/architecture.ts'
import { type Grid, grid } from './table.ts'

/** Documents outside this system, as a table when the spec says how they are used, else as a list. Their paths are the author's, not links of ours. */
export function referenceList(
  architecture: Architecture,
  document: string,
): { referenceTable: Grid | null; references: { title: string; path: string }[] } {
  const wanted = architecture.documents.references.filter(
    ({ in: documents }) => documents.length === 0 || documents.includes(document),
  )
  if (!wanted.some(({ relation, usage }) => relation ?? usage)) {
    return { referenceTable: null, references: wanted.map(({ title, path }) => ({ title, path })) }
  }
  const rows = wanted.map(({ title, path, relation, usage }) => [title, relation, usage, path])
  return { referenceTable: grid(['아키텍처 문서', '연관관계', '참조 방법', '위치'], rows), references: [] }
}
