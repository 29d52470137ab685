{{/* Passwords of a store that runs as a pod: always from the Secret that stands in the cluster. */}}
{{- define "chart.storeSecretEnv" -}}
{{- $secret := .root.Values.existingSecret -}}
{{- range $variable, $key := .secrets }}
- name: {{ $variable | quote }}
  valueFrom:
    secretKeyRef:
      name: {{ $secret | quote }}
      key: {{ $key | quote }}
{{- end }}
{{- end }}

{{/* The pod of a task on a store. Takes root, name, tier, store, script; may take volumes, mounts and env as YAML. */}}
{{- define "chart.storeTask" -}}
metadata:
  labels:
    {{- include "chart.labels" . | nindent 4 }}
spec:
  automountServiceAccountToken: false
  enableServiceLinks: false
  restartPolicy: OnFailure
  {{- with include "chart.pullSecrets" .root | trim }}
  {{- . | nindent 2 }}
  {{- end }}
  securityContext:
    {{- include "chart.podSecurityContext" (merge (dict "user" .store.user) .) | trim | nindent 4 }}
  containers:
    - name: task
      image: {{ printf "%s:%s" .store.image.repository .store.image.tag | quote }}
      imagePullPolicy: {{ .root.Values.image.pullPolicy | quote }}
      {{- with include "chart.securityContext" . | trim }}
      securityContext:
        {{- . | nindent 8 }}
      {{- end }}
      command: [/bin/sh, -euc]
      args:
        - |
          {{- .script | nindent 10 }}
        - {{ .name | quote }}
        {{- range .arguments }}
        - {{ . | quote }}
        {{- end }}
      env:
        - name: PGHOST
          value: {{ .store.name | quote }}
        - name: PGPORT
          value: {{ .store.port | int64 | quote }}
        - name: PGDATABASE
          value: {{ .store.database | quote }}
        - name: PGUSER
          value: {{ .store.username | quote }}
        - name: PGPASSWORD
          valueFrom:
            secretKeyRef:
              name: {{ .root.Values.existingSecret | quote }}
              key: {{ .store.password | quote }}
        {{- range $variable, $value := .variables }}
        - name: {{ $variable | quote }}
          value: {{ $value | quote }}
        {{- end }}
      resources:
        requests: {cpu: 50m, memory: 128Mi}
        limits: {cpu: 500m, memory: 256Mi}
      volumeMounts:
        - name: tmp
          mountPath: /tmp
        {{- with .mount }}
        - name: {{ .name }}
          mountPath: {{ .path }}
        {{- end }}
  volumes:
    - name: tmp
      emptyDir: {}
    {{- with .mount }}
    - name: {{ .name }}
      {{- toYaml .source | nindent 6 }}
    {{- end }}
{{- end }}

{{/* The way of a task to its store where pod traffic is denied. Takes root, name, tier, store. */}}
{{- define "chart.storeTaskPolicy" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "chart.metadata" . | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "chart.selector" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  egress:
    - to:
        - podSelector:
            matchLabels:
              {{- include "chart.selector" (merge (dict "app" .store.name) .) | nindent 14 }}
      ports:
        - protocol: TCP
          port: {{ .store.port | int64 }}
{{- end }}
