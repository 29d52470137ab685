/*
 * Every command, loaded when it is called: `--help` waits for none of them, and `validate` not for the browser.
 */
export const generate = async () => (await import('./generate.ts')).generate
export const validate = async () => (await import('./validate.ts')).validate
export const diagram = async () => (await import('./diagram.ts')).diagram
export const printResolved = async () => (await import('./resolve.ts')).printResolved
export const why = async () => (await import('./why.ts')).why
export const printValues = async () => (await import('./values.ts')).printValues
export const listRules = async () => (await import('./rules.ts')).listRules
export const explainRule = async () => (await import('./rules.ts')).explainRule
export const printCatalog = async () => (await import('./catalog.ts')).printCatalog
export const listTemplates = async () => (await import('./templates.ts')).listTemplates
export const copyTemplates = async () => (await import('./templates.ts')).copyTemplates
export const printSchema = async () => (await import('./schema.ts')).printSchema
export { reportBug, reportingFailures } from './failures.ts'
