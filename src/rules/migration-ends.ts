import { defineRule } from './rule.ts'

export const migrationEnds = defineRule({
  id: 'migration-ends',
  severity: 'error',
  title: '이행은 한 환경에서 다른 환경으로 간다',
  *check({ migration }) {
    if (!migration || migration.from !== migration.to) return
    yield {
      at: 'migration.to',
      message: '이행의 출발과 도착이 같은 환경입니다.',
      found: migration.to,
      related: [{ at: 'migration.from', message: '출발 환경입니다.' }],
    }
  },
})
