import type { Environment } from '../../model/architecture.ts'
import { BicepCall, type BicepValue } from '../../print/bicep.ts'
import { particle } from '../../print/korean.ts'
import { peerVariable } from './network.ts'
import { constantCase, record } from './units.ts'

/** A value that only the operator knows: read from this environment variable when main.<env>.bicepparam is evaluated. */
export interface OperatorValue {
  variable: string
  /** Korean. */
  purpose: string
  secret: boolean
}

export function operatorValues(environment: Environment): OperatorValue[] {
  return [
    ...(needsAdminGroup(environment)
      ? [
          { variable: 'ADMIN_GROUP_OBJECT_ID', purpose: '관리자 Entra ID 그룹의 개체 ID', secret: false },
          { variable: 'ADMIN_GROUP_NAME', purpose: '관리자 Entra ID 그룹의 이름', secret: false },
        ]
      : []),
    ...environment.network.peers.map(peer => ({
      variable: peerVariable(peer.id),
      purpose: `피어링할 네트워크 ${peer.id}의 리소스 ID`,
      secret: false,
    })),
    ...suppliedSecrets(environment).map(({ id, definition }) => ({
      variable: constantCase(id),
      purpose: definition.purpose,
      secret: true,
    })),
    ...(environment.gateway?.certificate
      ? [
          {
            variable: certificateVariable,
            purpose: `처음 배포할 때만 false: 인증서 ${particle(environment.gateway.certificate, '을/를')} Key Vault에 넣기 전`,
            secret: false,
          },
        ]
      : []),
  ]
}

export const adminGroupValue = (environment: Environment): BicepValue =>
  needsAdminGroup(environment)
    ? {
        objectId: new BicepCall('readEnvironmentVariable', 'ADMIN_GROUP_OBJECT_ID'),
        name: new BicepCall('readEnvironmentVariable', 'ADMIN_GROUP_NAME'),
      }
    : undefined

export const secretValues = (environment: Environment): BicepValue =>
  record(suppliedSecrets(environment).map(({ id }) => [id, new BicepCall('readEnvironmentVariable', constantCase(id))]))

const certificateVariable = 'CERTIFICATE_IN_VAULT'

export const certificateInVaultValue = (environment: Environment): BicepValue =>
  environment.gateway === null
    ? false
    : environment.gateway.certificate === null
      ? false
      : new BicepCall('bool', new BicepCall('readEnvironmentVariable', certificateVariable, 'true'))

const needsAdminGroup = ({ cluster, stores, monitoring, keyVault }: Environment): boolean =>
  cluster.rbac === 'entra' ||
  keyVault !== null ||
  monitoring.grafana ||
  stores.some(({ hosting }) => hosting === 'azure-postgresql')

/** Secrets whose value comes with the deployment: what Azure makes (access keys) and certificates do not. */
function suppliedSecrets({ secrets, stores, monitoring }: Environment): Environment['secrets'] {
  const passwords = (hostings: string[]) =>
    stores.filter(({ hosting }) => hostings.includes(hosting)).flatMap(({ definition }) => definition.password ?? [])
  const generated = passwords(['azure-redis', 'azure-managed-redis'])
  const needed = [...passwords(['azure-postgresql']), ...monitoring.channels.flatMap(({ teams }) => teams ?? [])]
  return secrets.filter(
    ({ id, definition, store }) =>
      definition.kind === 'secret' && !generated.includes(id) && (store === 'key-vault' || needed.includes(id)),
  )
}
