import { childPath, type IdPath } from '../diagnostic.ts'
import type { Environment } from '../model/architecture.ts'

export interface FixedAddress {
  what: string
  ip: string
  at: IdPath
  /** Id of the subnet it must lie in; null where the model knows none. */
  subnet: string | null
}

/** Every address an environment fixes by hand. */
export function fixedAddresses({ gateway, stores, network }: Environment): FixedAddress[] {
  const address = (what: string, ip: string | null, at: IdPath, subnet: string | null): FixedAddress[] =>
    ip === null ? [] : [{ what, ip, at, subnet }]
  return [
    ...(gateway
      ? address('Application Gateway', gateway.privateIp, childPath(gateway.at, 'privateIp'), gateway.subnet)
      : []),
    ...stores.flatMap(store => {
      if (store.hosting === 'pod' || store.hosting === 'azure-storage') return []
      const replicas = store.hosting === 'azure-postgresql' ? store.replicas : []
      return [
        ...address(`저장소 ${store.id}`, store.ip, childPath(store.at, 'ip'), store.subnet),
        ...replicas.flatMap(({ id, ip, at }) => address(`복제본 ${id}`, ip, childPath(at, 'ip'), store.subnet)),
      ]
    }),
    ...address('방화벽', network.firewallIp, childPath(network.at, 'firewallIp'), null),
  ]
}
