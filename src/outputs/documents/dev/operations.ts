import type { PodStore } from '../../../model/architecture.ts'
import { offHoursLoad } from '../capacity-table.ts'
import { dataCommands, startAndStop, troubleshooting } from '../daily-commands.ts'
import { checks, incidentSteps, incidents, maintenance, problems } from '../operation-rows.ts'
import { section } from '../page.ts'
import type { Grid } from '../table.ts'
import { offHoursText } from './overview.ts'

interface View {
  environment: string
  start: string
  stop: string
  offHours: string | null
  offHoursLoad: string | null
  databases: { name: string; fill: string; save: string; restore: string }[]
  checks: { title: string; table: Grid }[]
  incidents: Grid | null
  steps: { severity: string; means: string; steps: string[]; notice: string | null }[]
  maintenance: Grid | null
  problems: Grid | null
  commands: string
}

/** 11. 개발환경 운영 가이드 */
export const operations = section<View>('dev/operations', ({ environment }) => ({
  environment: environment.name,
  ...startAndStop(environment),
  offHours: environment.offHours ? offHoursText(environment.offHours) : null,
  offHoursLoad: offHoursLoad(environment),
  databases: environment.stores
    .filter((store): store is PodStore => store.hosting === 'pod' && store.definition.engine === 'postgresql')
    .map(store => ({ name: store.definition.name, ...dataCommands(environment, store) })),
  checks: checks(environment),
  incidents: incidents(environment),
  steps: incidentSteps(environment),
  maintenance: maintenance(environment),
  problems: problems(environment),
  commands: troubleshooting(environment),
}))
