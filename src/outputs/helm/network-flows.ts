import type { Connection, Environment, PodStore, Store, Workload } from '../../model/architecture.ts'
import type { Flow, Flows } from './chart-values.ts'

/** Who may open a connection to a service. */
export function flowsTo(environment: Environment, service: Workload): Flows {
  const arriving = environment.connections.filter(({ to }) => to.kind === 'service' && to.id === service.id)
  const flows = arriving.flatMap((connection): [string, Flow][] => {
    const ports = [connection.port]
    switch (connection.from.kind) {
      case 'service':
        return [[connection.from.id, { app: connection.from.id, ports }]]
      case 'gateway':
        return [['gateway', { cidrs: subnetCidrs(environment, environment.gateway?.subnet), ports }]]
      case 'ingress':
        return [['ingress', { ...ingressPeer(environment), ports }]]
      default:
        return []
    }
  })
  const scraper = service.metrics === null ? null : scraperNamespace[environment.monitoring.prometheus]
  return Object.fromEntries([
    ...flows,
    ...(scraper ? [['metrics', { namespace: scraper, ports: [service.port] }] as [string, Flow]] : []),
  ])
}

/** Where the pods of an ingress controller run. */
const ingressNamespaces = {
  nginx: 'ingress-nginx',
  'app-routing': 'app-routing-system',
  'application-gateway': null,
  'gateway-api': null,
}

/** A controller inside the cluster has a namespace; one outside (Application Gateway for Containers) an address in the network. */
function ingressPeer({ ingress, network }: Environment): Pick<Flow, 'namespace' | 'cidrs'> {
  const namespace = ingressNamespaces[ingress.controller]
  return namespace ? { namespace } : { cidrs: [network.addressSpace] }
}

/** Where the pods that scrape metrics run. Source: azure-monitor-docs, prometheus-metrics-enable (ama-metrics in kube-system). */
const scraperNamespace = { managed: 'kube-system', annotations: 'monitoring', none: null }

/** Whom a service may open a connection to. */
export function flowsFrom(environment: Environment, service: Workload): Flows {
  const leaving = environment.connections.filter(({ from }) => from.kind === 'service' && from.id === service.id)
  const flows = [...leaving.flatMap(connection => flowTo(connection, environment)), ...azureFlows(environment, service)]
  const outside = flows.filter(([, flow]) => flow.cidrs?.includes(everywhere))
  const ports = [...new Set(outside.flatMap(([, flow]) => flow.ports))].sort((a, b) => a - b)
  return Object.fromEntries([
    ...flows.filter(flow => !outside.includes(flow)),
    // One rule for all of the Internet: a policy cannot tell its hosts apart.
    ...(ports.length > 0 ? [['internet', { ...internet(environment), ports }] as [string, Flow]] : []),
  ])
}

function flowTo(connection: Connection, environment: Environment): [string, Flow][] {
  const { to, port } = connection
  switch (to.kind) {
    case 'service':
      return [[to.id, { app: to.id, ports: [port] }]]
    case 'store':
    case 'replica':
      return storeFlow(to.id, connection, environment)
    case 'queue':
    case 'topic':
      return [['messaging', { ...endpointPeer('messaging', environment), ports: [port] }]]
    case 'stream':
      return [['streaming', { ...endpointPeer('streaming', environment), ports: [port] }]]
    case 'external':
      return [[to.id, { ...externalPeer(to.id, environment), ports: [port] }]]
    default:
      // Secrets are fetched by the CSI driver and images by the kubelet: neither leaves from the pod.
      return []
  }
}

function storeFlow(id: string, { port, via }: Connection, environment: Environment): [string, Flow][] {
  const [storeId, replica] = id.split('/') as [string, string | undefined]
  const store = environment.stores.find(other => other.id === storeId)
  if (!store) return []
  const name = replica === undefined ? storeId : `${storeId}-${replica}`
  const flow: Flow =
    via === 'cluster'
      ? { app: store.name, ports: [port] }
      : via === 'vnet'
        ? { cidrs: subnetCidrs(environment, 'subnet' in store ? store.subnet : null), ports: [port] }
        : { ...endpointPeer(name, environment), ports: [port] }
  const range = clusterPorts(store)
  return [[name, range ? { ...flow, range } : flow]]
}

/**
 * Ports of the nodes of a cluster, which a client is sent to after its first connection.
 * Source: azure-docs cache-network-isolation (15000–15999), azure managed redis architecture (8500–8599).
 */
function clusterPorts(store: Store): { from: number; to: number } | null {
  if (store.hosting === 'azure-redis' && store.shards > 1) return { from: 15000, to: 15999 }
  if (store.hosting === 'azure-managed-redis' && store.clustering === 'OSSCluster') return { from: 8500, to: 8599 }
  return null
}

/** A private endpoint by its fixed address, else by its subnet; without one, the Internet. */
function endpointPeer(id: string, environment: Environment): Pick<Flow, 'cidrs' | 'except'> {
  const endpoint = environment.privateEndpoints.find(other => other.id === id)
  if (!endpoint) return internet(environment)
  return { cidrs: endpoint.ip ? [`${endpoint.ip}/32`] : subnetCidrs(environment, endpoint.subnet) }
}

function externalPeer(id: string, environment: Environment): Pick<Flow, 'cidrs' | 'except'> {
  const external = environment.externals.find(other => other.id === id)
  if (external?.cidr) return { cidrs: [external.cidr] }
  return external?.reach === 'internet' ? internet(environment) : { cidrs: privateRanges }
}

/** RFC 1918: where a system beyond a VPN or ExpressRoute may be while its network is unknown. */
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']

const everywhere = '0.0.0.0/0'

const internet = ({ network, cluster }: Environment): Pick<Flow, 'cidrs' | 'except'> => ({
  cidrs: [everywhere],
  except: [...new Set([network.addressSpace, cluster.podCidr, cluster.serviceCidr])].filter(cidr => cidr !== ''),
})

/** What a pod itself needs of Azure: to send telemetry, to get a token, to ask the API server. */
function azureFlows(environment: Environment, service: Workload): [string, Flow][] {
  const { sends, receives, uses, reads } = service.definition
  const blobs = environment.stores.filter(({ hosting }) => hosting === 'azure-storage').map(({ id }) => id)
  const getsTokens = [...sends, ...receives].length > 0 || [...uses, ...reads].some(id => blobs.includes(id))
  const asksKubernetes = environment.roles.some(({ to }) => to === 'services')
  const https = (id: string): [string, Flow][] => [[id, { ...internet(environment), ports: [443] }]]
  return [
    ...(environment.monitoring.appInsights ? https('telemetry') : []),
    ...(getsTokens && service.identity ? https('entra-id') : []),
    ...(asksKubernetes
      ? environment.cluster.private
        ? [['kubernetes', { cidrs: [environment.network.addressSpace], ports: [443] }] as [string, Flow]]
        : https('kubernetes')
      : []),
  ]
}

/** Who may open a connection to a store that runs as a pod: its services and its own tasks. */
export function flowsToStore({ connections }: Environment, store: PodStore, tasks: string[]): Flows {
  const users = connections
    .filter(({ from, to }) => from.kind === 'service' && to.kind === 'store' && to.id === store.id)
    .map(({ from }) => from.id)
  return Object.fromEntries([...users, ...tasks].map(app => [app, { app, ports: [store.port] }]))
}

const subnetCidrs = ({ network }: Environment, id: string | null | undefined) =>
  network.subnets.filter(subnet => subnet.id === id).map(({ cidr }) => cidr)
