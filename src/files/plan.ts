import { readdirSync } from 'node:fs'
import type { OutputFile } from '../outputs/output.ts'
import { WriteFailure, writing } from './failure.ts'
import { fingerprintOf } from './fingerprint.ts'
import { type Manifest, printManifest, readManifest } from './manifest.ts'
import { isTemporary, type Place, placeOf } from './place.ts'
import { readOutput, refuseLinks } from './read-output.ts'
import { assertSafePath, caselessKey } from './safe-path.ts'

/**
 * What a run would do to one file.
 * - create, update, delete: ours to do.
 * - same: the bytes are already there.
 * - edited: a person changed what we wrote; without newText, the file is also no longer generated. Kept unless forced.
 * - foreign: a file we never wrote stands where ours would. Kept unless forced.
 */
export interface FileChange {
  /** Relative to the system's folder, with '/'. */
  path: string
  change: 'create' | 'update' | 'delete' | 'same' | 'edited' | 'foreign'
  /** What stands on the disk, where it differs from what is generated. */
  oldText?: string
  /** What is generated. */
  newText?: string
  /** Fingerprints of the bytes on the disk and of the generated ones. */
  oldFingerprint?: string
  newFingerprint?: string
}

export interface Plan {
  place: Place
  files: readonly OutputFile[]
  scope: Scope
  /** In code-unit order of their paths. */
  changes: FileChange[]
  manifest: Manifest
  /** A run was killed here, or is at work right now: its temporary files stand in the folder. */
  interrupted: boolean
}

/** Which paths this run is about: with `--only docs` it says nothing of the others. */
export type Scope = (path: string) => boolean

/** Compares what is generated with what is on the disk. Writes nothing. */
export async function planWrites(
  root: string,
  system: string,
  files: readonly OutputFile[],
  { scope = () => true }: { scope?: Scope } = {},
): Promise<Plan> {
  const place = placeOf(root, system)
  const wanted = files.filter(({ path }) => scope(path))
  refuseColliding(wanted)
  const manifest = readManifest(place)
  const generated = new Set(wanted.map(({ path }) => path))
  const stale = [...manifest.recorded.keys()].filter(path => scope(path) && !generated.has(path))
  const changes = [
    ...wanted.map(file => changeOfGenerated(place, manifest, file)),
    ...stale.flatMap(path => changeOfStale(place, manifest, path)),
  ]
  return {
    place,
    files,
    scope,
    changes: changes.sort((a, b) => (a.path < b.path ? -1 : 1)),
    manifest,
    interrupted: namesIn(place).some(isTemporary),
  }
}

/** Whether applying the plan would touch the disk at all. */
export const hasWork = (plan: Plan, force: boolean) =>
  plan.interrupted ||
  plan.changes.some(change => isWritten(change, force)) ||
  plan.manifest.text !== manifestAfter(plan, force)

export const isWritten = ({ change }: FileChange, force: boolean) =>
  change === 'create' || change === 'update' || change === 'delete' || (force && isKept({ change }))

/** Whether a person's file stands in the way. */
export const isKept = ({ change }: Pick<FileChange, 'change'>) => change === 'edited' || change === 'foreign'

/** The manifest's text once the plan is applied. */
export function manifestAfter({ place, changes, manifest, scope }: Plan, force: boolean): string {
  const entries = new Map<string, string>()
  for (const [path, fingerprints] of manifest.recorded) {
    if (!scope(path))
      entries.set(path, fingerprints.length === 1 ? fingerprints[0]! : likeliest(place, path, fingerprints))
  }
  for (const change of changes) {
    const fingerprint = isKept(change) && !force ? manifest.recorded.get(change.path)?.[0] : change.newFingerprint
    if (fingerprint) entries.set(change.path, fingerprint)
  }
  return printManifest(entries)
}

function changeOfGenerated(place: Place, { recorded }: Manifest, { path, text }: OutputFile): FileChange {
  const bytes = Buffer.from(text)
  const generated = { path, newText: text, newFingerprint: fingerprintOf(bytes) }
  const old = readOutput(place, path)
  if (!old) return { ...generated, change: 'create' }
  if (old.equals(bytes)) return { ...generated, change: 'same' }

  const oldFingerprint = fingerprintOf(old)
  const ours = recorded.get(path)
  const change = !ours ? 'foreign' : ours.includes(oldFingerprint) ? 'update' : 'edited'
  return { ...generated, change, oldText: old.toString('utf8'), oldFingerprint }
}

function changeOfStale(place: Place, { recorded }: Manifest, path: string): FileChange[] {
  const old = readOutput(place, path)
  if (!old) return []
  const oldFingerprint = fingerprintOf(old)
  const change = recorded.get(path)!.includes(oldFingerprint) ? 'delete' : 'edited'
  return [{ path, change, oldText: old.toString('utf8'), oldFingerprint }]
}

/** Of several recorded fingerprints the one the file has; a person's file has none of them, and any will do to tell. */
function likeliest(place: Place, path: string, fingerprints: string[]): string {
  const old = readOutput(place, path)
  const actual = old && fingerprintOf(old)
  return fingerprints.find(fingerprint => fingerprint === actual) ?? fingerprints[0]!
}

function refuseColliding(files: readonly OutputFile[]) {
  const seen = new Map<string, string>()
  for (const { path } of files) {
    assertSafePath(path)
    const other = seen.get(caselessKey(path))
    if (other !== undefined) {
      throw new WriteFailure(
        path,
        `${path}: ${other === path ? '같은 파일이 두 번 생성됩니다' : `${other}와(과) 대소문자만 다른 이름입니다`}.`,
      )
    }
    seen.set(caselessKey(path), path)
  }
}

function namesIn(place: Place): string[] {
  return writing(place.folder, () => (refuseLinks(place, place.folder) ? readdirSync(place.folder) : []), '읽을')
}
