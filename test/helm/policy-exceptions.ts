/** Checks of kube-score that do not hold for this chart, and why. */
export const kubeScoreExceptions: Record<string, string> = {
  'container-ephemeral-storage-request-and-limit':
    'The design sizes CPU and memory; pods write to /tmp and to volumes only.',
  'container-security-context-user-group-id':
    'Images of stores have their own user, below 10000: 1001 (Bitnami), 999 (official).',
  'deployment-replicas':
    'Replicas belong to the HPA, whose minimum the design states; a development environment runs one.',
}

/** Policies of checkov that do not hold for this chart, and why. */
export const checkovExceptions: Record<string, string> = {
  CKV_K8S_8: 'Jobs and the pod of helm test end by themselves: no liveness.',
  CKV_K8S_9: 'Jobs and the pod of helm test receive no traffic: no readiness.',
  CKV_K8S_35: 'Services of this family read their secrets as variables; under Key Vault the files are mounted as well.',
  CKV_K8S_38: 'Only services that hold a Kubernetes role of the spec, and the snapshot task, get a token.',
  CKV_K8S_40: 'Images of stores have their own user, below 10000: 1001 (Bitnami), 999 (official).',
  CKV_K8S_43: 'Tags are the unit of release here; a digest is accepted at installation: image.tag=sha256:….',
}
