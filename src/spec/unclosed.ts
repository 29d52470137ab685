import { CST } from 'yaml'

/** Which quotes and brackets stay open: YAML itself notices only where the file goes on without them. */
export function pairsOfCharacters() {
  let open: { bracket: string; from: number }[] = []
  const unclosed: number[] = []
  const give = (brackets: typeof open) => unclosed.push(...brackets.map(({ from }) => from))
  return {
    add(lexeme: string, from: number) {
      if (lexeme === '[' || lexeme === '{') open.push({ bracket: lexeme, from })
      else if (lexeme === ']' || lexeme === '}') {
        const opened = open.findLastIndex(({ bracket }) => bracket === (lexeme === ']' ? '[' : '{'))
        if (opened >= 0) give(open.splice(opened).slice(1))
      } else if (lexeme === CST.FLOW_END) give(open.splice(0))
      else if ((lexeme[0] === '"' || lexeme[0] === "'") && !closedQuote.test(lexeme)) unclosed.push(from)
    },
    unclosed() {
      give(open)
      open = []
      return unclosed.sort((a, b) => a - b)
    },
  }
}

const closedQuote = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')$/s
