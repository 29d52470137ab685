import type { Environment } from '../../model/architecture.ts'
import type { BicepValue } from '../../print/bicep.ts'
import { record } from './units.ts'

/** Identities by id of the service that acts with them. */
export function identityValues({ services, namespace }: Environment): BicepValue {
  return record(
    services.flatMap(({ id, identity, serviceAccount, scale }) =>
      identity === null
        ? []
        : [[id, { name: identity, namespace, serviceAccount, scaledByQueues: scale.queues.length > 0 }] as const],
    ),
  )
}

/** Ids of the services with an identity for which something holds: those who may be granted a role. */
export const identitiesWhere = (
  { services }: Environment,
  holds: (service: Environment['services'][number]) => boolean,
): string[] => services.filter(service => service.identity !== null && holds(service)).map(({ id }) => id)
