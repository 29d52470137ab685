{{- define "chart.dumpScript" -}}
# Writes one dump and removes those older than KEEP_DAYS.
file="/backup/$PGDATABASE-$(date +%Y%m%d-%H%M%S).dump"
pg_dump --format=custom --file="$file.part"
mv "$file.part" "$file"
find /backup -name '*.dump' -mtime "+$KEEP_DAYS" -print -delete
{{- end }}
