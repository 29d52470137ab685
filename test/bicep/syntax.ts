import { createRequire } from 'node:module'
import type Parser from 'tree-sitter'
import type { SyntaxNode } from 'tree-sitter'
import { decoratorsOf, exprOf, lineOf, named, plainString } from './expression-syntax.ts'
import { typeOf } from './type-syntax.ts'

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
