/** Where in the spec something stands, as its author would say it: `environments.prod.services.auth-service.replicas`. '' is the whole file. */
export type IdPath = string

export type Severity = 'error' | 'warning' | 'info'

/** A fact the finding rests on: where it was read and when. */
export interface Evidence {
  source: string
  /** ISO date the source was read or last changed: '2026-08-21'. */
  asOf: string
}

/** A finding is data. Line and column come last, from `at`. */
export interface Diagnostic {
  /** The rule's id: 'subnet-fits-nodes', 'schema', 'reference', 'yaml'. */
  rule: string
  severity: Severity
  at: IdPath
  /** Whether the key or its value is meant. Default: the value. */
  on?: 'key' | 'value'
  /** Korean, one sentence: what is wrong. */
  message: string
  /** What stands there now. */
  found?: string
  /** What may stand there. */
  allowed?: string
  /** What to do, Korean, one sentence. */
  suggestion?: string
  /** The right key or value, where there is only one and it cannot change what was meant: what `--fix` writes. `verbatim` is YAML as it is to stand. */
  fix?: { on: 'key' | 'value'; value: string; verbatim?: boolean }
  /** Other places that take part, such as the second of two overlapping CIDRs. */
  related?: { at: IdPath; message: string }[]
  evidence?: Evidence
  /** Known only where the text could not be read as a spec, before id paths exist. */
  position?: Position
}

/** 1-based line and column; column counts UTF-16 units, offset counts UTF-16 units from the start of the text. */
export interface Position {
  line: number
  column: number
  offset: number
  /** Length of the marked text in UTF-16 units, at least 1. */
  length: number
}

/** One more step of an id path; a key that contains a dot is quoted: metrics["a.b"]. */
export function childPath(path: IdPath, key: string | number): IdPath {
  const step = String(key)
  if (/[.[\]"]/.test(step) || step === '') return `${path}[${JSON.stringify(step)}]`
  return path === '' ? step : `${path}.${step}`
}

/** The keys of an id path: 'a.b["c.d"].0' → ['a', 'b', 'c.d', '0']. */
export function pathKeys(path: IdPath): string[] {
  return [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|[^.[\]]+/g)].map(([whole, quoted]) =>
    quoted === undefined ? whole : (JSON.parse(`"${quoted}"`) as string),
  )
}

export const hasErrors = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.some(({ severity }) => severity === 'error')
