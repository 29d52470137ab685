import { childPath } from '../diagnostic.ts'
import { overlaps, parseCidr } from '../model/cidr.ts'
import { particle } from '../print/korean.ts'
import type { Finding } from './rule.ts'
import { defineRule } from './rule.ts'
import { vnetRange, type WrittenRange } from './written-ranges.ts'

export const cidrOverlap = defineRule({
  id: 'cidr-overlap',
  severity: 'error',
  title: '서브넷과 이어진 네트워크의 대역은 겹치지 않는다',
  *check({ environments }) {
    for (const { network, externals } of environments) {
      yield* overlapping(
        network.subnets.map(({ id, cidr, at }) => ({ what: `서브넷 ${id}`, cidr, at: childPath(at, 'cidr') })),
      )
      yield* overlapping([
        vnetRange(network),
        ...network.peers.map(({ id, addressSpace, at }) => ({
          what: `피어 네트워크 ${id}`,
          cidr: addressSpace,
          at: childPath(at, 'addressSpace'),
        })),
        // A system behind a VPN shares the routes with the VNet.
        ...externals.flatMap(({ id, cidr, at, reach }) =>
          cidr === null || reach === 'internet' ? [] : [{ what: `외부 시스템 ${id}`, cidr, at: childPath(at, 'cidr') }],
        ),
      ])
    }
  },
})

/** Sorted by first address, a range can only overlap those that begin before the furthest end seen so far. */
function* overlapping(ranges: WrittenRange[]): Generator<Finding> {
  const parsed = ranges.flatMap(range => {
    const cidr = parseCidr(range.cidr)
    return cidr ? [{ ...range, parsed: cidr }] : []
  })
  const sorted = parsed.toSorted((a, b) => a.parsed.first - b.parsed.first)
  let widest = sorted[0]
  for (const range of sorted.slice(1)) {
    if (widest && overlaps(widest.parsed, range.parsed)) {
      const [earlier, later] = parsed.indexOf(widest) < parsed.indexOf(range) ? [widest, range] : [range, widest]
      yield {
        at: later.at,
        message: `${particle(later.what, '과/와')} ${earlier.what}의 대역이 겹칩니다.`,
        found: later.cidr,
        suggestion: `${particle(earlier.cidr, '과/와')} 겹치지 않는 대역으로 옮기십시오.`,
        related: [{ at: earlier.at, message: `${particle(earlier.what, '은/는')} ${earlier.cidr}입니다.` }],
      }
    }
    if (!widest || range.parsed.last > widest.parsed.last) widest = range
  }
}
