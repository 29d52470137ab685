import type { Environment, PodStore } from '../../model/architecture.ts'
import { comment, word } from '../../print/shell.ts'
import { databaseUser } from '../helm/environment-variables.ts'
import { resourceKind } from './rollout.ts'

/** The command a team types to bring an environment up, and to let it rest. */
export function startAndStop(environment: Environment): { start: string; stop: string } {
  const pools = environment.cluster.pools.filter(({ id }) => environment.offHours?.stop.includes(id) ?? false)
  const scale = (pool: string, count: number) =>
    `az aks nodepool scale --resource-group ${word(environment.names.resourceGroup)} --cluster-name ${word(environment.names.cluster)} --name ${word(pool)} --node-count ${count}`
  const kubectl = kubectlOf(environment)
  const workloads = environment.services.filter(
    ({ definition }) => definition.kind !== 'job' && definition.kind !== 'cron',
  )
  const pods = environment.stores.filter(store => store.hosting === 'pod')
  return {
    start: [
      ...(pools.length > 0
        ? [comment('노드 풀 스케일업'), ...pools.map(({ name, count }) => scale(name, count)), '']
        : []),
      ...(pods.length > 0
        ? [
            comment('백킹 서비스 시작'),
            ...pods.map(({ name }) => `${kubectl} scale statefulset ${word(name)} --replicas=1`),
            '',
          ]
        : []),
      comment('애플리케이션 시작'),
      ...workloads.map(
        service =>
          `${kubectl} scale ${resourceKind(environment, service)} ${word(service.id)} --replicas=${service.replicas.min}`,
      ),
      '',
      comment('상태 확인'),
      `${kubectl} get pods`,
    ].join('\n'),
    stop: [
      comment('애플리케이션 종료'),
      ...workloads.map(
        service => `${kubectl} scale ${resourceKind(environment, service)} ${word(service.id)} --replicas=0`,
      ),
      ...(pods.length > 0 ? ['', comment('백킹 서비스는 데이터 보존을 위해 유지')] : []),
      ...(pools.length > 0
        ? [
            '',
            comment('노드 풀 스케일다운 (비용 절약)'),
            ...pools.map(({ name, mode }) => scale(name, mode === 'System' ? 1 : 0)),
          ]
        : []),
    ].join('\n'),
  }
}

/** Filling, saving and restoring a database that runs as a Pod. */
export function dataCommands(
  environment: Environment,
  store: PodStore,
): { fill: string; save: string; restore: string } {
  const kubectl = kubectlOf(environment)
  const database = word(store.definition.database ?? store.name)
  const user = word(databaseUser(store))
  const exec = `${kubectl} exec ${word(`statefulset/${store.name}`)} --`
  const feed = `${kubectl} exec --stdin ${word(`statefulset/${store.name}`)} --`
  const scripts = store.seed?.scripts ?? []
  const scheduled = store.backup.method !== 'none' && store.storageMiB !== null
  const job = word(`${store.name}-backup`)
  return {
    fill: [
      ...(scripts.length > 0
        ? [
            comment('초기화 SQL을 ConfigMap으로 올린다 (첫 설치에서 Job이 읽는다)'),
            `${kubectl} create configmap ${word(`${store.name}-scripts`)} ${scripts.map(script => `--from-file=${word(script)}`).join(' ')}`,
            '',
            comment('초기화 Job의 진행 상황 확인'),
            `${kubectl} logs --follow ${word(`job/${store.name}-init`)}`,
            '',
            comment('이미 있는 데이터베이스에 다시 실행'),
            ...scripts.map(script => `${feed} psql --username=${user} --dbname=${database} < ${word(script)}`),
          ]
        : [
            comment('데이터베이스 접속 확인'),
            `${exec} psql --username=${user} --dbname=${database} --command='SELECT 1;'`,
          ]),
    ].join('\n'),
    save: [
      comment('논리 백업'),
      `${exec} pg_dump --username=${user} ${database} > "backup-$(date +%Y%m%d).sql"`,
      ...(scheduled
        ? [
            '',
            comment('정기 백업을 지금 한 번 실행'),
            `${kubectl} create job ${word(`${store.name}-backup-manual`)} --from=${word(`cronjob/${store.name}-backup`)}`,
          ]
        : []),
      ...(store.backup.method === 'disk-snapshot' && scheduled
        ? ['', comment('디스크 스냅샷 목록'), `${kubectl} get volumesnapshots`]
        : []),
      ...(scheduled ? ['', comment('정기 백업 일정 확인'), `${kubectl} get cronjob ${job}`] : []),
    ].join('\n'),
    restore: [
      comment('논리 백업에서 복원'),
      `${feed} psql --username=${user} --dbname=${database} < backup.sql`,
      '',
      comment('복원 확인'),
      ...(store.seed && store.seed.check.length > 0
        ? store.seed.check.map(
            table =>
              `${exec} psql --username=${user} --dbname=${database} --command=${word(`SELECT COUNT(*) FROM ${table};`)}`,
          )
        : [`${exec} psql --username=${user} --dbname=${database} --command='SELECT 1;'`]),
    ].join('\n'),
  }
}

/** Finding out what is wrong, in five steps, with a service that exists. */
export function troubleshooting(environment: Environment): string {
  const kubectl = kubectlOf(environment)
  const service = environment.services[0]?.id ?? 'app'
  return [
    comment('1. Pod 상태 확인'),
    `${kubectl} get pods --output wide`,
    `${kubectl} describe pods --selector=${word(`app=${service}`)}`,
    '',
    comment('2. 로그 확인'),
    `${kubectl} logs --selector=${word(`app=${service}`)} --tail=50`,
    '',
    comment('3. 리소스 사용량 확인'),
    `${kubectl} top pods`,
    'kubectl top nodes',
    '',
    comment('4. 서비스 연결 확인'),
    `${kubectl} get services`,
    `${kubectl} describe service ${word(service)}`,
    '',
    comment('5. 네트워크 정책 확인'),
    `${kubectl} get networkpolicies`,
    `${kubectl} describe networkpolicy ${word(environment.network.podTraffic === 'allow' ? 'allow-all' : 'default-deny')}`,
  ].join('\n')
}

const kubectlOf = ({ namespace }: Environment) => `kubectl --namespace ${word(namespace)}`
