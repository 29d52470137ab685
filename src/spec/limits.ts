/** What a spec may cost to read. A real system of 300 services stays far below each. */
export const limits = {
  /** Bytes of the file. */
  bytes: 1024 * 1024,
  /** Lexical tokens of YAML; a line of a spec has about twelve. */
  tokens: 250_000,
  /** Maps and lists inside each other. */
  depth: 64,
  /** Uses of an anchor. */
  aliases: 100,
  /** Values that come into being by following aliases. */
  expandedValues: 20_000,
  /** Faults of syntax after which reading stops: what follows is seldom a fault of its own. */
  syntaxErrors: 20,
  /** Other findings that are told one by one; of the rest only the number. */
  findings: 2000,
} as const
