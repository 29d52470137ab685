/** One argument of a POSIX shell command: 'phonebill-dev' as it is, anything else in single quotes. */
export const word = (value: string | number): string => {
  const text = String(value)
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

/** A comment line: what is written cannot leave it. */
export const comment = (value: string): string => `# ${value.replace(/[\s\u0000-\u001f]+/g, ' ').trim()}`
