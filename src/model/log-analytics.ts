import type { Environment } from './architecture.ts'

type LogAnalytics = NonNullable<Environment['monitoring']['logAnalytics']>

/** The ways the workspace is open to public addresses: without a private link scope nothing reaches a closed one, so both unless the author says which. */
export const publicWaysOf = (logAnalytics: LogAnalytics): ('ingestion' | 'query')[] =>
  logAnalytics.public.length > 0 ? logAnalytics.public : ['ingestion', 'query']
