import type { Environment, Workload } from '../../model/architecture.ts'
import { span } from '../../print/korean.ts'

/** Services that one diagram can show in full. */
export const servicesInADiagram = 12

/** A share of the services: those of one domain, or a numbered part of a domain that is too big for one diagram. */
export interface Domain {
  /** Part of a file name: 'order', 'order.2'. No domain can be called that. */
  id: string
  name: string
  services: Workload[]
}

/** The services by the domain they name, else by the namespace; in spec order, at most twelve in each. */
export function domainsOf({ services, namespace }: Environment): Domain[] {
  const names = [...new Set(services.map(({ definition }) => definition.domain ?? namespace))]
  return names.flatMap(name => {
    const members = services.filter(({ definition }) => (definition.domain ?? namespace) === name)
    const parts = Math.ceil(members.length / servicesInADiagram)
    const size = Math.ceil(members.length / parts)
    return Array.from({ length: parts }, (_, part) => ({
      id: part === 0 ? name : `${name}.${part + 1}`,
      name: parts === 1 ? name : `${name} ${part + 1}/${parts}`,
      services: members.slice(part * size, (part + 1) * size),
    }))
  })
}

/** '서비스 7개 · Pod 14-70' */
export function podsOf(services: readonly Workload[]): string {
  const total = (end: 'min' | 'max') => services.reduce((sum, { replicas }) => sum + replicas[end], 0)
  return `서비스 ${services.length}개 · Pod ${span({ min: total('min'), max: total('max') })}`
}
