import type { Architecture, Environment } from '../../model/architecture.ts'
import { yaml } from '../../print/yaml.ts'
import { namespaceLabels } from './environment-values.ts'

/** The Argo CD Application that keeps an environment at what the repository says, as YAML for the documents. */
export function argoApplication(architecture: Architecture, environment: Environment): string {
  const { id } = architecture.system
  return yaml({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: `${id}-${environment.id}`, namespace: 'argocd' },
    spec: {
      project: 'default',
      source: {
        repoURL: environment.delivery.cd?.repository ?? `https://git.example.com/${id}.git`,
        targetRevision: 'HEAD',
        path: `generated/${id}/helm/${id}`,
        helm: {
          releaseName: id,
          valueFiles: [`values-${environment.id}.yaml`, outputsFile(environment.id)],
          // An environment without anything to ask of Azure has no such file.
          ignoreMissingValueFiles: true,
        },
      },
      destination: { server: 'https://kubernetes.default.svc', namespace: environment.namespace },
      revisionHistoryLimit: 10,
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'],
        managedNamespaceMetadata: { labels: namespaceLabels(architecture, environment) },
        retry: { limit: 5, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
      },
    },
  })
}

/** Where `ktarch values --from-outputs` puts what only a deployment knows. */
export const outputsFile = (environment: string) => `values-${environment}-outputs.yaml`
