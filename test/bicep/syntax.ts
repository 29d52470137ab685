import { createRequire } from 'node:module'
import type Parser from 'tree-sitter'
import type { SyntaxNode } from 'tree-sitter'
import { binaryOf, intoLambda, toLastOperand } from './operators.ts'

const require = createRequire(import.meta.url)
const TreeSitter = require('tree-sitter') as typeof Parser
const bicepGrammar = require('tree-sitter-bicep') as Parser.Language

/** A Bicep expression. `x!` is the operator 'assert'. */
export type Expr = { line: number; parenthesized?: true } & (
  | { kind: 'string'; parts: (string | Expr)[] }
  | { kind: 'number'; value: number }
  | { kind: 'bool'; value: boolean }
  | { kind: 'null' }
  | { kind: 'object'; entries: { key: string | Expr; value: Expr; line: number }[] }
  | { kind: 'array'; items: Expr[] }
  | { kind: 'for'; item: string; index: string | null; source: Expr; condition: Expr | null; body: Expr }
  | { kind: 'if'; condition: Expr; body: Expr }
  | { kind: 'name'; name: string }
  | { kind: 'member'; of: Expr; name: string; safe: boolean }
  | { kind: 'index'; of: Expr; index: Expr; safe: boolean }
  | { kind: 'call'; on: Expr | null; name: string; args: Expr[] }
  | { kind: 'lambda'; params: string[]; body: Expr }
  | { kind: 'ternary'; condition: Expr; whenTrue: Expr; whenFalse: Expr }
  | { kind: 'binary'; operator: string; left: Expr; right: Expr }
  | { kind: 'unary'; operator: string; of: Expr }
)

export type TypeExpr = { line: number } & (
  | { kind: 'primitive'; name: string }
  | { kind: 'literal'; value: string | number | boolean | null }
  | { kind: 'union'; of: TypeExpr[] }
  | { kind: 'nullable'; of: TypeExpr }
  | { kind: 'list'; items: TypeExpr }
  | {
      kind: 'record'
      properties: { name: string; type: TypeExpr; decorators: Decorator[] }[]
      additional: TypeExpr | null
    }
  | { kind: 'named'; name: string }
)

export interface Decorator {
  name: string
  args: Expr[]
}

export type Declaration = { name: string; line: number; decorators: Decorator[] } & (
  | { kind: 'param'; type: TypeExpr; value: Expr | null }
  | { kind: 'var'; value: Expr }
  | { kind: 'output'; type: TypeExpr; value: Expr }
  | { kind: 'type'; type: TypeExpr }
  | { kind: 'resource'; of: string; existing: boolean; body: Expr }
  | { kind: 'module'; path: string; body: Expr }
  | { kind: 'import'; from: string }
  | { kind: 'metadata'; value: Expr }
  | { kind: 'targetScope'; value: string }
  | { kind: 'using'; path: string }
)

export interface BicepFile {
  path: string
  text: string
  declarations: Declaration[]
  /** Where the grammar did not understand the text. */
  errors: { line: number; message: string }[]
}

/** Reads a .bicep or .bicepparam file with the tree-sitter grammar. */
export function parseBicep(path: string, text: string): BicepFile {
  const root = treeOf(path, text)
  const errors: BicepFile['errors'] = []
  const collect = (node: SyntaxNode) => {
    if (node.type === 'ERROR') errors.push({ line: lineOf(node), message: `not Bicep: ${node.text.slice(0, 60)}` })
    else if (node.isMissing) errors.push({ line: lineOf(node), message: `missing ${node.type}` })
    else node.children.forEach(collect)
  }
  collect(root)
  return { path, text, errors, declarations: errors.length > 0 ? [] : declarationsOf(root) }
}

/** The tree of a text. The grammar wants a type after `param`; in a parameter file the same line reads as a variable. */
export function treeOf(path: string, text: string): SyntaxNode {
  const parser = new TreeSitter()
  parser.setLanguage(bicepGrammar)
  const readable = path.endsWith('.bicepparam') ? text.replace(/^param (\w+ =)/gm, 'var   $1') : text
  return parser.parse(readable, null, { bufferSize: Math.max(32 * 1024, text.length * 4 + 1024) }).rootNode
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

const lineOf = (node: SyntaxNode) => node.startPosition.row + 1
const isComment = (node: SyntaxNode) => node.type === 'comment' || node.type === 'diagnostic_comment'
const named = (node: SyntaxNode) => node.namedChildren.filter(child => !isComment(child))

function declarationsOf(root: SyntaxNode): Declaration[] {
  let decorators: Decorator[] = []
  return named(root).flatMap((node): Declaration[] => {
    if (node.type === 'decorators') {
      decorators = decoratorsOf(node)
      return []
    }
    const mine = decorators
    decorators = []
    return declarationOf(node, mine)
  })
}

function declarationOf(node: SyntaxNode, decorators: Decorator[]): Declaration[] {
  const children = named(node)
  const [first, second, third] = children
  const common = { name: first?.text ?? '', line: lineOf(node), decorators }
  switch (node.type) {
    case 'parameter_declaration':
      return [{ ...common, kind: 'param', type: typeOf(second!), value: third ? exprOf(third) : null }]
    case 'variable_declaration':
      return [{ ...common, kind: 'var', value: exprOf(second!) }]
    case 'output_declaration':
      return [{ ...common, kind: 'output', type: typeOf(second!), value: exprOf(third!) }]
    case 'type_declaration':
      return [{ ...common, kind: 'type', type: typeOf(second!) }]
    case 'resource_declaration': {
      const existing = node.children.some(child => child.type === 'existing')
      return [{ ...common, kind: 'resource', of: plainString(second!), existing, body: exprOf(third!) }]
    }
    case 'module_declaration':
      return [{ ...common, kind: 'module', path: plainString(second!), body: exprOf(third!) }]
    case 'import_functionality': {
      const from = plainString(children.at(-1)!)
      return children.slice(0, -1).map(child => ({ ...common, name: child.text, kind: 'import', from }))
    }
    case 'metadata_declaration':
      return [{ ...common, kind: 'metadata', value: exprOf(second!) }]
    case 'target_scope_assignment':
      return [{ ...common, name: 'targetScope', kind: 'targetScope', value: plainString(first!) }]
    case 'using_statement':
      return [{ ...common, name: 'using', kind: 'using', path: plainString(first!) }]
    default:
      throw new SyntaxError(`line ${lineOf(node)}: no reading for ${node.type}`)
  }
}

function decoratorsOf(node: SyntaxNode): Decorator[] {
  return named(node).map(decorator => {
    const call = exprOf(named(decorator)[0]!)
    if (call.kind !== 'call') throw new SyntaxError(`line ${call.line}: a decorator is a call`)
    return { name: call.name, args: call.args }
  })
}

function plainString(node: SyntaxNode): string {
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

function exprOf(node: SyntaxNode): Expr {
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

function typeOf(node: SyntaxNode): TypeExpr {
  const line = lineOf(node)
  const children = named(node)
  switch (node.type) {
    case 'type':
    case 'parenthesized_type':
    case 'parenthesized_expression':
      return typeOf(children[0]!)
    case 'primitive_type':
      return { line, kind: 'primitive', name: node.text }
    case 'identifier':
      return primitives.includes(node.text)
        ? { line, kind: 'primitive', name: node.text }
        : { line, kind: 'named', name: node.text }
    case 'string':
      return { line, kind: 'literal', value: plainString(node) }
    case 'number':
      return { line, kind: 'literal', value: Number(node.text) }
    case 'boolean':
      return { line, kind: 'literal', value: node.text === 'true' }
    case 'null':
      return { line, kind: 'literal', value: null }
    case 'array_type':
      return { line, kind: 'list', items: typeOf(children[0]!) }
    case 'nullable_type':
      if (node.children.at(-1)!.type === '?') return { line, kind: 'nullable', of: typeOf(children[0]!) }
      break
    case 'union_type':
      return { line, kind: 'union', of: children.map(typeOf) }
    case 'binary_expression':
      if (node.childForFieldName('operator')!.type === '|') return { line, kind: 'union', of: children.map(typeOf) }
      break
    case 'object':
      return recordOf(node)
  }
  throw new SyntaxError(`line ${line}: not a type: ${node.type} ${node.text.slice(0, 60)}`)
}

const primitives = ['string', 'int', 'bool', 'object', 'array']

function recordOf(node: SyntaxNode): TypeExpr {
  const properties: (TypeExpr & { kind: 'record' })['properties'] = []
  let additional: TypeExpr | null = null
  let decorators: Decorator[] = []
  for (const child of named(node)) {
    if (child.type === 'decorators') {
      decorators = decoratorsOf(child)
      continue
    }
    const parts = named(child)
    const type = typeOf(parts.at(-1)!)
    if (child.children[0]!.type === '*' || child.children[0]!.text === '*') additional = type
    else
      properties.push({ name: parts[0]!.type === 'string' ? plainString(parts[0]!) : parts[0]!.text, type, decorators })
    decorators = []
  }
  return { line: lineOf(node), kind: 'record', properties, additional }
}
