{{- define "chart.testScript" -}}
# Arguments: "host port" of everything that must answer.
for target in "$@"; do
  set -- $target
  nc -z -w 5 "$1" "$2"
  echo "연결됨: $1:$2"
done
{{- end }}
