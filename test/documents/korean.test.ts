import { expect, test } from 'vitest'
import {
  and,
  duration,
  durationRange,
  mebibytes,
  money,
  number,
  particle,
  percent,
  sizeGB,
  span,
  writtenDuration,
} from '../../src/print/korean.ts'

test('particles follow the sound of Hangul, digits and Latin', () => {
  const topics = [
    '서비스는',
    '가용성은',
    '3은',
    '2는',
    '10은',
    '100은',
    '1,000은',
    '10,000은',
    '0은',
    '99.9는',
    '99.9%는',
    '35일은',
    '1시간은',
    '200ms는',
    '256GB는',
  ]
  for (const expected of topics) expect(particle(expected.slice(0, -1), '은/는')).toBe(expected)
  const objects = [
    'AKS를',
    'HTML을',
    'PostgreSQL을',
    'Redis를',
    'Helm을',
    'Bicep을',
    'Pod를',
    'Spot을',
    'Mock을',
    'Zone을',
    'Node를',
    'Pool을',
    'Premium을',
    'KOS-Mock Service를',
    'Monitoring을',
    'Application Gateway를',
    'WAF를',
    'VM을',
    'Pipeline을',
    'Cache를',
    'Table을',
    'ArgoCD를',
    'TLS를',
    'CDN을',
    'ACR을',
    'DR을',
  ]
  for (const expected of objects) expect(particle(expected.slice(0, -1), '을/를')).toBe(expected)
  expect(particle('KOS-Order System', '으로/로')).toBe('KOS-Order System으로')
  expect(particle('SQL', '으로/로')).toBe('SQL로')
  expect(particle('서울', '으로/로')).toBe('서울로')
  expect(particle('Private Endpoint', '으로/로')).toBe('Private Endpoint로')
  expect(particle('운영환경 (prod)', '이/가')).toBe('운영환경 (prod)이')
  expect(particle('‘지원’', '을/를')).toBe('‘지원’을')
})

test('enumerations', () => {
  expect(and([])).toBe('')
  expect(and(['하나'])).toBe('하나')
  expect(and(['PostgreSQL', 'Redis'])).toBe('PostgreSQL과 Redis')
  expect(and(['가', '나', '다'])).toBe('가, 나와 다')
})

test('quantities are printed as the documents of this family print them', () => {
  expect([2100, 3600, 1800, 60, 10, 0.2, 86_400, 35 * 86_400, 90, 5400].map(duration)).toEqual([
    '35분',
    '1시간',
    '30분',
    '1분',
    '10초',
    '200ms',
    '24시간',
    '35일',
    '90초',
    '90분',
  ])
  expect(['35d', '24h', '1y', '30min', '200ms', '6mo', '60s'].map(writtenDuration)).toEqual([
    '35일',
    '24시간',
    '1년',
    '30분',
    '200ms',
    '6개월',
    '60초',
  ])
  expect(
    [
      { min: 0.2, max: 0.5 },
      { min: 1, max: 3 },
      { min: 0.1, max: 0.1 },
      { min: 0.2, max: 1 },
      { min: 60, max: 120 },
    ].map(durationRange),
  ).toEqual(['200-500ms', '1-3초', '100ms', '200-1000ms', '1-2분'])
  expect([2450, 0.28, 1_000_000, 0, 2.45, -42].map(money)).toEqual([
    '$2,450',
    '$0.28',
    '$1,000,000',
    '$0',
    '$2.45',
    '-$42',
  ])
  expect([256, 1024, 2048, 13].map(sizeGB)).toEqual(['256GB', '1TB', '2TB', '13GB'])
  expect([128, 512, 768, 1024, 1536, 6144].map(mebibytes)).toEqual(['128Mi', '512Mi', '768Mi', '1Gi', '1.5Gi', '6Gi'])
  expect([number(1234567.891), percent(99.9), span({ min: 3, max: 10 }), span({ min: 2, max: 2 })]).toEqual([
    '1,234,567.89',
    '99.9%',
    '3-10',
    '2',
  ])
})
