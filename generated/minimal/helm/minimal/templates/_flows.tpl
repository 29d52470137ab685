{{/* One side of network policy rules from a map of flows. Takes root, flows, key (from or to). */}}
{{- define "chart.flows" -}}
{{- $root := .root }}
{{- $key := .key }}
{{- range $peer, $flow := .flows }}
- {{ $key }}:
    {{- if $flow.app }}
    - podSelector:
        matchLabels:
          app: {{ $flow.app | quote }}
          app.kubernetes.io/instance: {{ $root.Release.Name | quote }}
    {{- end }}
    {{- if $flow.namespace }}
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: {{ $flow.namespace | quote }}
    {{- end }}
    {{- range $flow.cidrs }}
    - ipBlock:
        cidr: {{ . | quote }}
        {{- with $flow.except }}
        except:
          {{- range . }}
          - {{ . | quote }}
          {{- end }}
        {{- end }}
    {{- end }}
  ports:
    {{- range $flow.ports }}
    - protocol: TCP
      port: {{ . | int64 }}
    {{- end }}
    {{- with $flow.range }}
    - protocol: TCP
      port: {{ .from | int64 }}
      endPort: {{ .to | int64 }}
    {{- end }}
{{- end }}
{{- end }}
