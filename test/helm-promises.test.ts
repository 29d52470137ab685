import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Environment, Probe, Workload } from '../src/model/architecture.ts'
import { storePool } from '../src/model/capacity.ts'
import { mebibytes, millicores } from '../src/print/korean.ts'
import { type Manifest, manifestsIn, needs, once, writeChart } from './helm/chart.ts'
import { architectureOf, systems } from './tools/specs.ts'

/* What the model promises, and with it the documents, is what renders: for every service of every environment. */

describe.runIf(needs('helm')).each(systems)('%s', system => {
  const architecture = architectureOf(system)
  const chart = writeChart(architecture)

  describe.each(architecture.environments)('$id', environment => {
    const manifests = once(() => manifestsIn(chart, environment))
    const named = (kind: string, name: string) =>
      manifests().find(manifest => manifest.kind === kind && manifest.metadata.name === name)
    const ofKind = (kind: string) => manifests().filter(manifest => manifest.kind === kind)

    test('exactly the services of the environment run', () => {
      const running = manifests().filter(
        ({ kind, metadata }) => workloads.has(kind) && ['application', 'gateway'].includes(metadata.labels!.tier!),
      )
      expect(running.map(({ metadata }) => metadata.name).sort()).toEqual(
        environment.services.map(({ id }) => id).sort(),
      )
    })

    describe.each(environment.services)('$id', service => {
      const workload = once(
        () => manifests().find(({ kind, metadata }) => workloads.has(kind) && metadata.name === service.id)!,
      )
      const pod = () => workload().spec.template.spec
      const container = () => pod().containers[0]

      test('image, port, requests and limits', () => {
        const registry = environment.registry ? `${environment.registry.loginServer}/` : ''
        expect(container().image).toBe(`${registry}${service.image}:${service.tag}`)
        expect(container().ports).toEqual([{ name: 'http', containerPort: service.port, protocol: 'TCP' }])
        expect(container().resources).toEqual({
          requests: { cpu: millicores(service.cpu.request), memory: mebibytes(service.memory.request) },
          limits: { cpu: millicores(service.cpu.limit), memory: mebibytes(service.memory.limit) },
        })
      })

      test('replicas belong to one owner', () => {
        const hpa = named('HorizontalPodAutoscaler', service.id)
        if (!service.autoscale) {
          expect(workload().spec.replicas).toBe(service.replicas.min)
          expect(hpa).toBeUndefined()
          return
        }
        expect(workload().spec).not.toHaveProperty('replicas')
        expect(hpa!.spec).toMatchObject({
          scaleTargetRef: { apiVersion: workload().apiVersion, kind: workload().kind, name: service.id },
          minReplicas: service.replicas.min,
          maxReplicas: service.replicas.max,
        })
        expect(hpa!.spec.metrics).toEqual(metricsOf(service))
        expect(hpa!.spec.behavior).toEqual(behaviorOf(service))
      })

      test('disruption budget', () => {
        expect(named('PodDisruptionBudget', service.id)?.spec.minAvailable).toBe(service.pdb?.minAvailable)
      })

      test('probes', () => {
        expect(container().startupProbe).toEqual(probeOf(service.probes.startup))
        expect(container().readinessProbe).toEqual(probeOf(service.probes.readiness))
        expect(container().livenessProbe).toEqual(probeOf(service.probes.liveness))
      })

      test('placement: tolerations of the pool, its nodes, spread', () => {
        const pool = environment.cluster.pools.find(({ id }) => id === service.pool)!
        expect(pod().nodeSelector).toEqual({ 'kubernetes.azure.com/agentpool': pool.name })
        const tolerated = (pod().tolerations ?? []).map(
          ({ key, value, effect }: { key: string; value: string; effect: string }) => `${key}=${value}:${effect}`,
        )
        expect(tolerated).toEqual(pool.taints.map(({ text }) => text))
        const keys = (pod().topologySpreadConstraints ?? []).map(
          ({ topologyKey }: { topologyKey: string }) => topologyKey,
        )
        const zone = 'topology.kubernetes.io/zone'
        const host = 'kubernetes.io/hostname'
        expect(keys).toEqual({ zone: [zone, host], node: [host], none: [] }[service.spread])
      })

      test('rollout and end', () => {
        expect(workload().spec.strategy).toEqual(strategyOf(service, environment))
        expect(pod().terminationGracePeriodSeconds).toBe(service.grace)
        expect(container().lifecycle.preStop.sleep.seconds).toBeLessThan(service.grace)
      })

      test('restricted security context', () => {
        expect(environment.cluster.podSecurity).toBe('restricted')
        expect(pod().securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } })
        expect(container().securityContext).toEqual({
          privileged: false,
          allowPrivilegeEscalation: false,
          runAsNonRoot: true,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        })
      })

      test('variables: maps first, then secrets by reference, never by value', () => {
        expect(container().envFrom).toEqual([
          { configMapRef: { name: 'cm-common' } },
          { configMapRef: { name: `cm-${service.id}` } },
        ])
        const secret = environment.keyVault ? `secret-${service.id}` : 'secret-common'
        const expected = [...service.secrets]
          .sort((a, b) => (a.variable < b.variable ? -1 : 1))
          .map(({ variable, secret: key }) => ({ name: variable, valueFrom: { secretKeyRef: { name: secret, key } } }))
        expect(container().env ?? []).toEqual(expected)
        expect(named('ConfigMap', `cm-${service.id}`)!.data).toMatchObject({
          SERVER_PORT: String(service.port),
          ...service.env,
        })
      })

      test('identity and its way to the vault', () => {
        const account = named('ServiceAccount', service.serviceAccount)!
        expect(pod().serviceAccountName).toBe(service.serviceAccount)
        const clientId = service.identity === null ? undefined : `client-of-${service.id}`
        expect(account.metadata.annotations?.['azure.workload.identity/client-id']).toBe(clientId)
        expect(workload().spec.template.metadata.labels['azure.workload.identity/use']).toBe(
          service.identity === null ? undefined : 'true',
        )
        const provider = named('SecretProviderClass', `secret-${service.id}`)
        if (environment.keyVault && service.secrets.length > 0) {
          expect(provider!.spec.parameters).toMatchObject({
            keyvaultName: environment.keyVault.name,
            clientID: clientId,
          })
          const objects = parse(provider!.spec.parameters.objects).array.map((object: string) => parse(object))
          expect(objects.map(({ objectName }: { objectName: string }) => objectName)).toEqual(
            [...new Set(service.secrets.map(({ secret }) => secret))].sort(),
          )
          const keys = provider!.spec.secretObjects[0].data.map(({ key }: { key: string }) => key)
          expect(keys).toEqual([...new Set(service.secrets.map(({ secret }) => secret))].sort())
          expect(pod().volumes).toContainEqual(
            expect.objectContaining({
              name: 'key-vault',
              csi: expect.objectContaining({ volumeAttributes: { secretProviderClass: `secret-${service.id}` } }),
            }),
          )
        } else expect(provider).toBeUndefined()
      })

      test('Service', () => {
        const { spec } = named('Service', service.id)!
        expect(spec.type).toBe(service.nodePort === null ? 'ClusterIP' : 'NodePort')
        expect(spec.ports[0]).toMatchObject({ port: service.port, targetPort: 'http' })
        expect(spec.ports[0].nodePort ?? null).toBe(service.nodePort)
        expect(workload().spec.template.metadata.labels).toMatchObject(spec.selector)
      })
    })

    test('routes: every path leads to its service, longest first', () => {
      const paths = ofKind('Ingress').flatMap(({ spec }) => spec.rules[0].http.paths)
      const leading = paths.map(({ path, backend }) => [path, backend.service.name])
      const promised = environment.services.flatMap(({ id, definition }) => definition.routes.map(route => [route, id]))
      expect(Object.fromEntries(leading)).toEqual(Object.fromEntries(promised))
      expect(leading.map(([path]) => path)).toEqual(
        promised
          .map(([path]) => path)
          .sort()
          .reverse(),
      )
      for (const { spec } of ofKind('Ingress')) {
        expect(spec.ingressClassName).toBe(environment.ingress.className)
        expect(spec.rules[0].host ?? null).toBe(environment.ingress.host)
      }
    })

    test('network policies: the connections, DNS and nothing else', () => {
      if (environment.network.podTraffic === 'allow') {
        expect(ofKind('NetworkPolicy').map(({ metadata }) => metadata.name)).toEqual(['allow-all'])
        return
      }
      const denial = named('NetworkPolicy', 'default-deny')!
      expect(denial.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] })
      const policies = ofKind('NetworkPolicy').filter(({ metadata }) => !metadata.annotations?.['helm.sh/hook'])
      const allowed = policies.flatMap(flowsOf)
      expect(new Set(allowed)).toEqual(new Set(promisedFlows(environment)))
    })

    test('stores that run as pods', () => {
      const pods = environment.stores.flatMap(store => (store.hosting === 'pod' ? [store] : []))
      expect(
        ofKind('StatefulSet')
          .map(({ metadata }) => metadata.name)
          .sort(),
      ).toEqual(pods.map(({ name }) => name).sort())
      for (const store of pods) {
        const { spec } = named('StatefulSet', store.name)!
        const container = spec.template.spec.containers[0]
        expect(container.image).toBe(`${store.image}:${store.tag}`)
        expect(container.ports[0].containerPort).toBe(store.port)
        expect(container.resources.requests).toEqual({
          cpu: millicores(store.cpu.request),
          memory: mebibytes(store.memory.request),
        })
        expect(container.resources.limits).toEqual({
          cpu: millicores(store.cpu.limit),
          memory: mebibytes(store.memory.limit),
        })
        const pool = storePool(environment)!
        expect(spec.template.spec.nodeSelector).toEqual({ 'kubernetes.azure.com/agentpool': pool.name })
        expect(spec.template.spec.tolerations).toEqual(pool.taints.length === 0 ? undefined : expect.anything())
        const claim = spec.volumeClaimTemplates?.[0].spec
        expect(claim?.resources.requests.storage).toBe(
          store.storageMiB === null ? undefined : mebibytes(store.storageMiB),
        )
        expect(claim?.storageClassName).toBe(store.storageClass ?? undefined)
        for (const [setting, value] of Object.entries(store.settings)) {
          expect(container.args.join(' ')).toContain(`${setting}=${value}`)
        }
        if (store.maxMemoryMB !== null) expect(container.args).toContain(`${store.maxMemoryMB}mb`)
        expect(named('Service', store.name)!.spec.ports[0].port).toBe(store.port)
        const backup = named('CronJob', `${store.name}-backup`)
        expect(backup !== undefined).toBe(store.backup.method !== 'none' && store.storageMiB !== null)
        if (backup) {
          const env = backup.spec.jobTemplate.spec.template.spec.containers[0].env
          expect(env).toContainEqual({ name: 'KEEP_DAYS', value: String(store.backup.keep / 86_400) })
        }
        const init = named('Job', `${store.name}-init`)
        expect(init?.spec.template.spec.containers[0].args.slice(2)).toEqual(
          store.seed || store.definition.schemas.length > 0 ? (store.seed?.scripts ?? []) : undefined,
        )
      }
    })

    test('roles', () => {
      const roles = environment.roles.map(({ id, can }) => [
        id,
        can.map(({ resource, verbs }) => ({ resource, verbs })),
      ])
      const rendered = ofKind('Role')
        .filter(({ metadata }) => environment.roles.some(({ id }) => id === metadata.name))
        .map(({ metadata, rules }) => [
          metadata.name,
          rules.map(({ resources: [resource], verbs }: { resources: string[]; verbs: string[] }) => ({
            resource,
            verbs,
          })),
        ])
      expect(Object.fromEntries(rendered)).toEqual(Object.fromEntries(roles))
      for (const { to, id } of environment.roles.filter(({ to }) => to === 'services')) {
        expect(to).toBe('services')
        expect(named('RoleBinding', id)!.subjects.map(({ name }: { name: string }) => name)).toEqual(
          environment.services.map(({ serviceAccount }) => serviceAccount),
        )
      }
    })
  })
})

const workloads = new Set(['Deployment', 'Rollout', 'StatefulSet', 'Job', 'CronJob'])

function strategyOf(service: Workload, { delivery }: Environment) {
  if (delivery.strategy === 'BlueGreen') {
    const names = { activeService: service.id, previewService: `${service.id}-preview` }
    return { blueGreen: { ...names, scaleDownDelaySeconds: delivery.cd?.rollbackWithin ?? 600 } }
  }
  if (delivery.strategy === 'Recreate') return { type: 'Recreate' }
  const { surge, unavailable } = service.rollout
  return { type: 'RollingUpdate', rollingUpdate: { maxSurge: surge, maxUnavailable: unavailable } }
}

function metricsOf({ scale }: Workload) {
  const resource = (name: string, value: number | null) =>
    value === null
      ? []
      : [{ type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization: value } } }]
  return [
    ...resource('cpu', scale.cpu),
    ...resource('memory', scale.memory),
    ...[...scale.metrics]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, value }) => ({
        type: 'Pods',
        pods: { metric: { name }, target: { type: 'AverageValue', averageValue: String(value) } },
      })),
  ]
}

function behaviorOf({ scale: { up, down } }: Workload) {
  const rules = (behaviour: typeof up) =>
    behaviour && {
      stabilizationWindowSeconds: behaviour.wait,
      selectPolicy: 'Max',
      policies: behaviour.by.map(({ type, value, period }) => ({ type, value, periodSeconds: period })),
    }
  if (!up && !down) return undefined
  return { ...(up ? { scaleUp: rules(up) } : {}), ...(down ? { scaleDown: rules(down) } : {}) }
}

function probeOf(probe: Probe | null) {
  if (!probe) return undefined
  return {
    ...(probe.kind === 'http' ? { httpGet: { path: probe.path, port: 'http' } } : { tcpSocket: { port: 'http' } }),
    initialDelaySeconds: probe.delay,
    periodSeconds: probe.period,
    timeoutSeconds: probe.timeout,
    failureThreshold: probe.failures,
  }
}

interface Peer {
  podSelector?: { matchLabels: Record<string, string> }
  namespaceSelector?: { matchLabels: Record<string, string> }
  ipBlock?: { cidr: string }
}

interface Rule {
  from?: Peer[]
  to?: Peer[]
  ports: { port: number; endPort?: number }[]
}

/** A policy's rules as lines: 'out: auth-service > 10.0.2.10/32 5432', 'in: ns:kube-system > auth-service 8080'. */
function flowsOf({ spec }: Manifest): string[] {
  const self = spec.podSelector.matchLabels?.app ?? '*'
  const ports = (rule: Rule) => rule.ports.map(({ port, endPort }) => (endPort ? `${port}-${endPort}` : port)).join(',')
  const arriving = ((spec.ingress ?? []) as Rule[]).flatMap(rule =>
    rule.from!.map(peer => `in: ${peerName(peer)} > ${self} ${ports(rule)}`),
  )
  const leaving = ((spec.egress ?? []) as Rule[]).flatMap(rule =>
    rule.to!.map(peer => `out: ${self} > ${peerName(peer)} ${ports(rule)}`),
  )
  return [...arriving, ...leaving]
}

function peerName({ podSelector, namespaceSelector, ipBlock }: Peer): string {
  if (ipBlock) return ipBlock.cidr
  if (!namespaceSelector) return podSelector!.matchLabels.app!
  const namespace = `ns:${namespaceSelector.matchLabels['kubernetes.io/metadata.name']}`
  return podSelector ? `${namespace}/${podSelector.matchLabels['k8s-app']}` : namespace
}

/** The same lines from the model's connections alone, written by other code than the chart's. */
function promisedFlows(environment: Environment): string[] {
  const { connections, network, privateEndpoints, services, stores, monitoring, roles } = environment
  const subnet = (id: string | null | undefined) => network.subnets.find(other => other.id === id)!.cidr
  const endpoint = (id: string) => {
    const found = privateEndpoints.find(other => other.id === id)
    return found ? (found.ip ? `${found.ip}/32` : subnet(found.subnet)) : '0.0.0.0/0'
  }
  const calls = connections.flatMap(({ from, to, port, via }): string[] => {
    if (from.kind === 'gateway') return [`in: ${subnet(environment.gateway!.subnet)} > ${to.id} ${port}`]
    if (from.kind === 'ingress') return [`in: ns:ingress-nginx > ${to.id} ${port}`]
    if (from.kind !== 'service' || from.id === '*') return []
    if (to.kind === 'service') return [`out: ${from.id} > ${to.id} ${port}`, `in: ${from.id} > ${to.id} ${port}`]
    if (to.kind === 'queue' || to.kind === 'topic') return [`out: ${from.id} > ${endpoint('messaging')} ${port}`]
    if (to.kind !== 'store' && to.kind !== 'replica') return []
    const store = stores.find(({ id }) => id === to.id.split('/')[0])!
    const cluster = store.hosting === 'azure-redis' && store.shards > 1 ? ',15000-15999' : ''
    if (via === 'cluster') return [`out: ${from.id} > ${store.name} ${port}`, `in: ${from.id} > ${store.name} ${port}`]
    return [`out: ${from.id} > ${endpoint(to.id.replace('/', '-'))} ${port}${cluster}`]
  })
  const everywhere = services.flatMap(({ id, port, metrics, definition, identity }) => [
    ...(metrics && monitoring.prometheus === 'managed' ? [`in: ns:kube-system > ${id} ${port}`] : []),
    ...(monitoring.appInsights ? [`out: ${id} > 0.0.0.0/0 443`] : []),
    ...(identity && [...definition.sends, ...definition.receives].length > 0 ? [`out: ${id} > 0.0.0.0/0 443`] : []),
    ...(roles.some(({ to }) => to === 'services')
      ? [`out: ${id} > ${environment.cluster.private ? network.addressSpace : '0.0.0.0/0'} 443`]
      : []),
  ])
  return ['out: * > ns:kube-system/kube-dns 53,53', ...calls, ...everywhere]
}
