// No pattern here may look far ahead or back: a line can have a million characters.

const longRun = /[A-Za-z0-9+/_-]{40,}={0,2}/g

/** What has the shape of a secret, wherever it stands: keys of clouds and code hosts, tokens, private keys, connection strings. */
const shapes = [
  /\bAKIA[0-9A-Z]{16}\b/g,
  /\b(?:gh[pousr]|github_pat|glpat|xox[abprs]|sk|rk|pk|npm|dop_v1|shpat|hf)[-_][A-Za-z0-9_-]{16,}/g,
  /\bAIza[0-9A-Za-z_-]{30,}/g,
  /\beyJ[A-Za-z0-9_-]{8,400}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?/g,
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----.*/g,
  /\b(?:AccountKey|SharedAccessKey|SharedAccessSignature|Password|Pwd)=[^;"'\s]+/gi,
  /(?<=[?&](?:sig|sv|se)=)[A-Za-z0-9%+/=_-]{8,}/g,
  /(?<=:\/\/[^\s:/@"']{1,100}:)[^\s@"']{1,200}(?=@)/g,
  /\b[A-Za-z0-9]{3}\d?Q~[A-Za-z0-9_.~-]{30,}/g,
  // A run of 40 or more characters is one only if it mixes, see isKey.
  longRun,
]

/** Nobody types 40 characters of capitals, small letters and digits but a key. */
const isKey = (run: string) => /[A-Z]/.test(run) && /[a-z]/.test(run) && /\d/.test(run)

/** `password: value`, in whatever spelling; a bare id is the name of a declared secret, no secret itself. */
const underSecretName =
  /((?:password|passwd|pwd|passphrase|secret|token|credentials?|api[-_]?key|access[-_]?key|account[-_]?key|client[-_]?secret|private[-_]?key|connection[-_]?string)\w{0,40}["']?\s{0,20}[:=]\s{0,20})("(?:[^"\\]|\\.)*"?|'[^']*'?|[^\s,}\]{["'#][^,}\]#]*)/gi

const bareId = /^["']?[a-z][a-z0-9-]*["']?$/

/** The secrets that a line of a spec holds, without their quotes. */
export function secretsIn(line: string): string[] {
  const named = [...line.matchAll(underSecretName)]
    .map(([, , value]) => value!.trim())
    .filter(value => !bareId.test(value))
  const shaped = shapes.flatMap(shape => (line.match(shape) ?? []).filter(found => shape !== longRun || isKey(found)))
  const bare = [...named, ...shaped].map(value => value.replace(/^["']|["']$/g, ''))
  return [...new Set(bare)].filter(value => value.length >= 4)
}

/** The text with secrets masked character by character, so that columns stay where they are. */
export function redact(text: string, secrets: readonly string[] = secretsIn(text)): string {
  return secrets.reduce(
    (masked, secret) => (secret.length > masked.length ? masked : masked.replaceAll(secret, '*'.repeat(secret.length))),
    text,
  )
}
