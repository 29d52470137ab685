import type { Architecture, Environment, PostgresqlServer } from '../../model/architecture.ts'
import type { BicepValue } from '../../print/bicep.ts'
import { maintenanceWindow } from './maintenance.ts'
import { integrationZone, privateEndpointValue, subnetName } from './private-endpoint.ts'
import { record } from './units.ts'

const availability = { 'zone-redundant': 'ZoneRedundant', 'same-zone': 'SameZone', none: 'Disabled' } as const

export function postgresqlValue(
  { system }: Architecture,
  environment: Environment,
  server: PostgresqlServer,
): BicepValue {
  const window = maintenanceWindow(environment)
  return {
    name: server.name,
    version: server.definition.version,
    sku: { name: server.sku, tier: server.tier },
    storageSizeGB: server.storageGB,
    autoGrow: server.autoGrow,
    highAvailability: availability[server.ha],
    zone: server.zone === null ? undefined : String(server.zone),
    standbyZone: server.standbyZone === null ? undefined : String(server.standbyZone),
    backupRetentionDays: server.backup.keepDays,
    geoRedundantBackup: server.backup.geo,
    integration:
      server.access === 'vnet' && server.subnet
        ? { subnet: subnetName(environment, server.subnet), zone: integrationZone(server.name) }
        : undefined,
    privateEndpoint: privateEndpointValue(environment, server.id),
    databases: [server.definition.database ?? system.id],
    settings: {
      require_secure_transport: 'on',
      ssl_min_protocol_version: `TLSv${server.minTls}`,
      ...server.settings,
    },
    replicas: record(
      server.replicas.map(replica => [
        replica.name,
        {
          key: replica.id,
          location: replica.region.id,
          sku: { name: replica.sku, tier: tierOf(replica.sku) },
          privateEndpoint: privateEndpointValue(environment, `${server.id}-${replica.id}`),
        },
      ]),
    ),
    administratorLogin: administratorLogin,
    passwordSecret: server.definition.password ?? undefined,
    maintenance: window
      ? { dayOfWeek: window.utc.dayNumber, startHour: window.utc.hour, startMinute: window.utc.minute }
      : undefined,
  }
}

/** The account of the password; the Helm chart tells services the same name. */
const administratorLogin = 'pgadmin'

const tiers = { B: 'Burstable', D: 'GeneralPurpose', E: 'MemoryOptimized' } as const

/** The tier follows from the letter of the size: 'Standard_D4s_v3' is general purpose. */
const tierOf = (sku: string): string => tiers[(/^Standard_([BDE])/.exec(sku)?.[1] ?? 'D') as keyof typeof tiers]
