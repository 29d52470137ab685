import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Diagnostic } from '../../src/diagnostic.ts'
import { resolve } from '../../src/model/resolve.ts'
import { check } from '../../src/rules/index.ts'
import { readSpec } from '../../src/spec/read.ts'

type Tree = { [key: string]: unknown }

const base = parse(readFileSync(new URL('./base.yaml', import.meta.url), 'utf8')) as Tree

/** What the rules find in the base system with a page's fragment laid over it. Errors of reading or resolving fail the example. */
export function findingsWith(fragment: Tree): Diagnostic[] {
  const { spec, diagnostics } = readSpec(new TextEncoder().encode(JSON.stringify(laidOver(base, fragment))))
  if (!spec) throw new Error(`the example is no spec: ${JSON.stringify(diagnostics, null, 2)}`)
  const { architecture, diagnostics: unresolved } = resolve(spec)
  if (!architecture) throw new Error(`the example does not resolve: ${JSON.stringify(unresolved, null, 2)}`)
  return check(architecture)
}

/** Maps merge (an empty one empties, null takes away what the base has), anything else replaces; a store or external that is hosted otherwise replaces as a whole, as in the spec itself. */
export function laidOver(base: Tree, fragment: Tree): Tree {
  const merged = { ...base }
  for (const [key, value] of Object.entries(fragment)) {
    const below = base[key]
    if (value === null) delete merged[key]
    else
      merged[key] =
        isTree(below) && isTree(value) && Object.keys(value).length > 0 && !isAnother(below, value)
          ? laidOver(below, value)
          : value
  }
  return merged
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

const isAnother = (below: Tree, value: Tree) =>
  ['hosting', 'kind'].some(tag => tag in below && tag in value && below[tag] !== value[tag])
