import { postgresqlSkus } from '../catalog/postgresql.ts'
import { managedRedisSkus, redisSkus } from '../catalog/redis.ts'
import { type IdPath, pathKeys } from '../diagnostic.ts'
import { schemaText } from '../spec/schema-text.generated.ts'
import type { Leaf } from './leaves.ts'

interface Node {
  $ref?: string
  type?: string | string[]
  const?: unknown
  enum?: string[]
  minimum?: number
  maximum?: number
  properties?: Record<string, Node>
  additionalProperties?: Node | false
  items?: Node
  oneOf?: Node[]
  discriminator?: { propertyName: string }
}

const schema = JSON.parse(schemaText) as Node & { $defs: Record<string, Node> }
const definitions = schema.$defs

/**
 * Another value that may stand at a leaf, different from the one that does; undefined where no other can
 * (a tag of a union, the version of the shape, the only id there is).
 */
export function otherValue(
  leaf: Leaf,
  spec: unknown,
  amongIds: ReadonlyMap<IdPath, string[]>,
): Leaf['value'] | undefined {
  const { node, family, parent } = schemaAt(leaf.at, spec)
  // The items of a list differ from each other.
  const taken: unknown[] = Array.isArray(parent) ? parent : [leaf.value]
  const free = <T>(values: readonly T[]) => values.find(value => !taken.includes(value))
  const ids = amongIds.get(leaf.at)
  if (ids) return free(ids)
  if (!node || node.const !== undefined) return undefined
  if (node.enum) return free(node.enum)
  if (typeof leaf.value === 'boolean') return !leaf.value
  if (typeof leaf.value === 'number') {
    const { minimum = 0, maximum = Number.POSITIVE_INFINITY } = node
    const near = [1, -1, 2, -2].map(step => (leaf.value as number) + step)
    return free(near.filter(value => value >= minimum && value <= maximum))
  }
  return otherText(
    leaf.value,
    pathKeys(leaf.at)
      .filter(key => !/^\d+$/.test(key))
      .at(-1) ?? '',
    family,
  )
}

/** The schema of a leaf, and the name of its family of quantities ('duration'). */
function schemaAt(at: IdPath, spec: unknown): { node: Node | null; family: string; parent: unknown } {
  let node: Node | null = schema
  let value: unknown = spec
  let family = ''
  const follow = () => {
    while (node?.$ref) {
      family = node.$ref.split('/').at(-1)!
      node = definitions[family] ?? null
    }
    if (node?.oneOf && node.discriminator) {
      const tag: string = node.discriminator.propertyName
      const wanted = (value as Record<string, unknown> | undefined)?.[tag]
      node =
        node.oneOf.find(
          variant => definitions[variant.$ref!.split('/').at(-1)!]?.properties?.[tag]?.const === wanted,
        ) ?? null
      if (node?.$ref) follow()
    }
  }
  follow()
  let parent: unknown
  for (const key of pathKeys(at)) {
    parent = value
    value = (value as Record<string, unknown> | undefined)?.[key]
    const map: Node['additionalProperties'] = node?.additionalProperties
    family = ''
    node = node?.items ?? node?.properties?.[key] ?? (map || null)
    follow()
  }
  return { node, family, parent }
}

const bump = (text: string) => text.replace(/\d+(?!.*\d)/, digits => String(Number(digits) + 1))
const bumpFirst = (text: string) => text.replace(/\d+/, digits => String(Number(digits) + 1))

/** Something else of the same family. */
const families: Record<string, (text: string) => string> = {
  duration: bump,
  durationRange: bump,
  percent: text =>
    text === '100%'
      ? '99%'
      : `${Math.min(100, Math.round((Number.parseFloat(text) + (text.includes('.') ? 0.03 : 1)) * 100) / 100)}%`,
  money: bumpFirst,
  cpuRange: bump,
  memoryRange: text => text.replace(/\d+(?=(\.\d+)?(Mi|Gi)$)/, digits => String(Number(digits) + 1)),
  podStorage: bump,
  size: bump,
  rate: bumpFirst,
  scaleStep: bumpFirst,
  cidr: text =>
    text.replace(/^(\d+)\.(\d+)\.(\d+)/, (_, a, b, c) =>
      text.endsWith('/16') ? `${a}.${(Number(b) + 77) % 256}.${c}` : `${a}.${b}.${(Number(c) + 77) % 256}`,
    ),
  ip: text => text.replace(/\d+$/, last => String((Number(last) + 7) % 250)),
  calendarDate: text => text.replace(/\d\d$/, day => (day === '15' ? '16' : '15')),
  clockRange: text => text.replace(/^\d\d/, hour => String((Number(hour) + 3) % 24).padStart(2, '0')),
  monthRange: bump,
  countRange: bump,
  version: text =>
    text.replace(/\d+$/, last => (Number(last) > 1 ? String(Number(last) - 1) : String(Number(last) + 1))),
  host: text => `x7-${text.replace(/^\*\./, '')}`,
  path: text => `${text}-x7`,
  cron: text => text.replace(/^\S+/, minute => (minute === '7' ? '8' : '7')),
  azureName: text => `${text.slice(0, 20)}x7`,
  text: text => (text === '바꾼 글' ? '다른 글' : '바꾼 글'),
}

const alternatives: Record<string, string[]> = {
  vm: ['Standard_D8s_v5', 'Standard_D8as_v5'],
  region: ['japaneast', 'southeastasia'],
  drRegion: ['japanwest', 'eastasia'],
  timeZone: ['Asia/Tokyo', 'Asia/Singapore'],
  rules: ['OWASP 3.1', 'OWASP 3.2'],
  of: ['traffic', 'disks'],
  at: ['system.name', 'services'],
  ports: ['8443', '9443'],
}

function otherText(text: string, key: string, family: string): string {
  const among = key === 'sku' ? skusLike(text) : alternatives[key]
  const other = among?.find(value => value !== text)
  if (other) return other
  if (families[family]) return families[family](text)
  if (/^#[0-9A-Fa-f]{6}$/.test(text)) return text === '#123456' ? '#654321' : '#123456'
  if (/^[^=:]+=[^:]+:\w+$/.test(text)) return text.replace(/=[^:]+/, value => `${value}x7`)
  if (/\.\./.test(text) && /\d/.test(text)) return bump(text)
  if (/^\d+(\.\d+)?(%|ms|s|min|h|d|mo|y)$/.test(text)) return bumpFirst(text)
  if (text.includes('{')) return `${text}-x7`
  return `${text}x7`
}

/** A SKU of the same service. */
function skusLike(sku: string): string[] {
  const lists = [postgresqlSkus(), redisSkus(), managedRedisSkus()].map(rows => rows.map(row => row.sku))
  const tier = sku.split('_').slice(0, 2).join('_').replace(/\d+$/, '')
  const same = lists.find(list => list.includes(sku)) ?? []
  return [...same.filter(other => other.startsWith(tier)), ...same]
}
