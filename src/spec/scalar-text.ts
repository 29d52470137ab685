/** A text as a YAML scalar that every reader takes for the same text, in the quotes it had before where they still do. */
export function scalarText(value: string, before: string): string {
  const quote = before[0] === '"' || before[0] === "'" ? before[0] : isPlain(value) ? '' : '"'
  if (quote === "'") return `'${value.replaceAll("'", "''")}'`
  return quote === '"' ? inDoubleQuotes(value) : value
}

/** Words that need no quotes anywhere, also between braces: no indicator, no number, no truth value of YAML 1.1 or 1.2. */
const isPlain = (value: string) =>
  /^[\p{L}\p{N}$/_](?:[\p{L}\p{N}$%/_.@+-]|:(?=[\p{L}\p{N}]))*$/u.test(value) &&
  !/^[\d_.:eExXoO+-]*$/.test(value) &&
  !/^(true|false|yes|no|on|off|y|n|null)$/i.test(value)

/** JSON's escapes are YAML's; what YAML does not print stands as an escape, too. */
const inDoubleQuotes = (value: string) =>
  JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
