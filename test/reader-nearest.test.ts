import { expect, test } from 'vitest'
import { editDistance, nearest } from '../src/spec/nearest.ts'

const keys = [
  'replicas',
  'cpu',
  'memory',
  'scale',
  'pdb',
  'probes',
  'pool',
  'tag',
  'env',
  'storage',
  'storageClass',
  'private',
  'vm',
]

test.each([
  ['replicsa', 'replicas'],
  ['replica', 'replicas'],
  ['Replicas', 'replicas'],
  ['mem', 'memory'],
  ['storage_class', 'storageClass'],
  ['storage-class', 'storageClass'],
  ['vmSize', 'vm'],
  ['envs', 'env'],
  ['cpus', 'cpu'],
  ['privateCluster', 'private'],
])('%s means %s', (typed, meant) => {
  expect(nearest(typed, keys)).toBe(meant)
})

test.each(['x', 'database', 'zzz', ''])('%s is near to nothing', typed => {
  expect(nearest(typed, keys)).toBeUndefined()
})

test('of two that are equally near the first is taken, so that the answer does not depend on chance', () => {
  expect(nearest('bat', ['cat', 'rat'])).toBe('cat')
})

test.each([
  ['', '', 0],
  ['a', '', 1],
  ['ab', 'ba', 1],
  ['kitten', 'sitting', 3],
  ['flaw', 'lawn', 2],
] as const)('from %s to %s it is %i edits', (a, b, edits) => {
  expect(editDistance(a, b)).toBe(edits)
  expect(editDistance(b, a)).toBe(edits)
})
