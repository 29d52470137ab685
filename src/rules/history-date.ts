import { defineRule } from './rule.ts'

export const historyDate = defineRule({
  id: 'history-date',
  severity: 'warning',
  title: '날짜로 판단하려면 문서의 날짜가 있어야 한다',
  *check({ asOf }) {
    if (asOf !== '') return
    yield {
      at: 'documents',
      message: '문서 이력에 날짜가 없어 버전과 서비스의 지원 종료를 판단하지 않았습니다.',
      suggestion: 'documents.history에 개정 날짜를 적거나 --as-of로 날짜를 주십시오.',
    }
  },
})
