import { readFileSync } from 'node:fs'
import { any, bool, list, type ObjectType, type Property, record, string, type Type } from './types.ts'

/**
 * Types that are no part of the 74 property trees: written with the REST reference in mind and held to nothing here.
 * Everything else must be in test/resource-schemas with the same API version.
 */
export const withoutSchema: Record<string, string> = {
  'Microsoft.EventHub/namespaces': '2024-01-01',
  'Microsoft.EventHub/namespaces/eventhubs': '2024-01-01',
  'Microsoft.EventHub/namespaces/eventhubs/consumergroups': '2024-01-01',
  'Microsoft.Insights/dataCollectionEndpoints': '2024-03-11',
  'Microsoft.Network/networkWatchers': '2025-05-01',
  'Microsoft.Network/networkWatchers/flowLogs': '2025-05-01',
  'Microsoft.OperationalInsights/workspaces/savedSearches': '2025-07-01',
  'Microsoft.Storage/storageAccounts/blobServices': '2025-01-01',
  'Microsoft.Storage/storageAccounts/managementPolicies': '2025-01-01',
}

/** Values of open enums that Azure takes and the trees do not list, by the last part of the path. */
const furtherValues: Record<string, string[]> = {
  streams: ['Microsoft-ContainerInsights-Group-Default', 'Microsoft-PrometheusMetrics'],
}

const folder = new URL('../resource-schemas/', import.meta.url)
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
const index: Record<string, { apiVersion: string; file: string }> = read('index.json')
const loaded = new Map<string, ObjectType>()

/** The body of a resource type, or what is wrong with asking for it. */
export function resourceSchema(type: string, apiVersion: string): ObjectType | string {
  if (withoutSchema[type] === apiVersion) return { ...record({}), additional: any }
  const known = index[type]
  if (!known) return `${type} is no known resource type`
  if (known.apiVersion !== apiVersion) return `${type} is known as of ${known.apiVersion}, not ${apiVersion}`
  const cached = loaded.get(type)
  if (cached) return cached
  const tree = schemaType(read(known.file))
  loaded.set(type, tree)
  return tree
}

interface Tree {
  kind: string
  properties?: Record<string, { required?: boolean; readOnly?: boolean; type: Tree }>
  additional?: Tree
  items?: Tree
  enum?: string[]
  open?: boolean
  pattern?: string
  minLength?: number
  maxLength?: number
  min?: number
  max?: number
  discriminator?: string
  variants?: Record<string, Tree>
  name?: string
}

function schemaType(file: { properties: Tree; definitions?: Record<string, Tree> }): ObjectType {
  const convert = (tree: Tree, name = ''): Type => {
    switch (tree.kind) {
      case 'ref':
        return { kind: 'lazy', get: () => convert(file.definitions![tree.name!]!) }
      case 'object':
        return object(tree)
      case 'array':
        return list(convert(tree.items!, name))
      case 'string':
        return { ...string, values: tree.enum && [...tree.enum, ...(furtherValues[name] ?? [])], ...pick(tree) } as Type
      case 'int':
        return { kind: 'int', min: tree.min, max: tree.max }
      case 'bool':
        return bool
      case 'any':
        return any
      case 'discriminated':
        return {
          kind: 'discriminated',
          by: tree.discriminator!,
          variants: Object.fromEntries(
            Object.entries(tree.variants!).map(([name, variant]) => [name, object(variant)]),
          ),
        }
      default:
        throw new Error(`a schema node of unknown kind ${tree.kind}`)
    }
  }
  const object = (tree: Tree): ObjectType => ({
    kind: 'object',
    properties: Object.fromEntries(
      Object.entries(tree.properties ?? {}).map(([name, { type, required, readOnly }]): [string, Property] => [
        name,
        { type: convert(type, name), required: required ?? false, readOnly },
      ]),
    ),
    ...(tree.additional ? { additional: convert(tree.additional) } : {}),
  })
  const body = file.properties.kind === 'object' ? file.properties : { kind: 'object', properties: file.properties }
  return object(body as Tree)
}

const pick = ({ open, pattern, minLength, maxLength }: Tree) => ({ open, pattern, minLength, maxLength })
