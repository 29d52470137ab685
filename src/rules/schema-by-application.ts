import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

/** Hibernate's settings that let a starting service change the schema. */
const variable = /(ddl[_-]?auto|hbm2ddl)/i
const changing = /^(update|create|create-drop)$/i

export const schemaByApplication = defineRule({
  id: 'schema-by-application',
  severity: 'warning',
  title: '운영 데이터베이스의 스키마를 애플리케이션이 바꾸지 않는다',
  *check({ environments }) {
    for (const { services, targets } of environments) {
      if (targets.availability === null || targets.availability < 99) continue
      for (const service of services) {
        for (const [name, value] of Object.entries(service.env)) {
          if (!variable.test(name) || !changing.test(value)) continue
          yield {
            at: childPath(childPath(service.at, 'env'), name),
            message: `${particle(service.id, '이/가')} 시작할 때마다 데이터베이스의 스키마를 바꿉니다.`,
            found: value,
            allowed: 'validate, none',
            suggestion: '스키마는 Flyway나 Liquibase로 배포하십시오.',
          }
        }
      }
    }
  },
})
