{{/* The pod template of a service. Takes root, name, service; may take restartPolicy. */}}
{{- define "chart.pod" -}}
metadata:
  labels:
    {{- include "chart.labels" (merge (dict "version" (include "chart.tag" .)) .) | nindent 4 }}
    {{- if .service.identity }}
    azure.workload.identity/use: "true"
    {{- end }}
  annotations:
    checksum/config: {{ printf "%s%s" (toJson .root.Values.commonConfig) (toJson .service.env) | sha256sum }}
    {{- if and .service.metrics (eq (.root.Values.metrics).kind "annotations") }}
    prometheus.io/scrape: "true"
    prometheus.io/port: {{ .service.port | int64 | quote }}
    prometheus.io/path: {{ .service.metrics | quote }}
    {{- end }}
spec:
  serviceAccountName: {{ .service.serviceAccount | quote }}
  automountServiceAccountToken: {{ .service.usesKubernetes | default false }}
  enableServiceLinks: false
  {{- with include "chart.pullSecrets" .root | trim }}
  {{- . | nindent 2 }}
  {{- end }}
  securityContext:
    {{- include "chart.podSecurityContext" . | trim | nindent 4 }}
  terminationGracePeriodSeconds: {{ .service.terminationGracePeriodSeconds | int64 }}
  {{- with .restartPolicy }}
  restartPolicy: {{ . }}
  {{- end }}
  {{- with include "chart.placement" .service | trim }}
  {{- . | nindent 2 }}
  {{- end }}
  {{- with include "chart.spread" . | trim }}
  {{- . | nindent 2 }}
  {{- end }}
  containers:
    - name: {{ .name | quote }}
      image: {{ include "chart.image" . | quote }}
      imagePullPolicy: {{ .root.Values.image.pullPolicy | quote }}
      {{- with include "chart.securityContext" . | trim }}
      securityContext:
        {{- . | nindent 8 }}
      {{- end }}
      {{- if .service.port }}
      ports:
        - name: http
          containerPort: {{ .service.port | int64 }}
          protocol: TCP
      {{- end }}
      envFrom:
        - configMapRef:
            name: cm-common
        - configMapRef:
            name: {{ printf "cm-%s" .name | quote }}
      {{- with .service.secrets }}
      env:
        {{- include "chart.secretEnv" (dict "root" $.root "name" $.name "secrets" .) | trim | nindent 8 }}
      {{- end }}
      resources:
        {{- toYaml .service.resources | nindent 8 }}
      {{- with .service.probes }}
      {{- with .startup }}
      startupProbe:
        {{- include "chart.probe" . | trim | nindent 8 }}
      {{- end }}
      {{- with .readiness }}
      readinessProbe:
        {{- include "chart.probe" . | trim | nindent 8 }}
      {{- end }}
      {{- with .liveness }}
      livenessProbe:
        {{- include "chart.probe" . | trim | nindent 8 }}
      {{- end }}
      {{- end }}
      {{- if .service.drainSeconds }}
      lifecycle:
        preStop:
          sleep:
            seconds: {{ .service.drainSeconds | int64 }}
      {{- end }}
      volumeMounts:
        - name: tmp
          mountPath: /tmp
        {{- if and .service.secrets .root.Values.keyVault }}
        - name: key-vault
          mountPath: /mnt/secrets
          readOnly: true
        {{- end }}
        {{- with .service.storage }}
        - name: data
          mountPath: {{ .mountPath | quote }}
        {{- end }}
  volumes:
    - name: tmp
      emptyDir: {}
    {{- if and .service.secrets .root.Values.keyVault }}
    - name: key-vault
      csi:
        driver: secrets-store.csi.k8s.io
        readOnly: true
        volumeAttributes:
          secretProviderClass: {{ printf "secret-%s" .name | quote }}
    {{- end }}
{{- end }}

{{/* The nodes a pod runs on: those of its pool, whose taints it tolerates. Takes nodeSelector, tolerations. */}}
{{- define "chart.placement" -}}
{{- with .nodeSelector }}
nodeSelector:
  {{- range $key, $value := . }}
  {{ $key | quote }}: {{ $value | quote }}
  {{- end }}
{{- end }}
{{- with .tolerations }}
tolerations:
  {{- range . }}
  - key: {{ .key | quote }}
    operator: {{ .operator | quote }}
    {{- with .value }}
    value: {{ . | quote }}
    {{- end }}
    effect: {{ .effect | quote }}
  {{- end }}
{{- end }}
{{- end }}

{{/* Text goes through quote everywhere: toYaml drops a whole value in silence when a string holds a control character. */}}
{{- define "chart.probe" -}}
{{- with .httpGet }}
httpGet:
  path: {{ .path | quote }}
  port: {{ include "chart.portReference" .port }}
{{- end }}
{{- with .tcpSocket }}
tcpSocket:
  port: {{ include "chart.portReference" .port }}
{{- end }}
initialDelaySeconds: {{ .initialDelaySeconds | int64 }}
periodSeconds: {{ .periodSeconds | int64 }}
timeoutSeconds: {{ .timeoutSeconds | int64 }}
failureThreshold: {{ .failureThreshold | int64 }}
{{- end }}

{{/* The name of a port, or its number. */}}
{{- define "chart.portReference" -}}
{{- if kindIs "string" . }}{{ . | quote }}{{ else }}{{ . | int64 }}{{ end -}}
{{- end }}

{{/* Pods of a service spread over zones and nodes, or over nodes only. */}}
{{- define "chart.spread" -}}
{{- $selector := include "chart.selector" . -}}
{{- if has .service.spread (list "zone" "node") }}
topologySpreadConstraints:
  {{- if eq .service.spread "zone" }}
  - topologyKey: topology.kubernetes.io/zone
    maxSkew: 1
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- $selector | nindent 8 }}
  {{- end }}
  - topologyKey: kubernetes.io/hostname
    maxSkew: 1
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- $selector | nindent 8 }}
affinity:
  podAntiAffinity:
    preferredDuringSchedulingIgnoredDuringExecution:
      - weight: 100
        podAffinityTerm:
          topologyKey: kubernetes.io/hostname
          labelSelector:
            matchLabels:
              {{- $selector | nindent 14 }}
{{- end }}
{{- end }}
