export { calculations, masterCalculations } from './calculations.ts'
export { allDecisions, decisions } from './decisions.ts'
export { masterSources, sources } from './sources.ts'
