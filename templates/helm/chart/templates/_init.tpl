{{- define "chart.initScript" -}}
# Arguments: names of SQL files below /scripts. SCHEMAS, ACCOUNTS, CHECK: names, separated by blanks.
until pg_isready --quiet; do
  echo "PostgreSQL 을 기다립니다: $PGHOST:$PGPORT"
  sleep 5
done

for schema in $SCHEMAS; do
  psql --quiet --set=ON_ERROR_STOP=1 --set=name="$schema" <<'SQL'
CREATE SCHEMA IF NOT EXISTS :"name";
SQL
done

for script in "$@"; do
  if [ ! -f "/scripts/$script" ]; then
    echo "SQL 파일이 없습니다: $script (ConfigMap 에 넣은 뒤 다시 설치하세요)" >&2
    exit 1
  fi
  echo "실행: $script"
  psql --quiet --set=ON_ERROR_STOP=1 --set=accounts="$ACCOUNTS" --file="/scripts/$script"
done

# Tables may live in any of the schemas.
export PGOPTIONS="-c search_path=$(printf '"%s",' $SCHEMAS)public"
for table in $CHECK; do
  echo "확인: $table"
  psql --quiet --tuples-only --set=ON_ERROR_STOP=1 --set=name="$table" <<'SQL'
SELECT format('SELECT count(*) FROM %s', :'name'::regclass) \gexec
SQL
done
{{- end }}
