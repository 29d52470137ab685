import type { Environment } from '../../model/architecture.ts'
import type { BicepValue } from '../../print/bicep.ts'

export function flowLogValue({ network, region, monitoring }: Environment): BicepValue {
  if (!network.watcher.includes('vnet-flow-logs')) return undefined
  return {
    name: `fl-${network.vnet}`,
    // Azure makes one watcher for a region and puts it here under these names.
    watcherResourceGroup: 'NetworkWatcherRG',
    watcherName: `NetworkWatcher_${region.id}`,
    identityName: `id-fl-${network.vnet}`,
    retentionInDays: monitoring.keepDays,
  }
}
