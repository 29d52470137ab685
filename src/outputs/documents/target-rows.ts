import type { Targets } from '../../model/architecture.ts'
import { duration, money, number, percent } from '../../print/korean.ts'

/** Every promise, named and printed; null where nothing is promised. */
export const targetLines: readonly { key: keyof Targets; name: string; print: (value: number) => string }[] = [
  { key: 'availability', name: '가용성', print: value => percent(value, 3) },
  { key: 'users', name: '동시 사용자', print: value => `${number(value)}명` },
  { key: 'response', name: '응답 시간', print: value => `< ${duration(value)}` },
  { key: 'deployTime', name: '배포 시간', print: duration },
  { key: 'rto', name: '복구 시간 (RTO)', print: value => `< ${duration(value)}` },
  { key: 'rpo', name: '복구 시점 (RPO)', print: value => `< ${duration(value)}` },
  {
    key: 'securityIncidents',
    name: '보안 인시던트',
    print: value => (value === 0 ? '0건 목표' : `${number(value)}건 이하`),
  },
  { key: 'cacheHit', name: '캐시 적중률', print: value => `${percent(value)} 이상` },
  { key: 'cdnHit', name: 'CDN 적중률', print: value => `${percent(value)} 이상` },
  { key: 'automation', name: '운영 자동화', print: value => `${percent(value)} 이상` },
  { key: 'monthlyCost', name: '월간 비용', print: value => money(value) },
]

export const targetText = (targets: Targets, key: keyof Targets): string | null => {
  const value = targets[key]
  return value === null ? null : (targetLines.find(line => line.key === key)?.print(value) ?? String(value))
}
