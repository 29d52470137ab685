import table from './private-dns.json' with { type: 'json' }
import { lookUp } from './table.ts'

export interface PrivateLink {
  /** postgresql, redis, key-vault … */
  kind: string
  /** Microsoft.KeyVault/vaults */
  type: string
  groupId: string
  /** May hold {region}. */
  zone: string
}

const links = lookUp<PrivateLink>(table)

export const privateLink = (kind: string) => links.find(kind)
