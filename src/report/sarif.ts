import { createHash } from 'node:crypto'
import type { Severity } from '../diagnostic.ts'
import type { LocatedFinding } from './located.ts'
import { shownOf } from './summary.ts'
import { visible, visibleJson } from './visible.ts'

/** A rule as `ktarch rules` lists it. */
export interface RuleTitle {
  id: string
  /** Korean, a few words. */
  title: string
}

/** SARIF 2.1.0, as code scanning services read it. */
export function sarif(findings: readonly LocatedFinding[], titles: readonly RuleTitle[]): string {
  const shown = shownOf(findings)
  const used = [...new Set(shown.map(({ rule }) => rule))].sort()
  const fingerprint = fingerprints()
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'ktarch',
            language: 'ko',
            rules: used.map(id => ({
              id,
              shortDescription: { text: titles.find(rule => rule.id === id)?.title ?? id },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: shown.map(finding => ({
          ruleId: finding.rule,
          ruleIndex: used.indexOf(finding.rule),
          level: levels[finding.severity],
          message: { text: messageOf(finding) },
          locations: [{ physicalLocation: physical(finding.file, finding), ...logical(finding.at) }],
          ...(finding.related.length > 0 && {
            relatedLocations: finding.related.map((other, id) => ({
              id,
              physicalLocation: physical(finding.file, other),
              ...logical(other.at),
              message: { text: visible(other.message) },
            })),
          }),
          partialFingerprints: { 'ktarch/v1': fingerprint(finding) },
        })),
      },
    ],
  }
  return `${visibleJson(log)}\n`
}

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' }

function messageOf({ message, found, allowed, suggestion, evidence }: LocatedFinding): string {
  const parts = [message, found && `발견: ${found}`, allowed && `허용: ${allowed}`, suggestion && `제안: ${suggestion}`]
  return [...parts, evidence && `근거: ${evidence.source} (${evidence.asOf})`]
    .filter(part => part !== undefined && part !== '')
    .map(part => visible(part!))
    .join('\n')
}

/** Characters of a line that are quoted. */
const longestSnippet = 200

function physical(file: string, { position, lineText }: Pick<LocatedFinding, 'position' | 'lineText'>) {
  const { line, column, length } = position
  const region = { startLine: line, startColumn: column, endColumn: column + length }
  const artifactLocation = { uri: relativeUri(file) }
  if (lineText === null) return { artifactLocation, region }
  const marked = lineText.slice(column - 1, column - 1 + Math.min(length, longestSnippet))
  return {
    artifactLocation,
    region: { ...region, snippet: { text: visible(marked) } },
    contextRegion: { startLine: line, snippet: { text: visible(lineText.slice(0, longestSnippet)) } },
  }
}

const logical = (at: string) => (at === '' ? {} : { logicalLocations: [{ fullyQualifiedName: visible(at) }] })

/** A path as a URI reference: 'a b/ㄱ.yaml' → 'a%20b/%E3%84%B1.yaml'; a colon in its first part would be a scheme. */
function relativeUri(file: string): string {
  const path = file.replaceAll('\\', '/').replaceAll(/\p{Cs}/gu, '\ufffd')
  const uri = path.split('/').map(encodeURIComponent).join('/')
  return uri.startsWith('/') ? `file://${uri}` : uri
}

/** The same finding has the same fingerprint wherever its lines move: rule, file and id path count, and which of several it is. */
function fingerprints() {
  const seen = new Map<string, number>()
  return ({ rule, file, at }: LocatedFinding): string => {
    const identity = JSON.stringify([rule, file, at])
    const occurrence = seen.get(identity) ?? 0
    seen.set(identity, occurrence + 1)
    return createHash('sha256').update(`${identity}#${occurrence}`).digest('hex').slice(0, 32)
  }
}
