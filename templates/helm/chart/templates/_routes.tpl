{{/* Path → name of its service, as JSON; a range over its keys in reverse order meets /api/v1 before /api. */}}
{{- define "chart.routes" -}}
{{- $routes := dict }}
{{- range $name, $service := .Values.services }}
{{- if ne $service.enabled false }}
{{- range $service.routes }}
{{- $_ := set $routes . $name }}
{{- end }}
{{- end }}
{{- end }}
{{- toJson $routes }}
{{- end }}
