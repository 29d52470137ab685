{{- define "chart.initScript" -}}
# Arguments: names of SQL files below /scripts. SCHEMAS, ACCOUNTS, CHECK: names, separated by blanks.
# What has run once does not run again: Argo CD starts this task at every synchronisation.
query() { psql --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 "$@"; }

until pg_isready --quiet; do
  echo "PostgreSQL을 기다립니다: $PGHOST:$PGPORT"
  sleep 5
done

for schema in $SCHEMAS; do
  query --set=name="$schema" <<'SQL'
CREATE SCHEMA IF NOT EXISTS :"name";
SQL
done

query <<'SQL'
CREATE TABLE IF NOT EXISTS public.initialized (script text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now());
SQL
for script in "$@"; do
  done_before=$(query --set=script="$script" <<'SQL'
SELECT count(*) FROM public.initialized WHERE script = :'script';
SQL
  )
  if [ "$done_before" != 0 ]; then
    echo "이미 실행했습니다: $script"
    continue
  fi
  if [ ! -f "/scripts/$script" ]; then
    echo "SQL 파일이 없습니다: $script (ConfigMap에 넣은 뒤 다시 설치하세요)" >&2
    exit 1
  fi
  echo "실행: $script"
  query --set=accounts="$ACCOUNTS" --file="/scripts/$script"
  query --set=script="$script" <<'SQL'
INSERT INTO public.initialized (script) VALUES (:'script');
SQL
done

# Tables may live in any of the schemas.
export PGOPTIONS="-c search_path=$(printf '"%s",' $SCHEMAS)public"
for table in $CHECK; do
  echo "확인: $table"
  query --set=name="$table" <<'SQL'
SELECT format('SELECT count(*) FROM %s', :'name'::regclass) \gexec
SQL
done
{{- end }}
