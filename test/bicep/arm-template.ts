import type { DeployedResource } from './deployment.ts'
import { unknown, type Value } from './evaluate.ts'

type Json = string | number | boolean | null | Json[] | { [name: string]: Json }

/** Deployed resources as an ARM template, for tools that read JSON. What only Azure knows stands as an expression. */
export function armTemplate(resources: DeployedResource[]) {
  return {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: resources.map(({ type, apiVersion, name, symbol, body }) => ({
      type,
      apiVersion,
      ...(plain(body) as { [name: string]: Json }),
      name: name === '' ? `[guid('${symbol}')]` : name,
    })),
  }
}

/** JSON without what is null: ARM takes an absent property and a null one alike. */
function plain(value: Value): Json {
  if (value === unknown) return "[reference('known to Azure')]"
  if (Array.isArray(value)) return value.map(plain)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([name, item]) => [name === '(unknown)' ? "[reference('known to Azure')]" : name, plain(item)]),
  )
}
