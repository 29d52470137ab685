// What a terminal would obey and a reader would not see: controls (with C1), line separators, joiners, fillers, bidi, half surrogates.
const unseen = /[\p{Cc}\u2028\u2029]|(?![\u200d\ufe0e\ufe0f])[\p{Default_Ignorable_Code_Point}\p{Cf}]|\p{Cs}/gu
// Azure Pipelines and GitHub look for these anywhere in a line of a log.
const logCommand = /##(?=\[|vso\[)/gi

/** Text on one line in which nothing is hidden: an escape character shows as \u001b. */
export const visible = (text: string): string => text.replace(unseen, escaped).replace(logCommand, '#\\u0023')

/** The same for a text that is cut into pieces afterwards: as long as before, with a sharp for the second sign. */
export const withoutLogCommands = (text: string): string => text.replace(logCommand, '#♯')

/** Text that may stand at the start of a line: '::error' there is a command to GitHub. */
export const visibleAtStart = (text: string): string => visible(text).replace(/^(\s*):(?=:)/, '$1\\u003a')

/** One JSON text in which nothing is hidden; its values stay what they are. */
export const visibleJson = (value: unknown): string =>
  JSON.stringify(value, null, 2)
    .replace(/(?!\n)[\p{Cc}\u2028\u2029]|[\p{Default_Ignorable_Code_Point}\p{Cf}]|\p{Cs}/gu, jsonEscaped)
    .replace(logCommand, '#\\u0023')

function escaped(character: string): string {
  if (character === '\n') return '\\n'
  if (character === '\t') return ' '
  return codePoint(character)
}

const codePoint = (character: string) => {
  const hex = character.codePointAt(0)!.toString(16)
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`
}

const jsonEscaped = (character: string) =>
  [...Array(character.length).keys()].map(i => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')
