import type { Architecture } from '../../model/architecture.ts'
import { type Grid, grid } from './table.ts'

/** Versions of the document, newest last. */
export const history = ({ documents }: Architecture): Grid | null =>
  grid(
    ['문서 버전', '최종 수정일', '변경 내용'],
    documents.history.map(({ version, date, change }) => [`v${version}`, date, change]),
  )

/** Who wrote and who reviewed, by role. */
export const people = ({ documents }: Architecture): { name: string; text: string }[] => [
  ...documents.authors.map(person => ({ name: '작성자', text: personText(person) })),
  ...documents.reviewers.map(person => ({ name: '검토자', text: personText(person) })),
]

const personText = ({ role, alias }: { role: string; alias: string | null }) => (alias ? `${role} (${alias})` : role)
