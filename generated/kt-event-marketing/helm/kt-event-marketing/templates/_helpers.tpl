{{/* The services that are deployed, each laid over serviceDefaults, as JSON. */}}
{{- define "chart.services" -}}
{{- $services := dict }}
{{- range $name, $own := .Values.services }}
{{- $service := mergeOverwrite (deepCopy ($.Values.serviceDefaults | default dict)) $own }}
{{- if ne $service.enabled false }}
{{- $_ := set $services $name $service }}
{{- end }}
{{- end }}
{{- toJson $services }}
{{- end }}

{{/* metadata of an object; one of the tier storage belongs to the cluster, not to a namespace. Takes root, name, app (the workload it belongs to), tier; may take version. */}}
{{- define "chart.metadata" -}}
name: {{ .name | quote }}
{{- if ne .tier "storage" }}
namespace: {{ .root.Release.Namespace | quote }}
{{- end }}
labels:
  {{- include "chart.labels" . | nindent 2 }}
  app.kubernetes.io/managed-by: {{ .root.Release.Service | quote }}
  helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" | quote }}
{{- end }}

{{/* Labels that select pods: they never change during the life of a release. */}}
{{- define "chart.selector" -}}
app: {{ .app | quote }}
app.kubernetes.io/instance: {{ .root.Release.Name | quote }}
{{- end }}

{{/* Labels of an object and of its pods: nothing here changes with the version of the chart, or every pod would restart. */}}
{{- define "chart.labels" -}}
{{ include "chart.selector" . }}
tier: {{ .tier | quote }}
app.kubernetes.io/name: {{ .app | quote }}
app.kubernetes.io/component: {{ .tier | quote }}
app.kubernetes.io/part-of: {{ .root.Values.system | quote }}
{{- with .version }}
app.kubernetes.io/version: {{ regexReplaceAll "[^A-Za-z0-9._-]" . "_" | trunc 63 | trimAll "._-" | quote }}
{{- end }}
{{- end }}

{{/* The tag of a service: given for it at install time, else for all, else the spec's. */}}
{{- define "chart.tag" -}}
{{- (.service.image).tag | default .root.Values.image.tag | default .service.version -}}
{{- end }}

{{/* registry/repository:tag, or registry/repository@sha256:… for a digest. */}}
{{- define "chart.image" -}}
{{- $tag := include "chart.tag" . -}}
{{- $registry := .root.Values.image.registry -}}
{{- with $registry }}{{ . }}/{{ end }}{{ .service.image.repository }}{{ ternary "@" ":" (hasPrefix "sha256:" $tag) }}{{ $tag }}
{{- end }}

{{/* Security context of a pod under the chosen Pod Security Standard. Takes root; may take user. */}}
{{- define "chart.podSecurityContext" -}}
{{- if eq .root.Values.podSecurity "restricted" }}
runAsNonRoot: true
{{- end }}
{{- if or .user (ne .root.Values.podSecurity "privileged") }}
runAsUser: {{ .user | default 10001 | int64 }}
runAsGroup: {{ .user | default 10001 | int64 }}
fsGroup: {{ .user | default 10001 | int64 }}
fsGroupChangePolicy: OnRootMismatch
{{- end }}
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "chart.securityContext" -}}
{{- if ne .root.Values.podSecurity "privileged" }}
privileged: false
allowPrivilegeEscalation: false
{{- end }}
{{- if eq .root.Values.podSecurity "restricted" }}
runAsNonRoot: true
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}
{{- end }}

{{/* The Secret a variable is read from: the synchronised one of Key Vault, else the one that stands in the cluster. */}}
{{- define "chart.secretName" -}}
{{- if .root.Values.keyVault }}{{ printf "secret-%s" .name }}{{ else }}{{ .root.Values.existingSecret }}{{ end -}}
{{- end }}

{{/* Environment variables whose values are secrets. Takes root, name, secrets. */}}
{{- define "chart.secretEnv" -}}
{{- $secret := include "chart.secretName" . -}}
{{- range $variable, $key := .secrets }}
- name: {{ $variable | quote }}
  valueFrom:
    secretKeyRef:
      name: {{ $secret | quote }}
      key: {{ $key | quote }}
{{- end }}
{{- end }}

{{- define "chart.pullSecrets" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . | quote }}
  {{- end }}
{{- end }}
{{- end }}

{{/* The client id of the identity of a service, which only a deployment knows. Takes name, service. */}}
{{- define "chart.clientId" -}}
{{- $message := printf "services.%s.identity.clientId가 없습니다. ktarch values --from-outputs로 만든 파일을 -f로 함께 주세요." .name -}}
{{- required $message (.service.identity).clientId -}}
{{- end }}
