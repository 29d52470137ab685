import type { Architecture, Environment, Store } from '../model/architecture.ts'

/** Every store that is hosted in one way, with the environment it stands in. */
export const hostedAs = <H extends Store['hosting']>({ environments }: Architecture, hosting: H) =>
  environments.flatMap(environment =>
    environment.stores
      .filter((store): store is Extract<Store, { hosting: H }> => store.hosting === hosting)
      .map((store): { environment: Environment; store: Extract<Store, { hosting: H }> } => ({ environment, store })),
  )
