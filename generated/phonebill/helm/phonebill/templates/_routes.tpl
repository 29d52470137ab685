{{/* Path → name of its service, as JSON; a range over its keys in reverse order meets /api/v1 before /api. */}}
{{- define "chart.routes" -}}
{{- $routes := dict }}
{{- range $name, $service := include "chart.services" . | fromJson }}
{{- range $service.routes }}
{{- $_ := set $routes . $name }}
{{- end }}
{{- end }}
{{- toJson $routes }}
{{- end }}
