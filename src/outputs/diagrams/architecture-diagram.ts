import type { Architecture, Environment, Party, Workload } from '../../model/architecture.ts'
import { and, number, particle } from '../../print/korean.ts'
import { edgesOf, groupOf, linesWithin, touches } from './architecture-edges.ts'
import { clusterTitle, serviceLabel } from './architecture-nodes.ts'
import { entrance, outsideSystems, platformZone, rowLength, standsInGroup, withIcon } from './architecture-parts.ts'
import { type Cast, newCast } from './cast.ts'
import { portList, shortName } from './connection-edges.ts'
import { dataZones } from './data-zones.ts'
import { type Diagram, framed, inRows, type Node } from './diagram.ts'
import { type Domain, podsOf } from './domains.ts'

/** Up to this many services tell what each Pod asks for. */
const detailedServices = 4

/** More stores of one kind than this are one node. */
const storesOfAKind = 3

/** What runs where and how big: one environment, or one domain of a big one with what it touches. */
export function architectureDiagram(
  architecture: Architecture,
  environment: Environment,
  domain: Domain | null,
  domains: readonly Domain[],
): Diagram {
  const { system, documents } = architecture
  const { emoji, palette } = documents.diagrams
  const services = domain?.services ?? environment.services
  const cast = newCast()
  const { outside, ingress } = entrance(architecture, environment, cast)
  const members = services.filter(standsInGroup)
  const node = (service: Workload) => {
    const label = serviceLabel(service, services.length <= detailedServices, callsTold(service, members, environment))
    return cast.play('svc', service.id, withIcon(label, emoji ? service.definition.icon : null), {
      kind: 'service',
      id: service.id,
    })
  }
  const drawn = members.map(node)
  const title = teamTitle(members, environment, domain)
  const team = framed({ id: cast.id('sg', 'svc'), title, members: drawn, rows: inRows(drawn, rowLength(drawn)) })
  const beside = services.filter(service => !standsInGroup(service)).map(node)

  const own = new Set(services.map(({ id }) => id))
  const connections =
    domain === null
      ? environment.connections
      : environment.connections.filter(({ from, to }) => touches(own, from) || touches(own, to))
  const elsewhere = [
    ...domains.filter(other => other !== domain).flatMap(other => neighbourNode(other, own, environment, cast)),
    ...outsideSystems(environment, connections, cast, emoji),
  ]
  const data = dataZones(environment, connections, cast, {
    storesOfAKind,
    most: elsewhere.length > 0 ? 2 : 4,
    unused: domain === null,
  })
  const platform = domain === null ? platformZone(environment, cast) : []
  const group = groupOf(members, team[0]?.id ?? '', cast, connections)
  const cluster = {
    id: cast.id('sg', 'aks'),
    title: clusterTitle(environment.cluster, environment.zones),
    members: [...(ingress ? [ingress] : []), ...team, ...beside, ...data.inCluster],
    rows: [],
  }
  const zones = [
    ...(domain === null ? outside : outside.filter(({ id }) => id === cast.playing({ kind: 'gateway', id: '' }))),
    cluster,
    ...data.managed,
    ...platform,
    ...elsewhere,
  ]
  return {
    name: `physical-architecture-${environment.id}${domain === null ? '' : `.${domain.id}`}`,
    view: 'architecture',
    title: `${system.name} ${environment.name} 물리 아키텍처${domain === null ? '' : ` (${domain.name})`}`,
    description: descriptionOf(environment, services),
    zones,
    edges: edgesOf(connections, { cast, group, cluster: cluster.id, whole: domain === null }),
    palette,
  }
}

/** What the picture shows, in a sentence. */
export function descriptionOf({ frontDoor, gateway, stores }: Environment, services: readonly Workload[]): string {
  const path = [...(frontDoor ? ['Front Door'] : []), gateway ? 'Application Gateway' : '인그레스 컨트롤러']
  const used = [...new Set(stores.map(({ definition }) => definition.name))]
  const through = `요청이 ${particle(and(path), '을/를')} 거쳐 AKS의 서비스 ${number(services.length)}개로 간다`
  return used.length === 0 ? `${through}.` : `${through}. 데이터는 ${and(used)}에 둔다.`
}

function teamTitle(members: readonly Workload[], { namespace }: Environment, domain: Domain | null): string {
  const ports = portList(members.map(({ port }) => port))
  return [
    ...(domain === null ? [] : [domain.name]),
    `서비스 ${members.length}개`,
    `ns ${namespace}`,
    `포트 ${ports}`,
  ].join(' · ')
}

/** Calls within a group of many, told in the caller's label: lines between members would break up their rows. */
function callsTold(service: Workload, members: readonly Workload[], { connections }: Environment): string[] {
  if (members.length <= linesWithin || !members.includes(service)) return []
  const called = connections.filter(
    ({ from, to }) => touches(new Set([service.id]), from) && members.some(({ id }) => touches(new Set([id]), to)),
  )
  return called.map(({ to }) => shortName(to.id))
}

/** Another domain that the services call or are called by: one dashed node. */
function neighbourNode(domain: Domain, own: ReadonlySet<string>, { connections }: Environment, cast: Cast): Node[] {
  const theirs = new Set(domain.services.map(({ id }) => id))
  const met = connections.some(
    ({ from, to }) => (touches(own, from) && touches(theirs, to)) || (touches(theirs, from) && touches(own, to)),
  )
  if (!met) return []
  const parties = domain.services.map(({ id }): Party => ({ kind: 'service', id }))
  return [
    cast.play(
      'dom',
      domain.id,
      { kind: 'ext', shape: 'rectangle', lines: [domain.name, podsOf(domain.services)] },
      ...parties,
    ),
  ]
}
