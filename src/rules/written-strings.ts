import { childPath, type IdPath } from '../diagnostic.ts'
import type { Architecture } from '../model/architecture.ts'

export interface WrittenString {
  text: string
  at: IdPath
  /** The keys that lead to it: ['environments', 'prod', 'about', 'purpose']. */
  keys: string[]
}

/** Several rules read them: they are gathered once for a spec. */
const gathered = new WeakMap<Architecture['spec'], WrittenString[]>()

/** Every string in the spec as its author wrote it, in order. */
export function writtenStrings({ spec }: Architecture): WrittenString[] {
  const known = gathered.get(spec)
  if (known) return known
  const found: WrittenString[] = []
  const walk = (value: unknown, at: IdPath, keys: string[]): void => {
    if (typeof value === 'string') found.push({ text: value, at, keys })
    else if (Array.isArray(value))
      for (const [n, item] of value.entries()) walk(item, childPath(at, n), [...keys, String(n)])
    else if (typeof value === 'object' && value !== null)
      for (const [key, child] of Object.entries(value)) walk(child, childPath(at, key), [...keys, key])
  }
  walk(spec, '', [])
  gathered.set(spec, found)
  return found
}

/** Keys whose value is a sentence for people. */
const proseKeys = new Set([
  ...[
    'purpose',
    'because',
    'remarks',
    'notes',
    'how',
    'advice',
    'means',
    'steps',
    'response',
    'title',
    'task',
    'goals',
    'priorities',
  ],
  ...[
    'constraints',
    'summary',
    'role',
    'change',
    'audience',
    'security',
    'complexity',
    'dataProtection',
    'focus',
    'deliverables',
  ],
  ...[
    'capacity',
    'relation',
    'usage',
    'problem',
    'cause',
    'fix',
    'prevention',
    'escalate',
    'notice',
    'channel',
    'expect',
    'scope',
    'then',
  ],
  ...[
    'daily',
    'weekly',
    'monthly',
    'predictive',
    'costAware',
    'approval',
    'test',
    'rollback',
    'emergency',
    'trigger',
    'note',
    'auth',
    'data',
  ],
])

/** Whether a string is a sentence for people: its key says so, or that of the list or map it stands in. */
export const isProse = ({ keys, text }: WrittenString) =>
  keys.slice(-2).some(key => proseKeys.has(key)) && !quantity.test(text)

/** A value with its unit and nothing else: '$450', '30min'. */
const quantity = /^\$?[0-9][0-9.,]*[%a-z]*$/i
