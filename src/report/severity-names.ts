import type { Severity } from '../diagnostic.ts'

export const severityNames: Record<Severity, string> = { error: '오류', warning: '경고', info: '참고' }
