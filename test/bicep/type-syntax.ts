import type { SyntaxNode } from 'tree-sitter'
import { decoratorsOf, lineOf, named, plainString } from './expression-syntax.ts'
import type { Decorator, TypeExpr } from './syntax.ts'

/** Reads a node as a type. */
export function typeOf(node: SyntaxNode): TypeExpr {
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
