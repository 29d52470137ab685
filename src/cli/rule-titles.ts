import type { Severity } from '../diagnostic.ts'
import { rules } from '../rules/index.ts'
import { readerRules } from '../spec/reader-rules.ts'

/** Every rule a finding can name, with its heading. */
export function ruleTitles(): { id: string; severity: Severity; title: string }[] {
  const own = rules.map(({ id, severity, title }) => ({ id, severity, title }))
  const ofReading = [...readerRules, ...modelRules].map(({ id, title }) => ({ id, title, severity: 'error' as const }))
  return [...ofReading, ...own].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** What resolving a spec can refuse, and what the command itself finds. */
const modelRules = [
  { id: 'reference', title: '참조하는 이름이 있다' },
  { id: 'required', title: '필요한 값이 있다' },
  { id: 'prose-reference', title: '문장 속 참조가 값을 가리킨다' },
  { id: 'artefact', title: '생성된 파일이 명세와 같다' },
  { id: 'unreadable', title: '명세를 읽을 수 있다' },
]
