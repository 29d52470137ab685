import { generate } from '../compile.ts'
import type { IdPath } from '../diagnostic.ts'
import { referencesOf } from '../model/references.ts'
import { resolve } from '../model/resolve.ts'
import { settingsOf } from '../model/settings.ts'
import type { OutputName } from '../outputs/index.ts'
import type { OutputFile } from '../outputs/output.ts'
import type { Spec } from '../spec/types.ts'
import { changedLines } from './changed-lines.ts'
import { type Leaf, leavesOf, withLeaf } from './leaves.ts'
import { otherValue } from './mutation.ts'

/**
 * What comes from where, found by trying: a line comes from a fact when another value of the fact makes another line.
 * No part of the program has to keep account of its sources, and none can forget to.
 */
export interface Influence {
  leaf: Leaf
  /** undefined when the leaf can have no other value. */
  other: Leaf['value'] | undefined
  /** Files with another value in place; null when the changed spec does not resolve. */
  files: OutputFile[] | null
}

/** Tries another value at every leaf of a spec, one at a time. */
export async function* influences(spec: Spec, only?: readonly OutputName[]): AsyncGenerator<Influence> {
  const among = idsAmong(spec)
  for (const leaf of leavesOf(spec)) {
    const other = otherValue(leaf, spec, among)
    if (other === undefined) {
      yield { leaf, other, files: null }
      continue
    }
    const { architecture } = resolve(withLeaf(spec, leaf.at, other))
    yield { leaf, other, files: architecture && (await generate(architecture, only)) }
  }
}

/** Lines of a generated file, counted from 1. */
export interface Lines {
  file: OutputFile
  lines: ReadonlySet<number>
}

/**
 * The id paths of the facts behind lines of generated files, by the file's path, in the order written.
 * Many facts are tried at once; only where the lines change, or the changed spec does not resolve, the half that does it is looked for.
 */
export async function factsBehind(spec: Spec, asked: readonly Lines[]): Promise<Map<string, IdPath[]>> {
  const outputs = [...new Set(asked.map(({ file }) => file.path.split('/')[0] as OutputName))]
  const among = idsAmong(spec)
  const trials = leavesOf(spec).flatMap((leaf): Trial[] => {
    const other = otherValue(leaf, spec, among)
    return other === undefined ? [] : [{ at: leaf.at, other }]
  })
  const behind = new Map<string, IdPath[]>(asked.map(({ file }) => [file.path, []]))
  const search = async (trials: Trial[]): Promise<void> => {
    const { architecture } = resolve(trials.reduce((tree, { at, other }) => withLeaf(tree, at, other), spec))
    const files = architecture && (await generate(architecture, outputs))
    const touched = files ? asked.filter(lines => touches(lines, files)) : asked
    if (touched.length === 0) return
    if (trials.length === 1) {
      if (files) for (const { file } of touched) behind.get(file.path)!.push(trials[0]!.at)
      return
    }
    const half = Math.ceil(trials.length / 2)
    await search(trials.slice(0, half))
    await search(trials.slice(half))
  }
  for (let start = 0; start < trials.length; start += triedAtOnce)
    await search(trials.slice(start, start + triedAtOnce))
  return behind
}

interface Trial {
  at: IdPath
  other: Leaf['value']
}

/** Large enough to pass over most of a spec quickly, small enough that few groups hold what is looked for. */
const triedAtOnce = 32

function touches({ file, lines }: Lines, files: OutputFile[]): boolean {
  const text = files.find(({ path }) => path === file.path)?.text ?? ''
  return text !== file.text && changedLines(file.text, text).some(line => lines.has(line))
}

/** For every place that names something: what it could name instead. */
function idsAmong(spec: Spec): Map<IdPath, string[]> {
  const environments = new Map(Object.keys(spec.environments).map(id => [id, settingsOf(spec, id)]))
  return new Map(referencesOf(spec, environments).map(({ at, among }) => [at, among]))
}
