import type { SyntaxNode } from 'tree-sitter'
import { binaryOf, intoLambda, toLastOperand } from './operators.ts'
import type { Decorator, Expr } from './syntax.ts'

/** Reads a node as an expression. */
export function exprOf(node: SyntaxNode): Expr {
  const line = lineOf(node)
  const children = named(node)
  switch (node.type) {
    case 'string':
      return { line, kind: 'string', ...stringOf(node) }
    case 'number':
      return { line, kind: 'number', value: Number(node.text) }
    case 'boolean':
      return { line, kind: 'bool', value: node.text === 'true' }
    case 'null':
      return { line, kind: 'null' }
    case 'identifier':
      return { line, kind: 'name', name: node.text }
    case 'object':
      return { line, kind: 'object', entries: entriesOf(node) }
    case 'array':
      return { line, kind: 'array', items: itemsOf(children) }
    case 'parenthesized_expression':
      return { ...exprOf(children[0]!), parenthesized: true }
    case 'for_statement':
      return forOf(node)
    case 'if_statement':
      return { line, kind: 'if', condition: exprOf(children[0]!), body: exprOf(children[1]!) }
    case 'member_expression': {
      const name = node.childForFieldName('property')!.text
      const safe = node.children.some(({ type }) => type === '.?')
      return toLastOperand(exprOf(node.childForFieldName('object')!), of => ({
        line,
        kind: 'member',
        of: asserted(node, of),
        name,
        safe,
      }))
    }
    case 'subscript_expression': {
      const safe = node.children.some(({ type }) => type === '?')
      const index = exprOf(node.childForFieldName('index')!)
      return toLastOperand(exprOf(node.childForFieldName('object')!), of => ({ line, kind: 'index', of, index, safe }))
    }
    case 'call_expression':
      return callOf(node)
    case 'lambda_expression': {
      const [params, body] = children
      const names = params!.type === 'identifier' ? [params!] : named(params!)
      return { line, kind: 'lambda', params: names.map(({ text }) => text), body: exprOf(body!) }
    }
    case 'ternary_expression': {
      const [condition, whenTrue, whenFalse] = children.map(exprOf)
      return intoLambda(condition!, condition => ({
        line,
        kind: 'ternary',
        condition,
        whenTrue: whenTrue!,
        whenFalse: whenFalse!,
      }))
    }
    case 'binary_expression': {
      const operator = node.childForFieldName('operator')!.type
      const right = exprOf(children[1]!)
      return binaryOf(exprOf(children[0]!), operator, right)
    }
    case 'unary_expression':
      return { line, kind: 'unary', operator: node.children[0]!.type, of: exprOf(children[0]!) }
    case 'nullable_type':
      if (node.children.at(-1)!.type === '!')
        return toLastOperand(exprOf(children[0]!), of => ({ line, kind: 'unary', operator: 'assert', of }))
  }
  throw new SyntaxError(`line ${line}: not an expression: ${node.type} ${node.text.slice(0, 60)}`)
}

/** The grammar reads `[a[b]]` as two items, as it does not see that nothing stands between `a` and `[b]`. */
function itemsOf(nodes: SyntaxNode[]): Expr[] {
  const items: Expr[] = []
  nodes.forEach((node, i) => {
    const previous = nodes[i - 1]
    const item = exprOf(node)
    if (previous?.endIndex === node.startIndex && item.kind === 'array' && item.items.length === 1)
      items.push(
        toLastOperand(items.pop()!, of => ({ line: item.line, kind: 'index', of, index: item.items[0]!, safe: false })),
      )
    else items.push(item)
  })
  return items
}

const asserted = (node: SyntaxNode, of: Expr): Expr =>
  node.children.some(({ type }) => type === '!') ? { line: of.line, kind: 'unary', operator: 'assert', of } : of

function entriesOf(node: SyntaxNode): (Expr & { kind: 'object' })['entries'] {
  return named(node)
    .filter(({ type }) => type === 'object_property')
    .map(property => {
      const [key, value] = named(property)
      const { parts } = key!.type === 'string' ? stringOf(key!) : { parts: [key!.text] }
      const plain = parts.length <= 1 && typeof (parts[0] ?? '') === 'string'
      return {
        key: plain ? ((parts[0] as string) ?? '') : exprOf(key!),
        value: exprOf(value!),
        line: lineOf(property),
      }
    })
}

function forOf(node: SyntaxNode): Expr {
  const parameters = named(node).find(({ type }) => type === 'for_loop_parameters')
  const body = node.childForFieldName('body')!
  const initializer = node.childForFieldName('initializer')
  const source = named(node).find(child => ![parameters?.id, initializer?.id, body.id].includes(child.id))!
  const conditional = body.type === 'if_statement'
  const [condition, block] = conditional ? named(body) : [null, body]
  return {
    line: lineOf(node),
    kind: 'for',
    item: parameters ? named(parameters)[0]!.text : initializer!.text,
    index: parameters ? named(parameters)[1]!.text : null,
    source: exprOf(source),
    condition: condition ? exprOf(condition) : null,
    body: exprOf(block!),
  }
}

function callOf(node: SyntaxNode): Expr {
  const args = named(node.childForFieldName('arguments')!).map(exprOf)
  const line = lineOf(node)
  return toLastOperand(exprOf(node.childForFieldName('function')!), callee => callWith(callee, args, line))
}

function callWith(callee: Expr, args: Expr[], line: number): Expr {
  if (callee.kind === 'name') return { line, kind: 'call', on: null, name: callee.name, args }
  if (callee.kind === 'member') return { line, kind: 'call', on: callee.of, name: callee.name, args }
  throw new SyntaxError(`line ${line}: not callable`)
}

export function decoratorsOf(node: SyntaxNode): Decorator[] {
  return named(node).map(decorator => {
    const call = exprOf(named(decorator)[0]!)
    if (call.kind !== 'call') throw new SyntaxError(`line ${call.line}: a decorator is a call`)
    return { name: call.name, args: call.args }
  })
}

/** A string without interpolation. */
export function plainString(node: SyntaxNode): string {
  const { parts } = stringOf(node)
  if (parts.length > 1 || typeof parts[0] === 'object') throw new SyntaxError(`line ${lineOf(node)}: a plain string`)
  return (parts[0] as string | undefined) ?? ''
}

function stringOf(node: SyntaxNode): { parts: (string | Expr)[] } {
  if (node.text.startsWith("'''")) return { parts: [node.text.slice(3, -3).replace(/^\r?\n/, '')] }
  // Literal text is what lies between the interpolations: the pieces the grammar cuts it into do not matter here.
  const parts: (string | Expr)[] = []
  const addLiteral = (from: number, to: number) => {
    if (to > from) parts.push(unescapeBicep(node.text.slice(from, to)))
  }
  let position = 1
  for (const child of node.children.filter(({ type }) => type === 'interpolation')) {
    addLiteral(position, child.startIndex - node.startIndex)
    parts.push(exprOf(named(child)[0]!))
    position = child.endIndex - node.startIndex
  }
  addLiteral(position, node.text.length - 1)
  return { parts }
}

/** Decodes what stands between the quotes of a Bicep string. */
export function unescapeBicep(text: string): string {
  return text.replace(/\\(?:u\{([0-9a-fA-F]+)\}|(.))/gs, (whole, hex: string | undefined, char: string) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    const known: Record<string, string> = { n: '\n', r: '\r', t: '\t', '\\': '\\', "'": "'", $: '$' }
    if (!(char in known)) throw new SyntaxError(`Bicep knows no escape ${whole}`)
    return known[char]!
  })
}

export const lineOf = (node: SyntaxNode) => node.startPosition.row + 1
const isComment = (node: SyntaxNode) => node.type === 'comment' || node.type === 'diagnostic_comment'
/** Children that mean something. */
export const named = (node: SyntaxNode) => node.namedChildren.filter(child => !isComment(child))
