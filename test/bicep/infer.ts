import type { Expr } from './syntax.ts'
import {
  alternatives,
  any,
  bool,
  int,
  list,
  literal,
  nothing,
  type ObjectType,
  record,
  show,
  string,
  type Type,
  union,
  unwrap,
  withoutNull,
} from './types.ts'

export interface Scope {
  /** The type of a name, or null where there is no such name. Asking counts as use. */
  lookUp(name: string): Type | null
}

export type Complain = (line: number, message: string) => void

const object: ObjectType = { kind: 'object', properties: {}, additional: any }

/** The type of an expression; complains about names, properties and functions that do not exist. */
export function infer(expr: Expr, scope: Scope, complain: Complain): Type {
  const of = (inner: Expr, within = scope) => infer(inner, within, complain)
  switch (expr.kind) {
    case 'string':
      if (expr.parts.every(part => typeof part === 'string')) return literal(expr.parts.join(''))
      for (const part of expr.parts) if (typeof part !== 'string') of(part)
      return string
    case 'number':
      return { kind: 'int', value: expr.value }
    case 'bool':
      return { kind: 'bool', value: expr.value }
    case 'null':
      return nothing
    case 'object':
      return objectType(expr, of)
    case 'array':
      return list(expr.items.length === 0 ? any : union(...expr.items.map(item => of(item))))
    case 'for': {
      const item = elementOf(of(expr.source))
      const within = withLocals(scope, { [expr.item]: item, ...(expr.index ? { [expr.index]: int } : {}) })
      if (expr.condition) of(expr.condition, within)
      return list(of(expr.body, within))
    }
    case 'if':
      of(expr.condition)
      return of(expr.body)
    case 'name': {
      const type = scope.lookUp(expr.name)
      if (!type) complain(expr.line, `there is no ${expr.name}`)
      return type ? (expr.parenthesized ? settled(type) : type) : any
    }
    case 'member':
      return memberOf(of(expr.of), expr.name, expr.safe, expr.line, complain)
    case 'index': {
      const index = of(expr.index)
      if (index.kind === 'string' && index.values?.length === 1)
        return memberOf(of(expr.of), index.values[0]!, expr.safe, expr.line, complain)
      const members = alternatives(withoutNull(of(expr.of))).map(elementOrProperty)
      return expr.safe ? union(...members, nothing) : union(...members)
    }
    case 'call':
      return callType(expr, scope, complain)
    case 'lambda':
      return of(expr.body, withLocals(scope, Object.fromEntries(expr.params.map(name => [name, any]))))
    case 'ternary':
      of(expr.condition)
      return union(of(expr.whenTrue), of(expr.whenFalse))
    case 'binary':
      return binaryType(expr.operator, of(expr.left), of(expr.right))
    case 'unary':
      if (expr.operator === 'assert') return withoutNull(of(expr.of))
      return expr.operator === '!' ? notOf(of(expr.of)) : negated(of(expr.of))
  }
}

export const withLocals = (outer: Scope, locals: Record<string, Type>): Scope => ({
  lookUp: name => (Object.hasOwn(locals, name) ? locals[name]! : outer.lookUp(name)),
})

export function elementOf(type: Type): Type {
  const known = alternatives(withoutNull(type))
  return union(...known.map(part => (part.kind === 'array' ? part.items : any)))
}

function objectType(expr: Expr & { kind: 'object' }, of: (inner: Expr) => Type): Type {
  const result: ObjectType = { kind: 'object', properties: {} }
  for (const { key, value } of expr.entries) {
    if (typeof key === 'string') result.properties[key] = { type: of(value), required: true }
    else {
      of(key)
      result.additional = result.additional ? union(result.additional, of(value)) : of(value)
    }
  }
  return result
}

/** What can be read of a resource that may not be there: it is known without it. */
const alwaysKnown = ['id', 'name', 'type', 'apiVersion']

function memberOf(type: Type, name: string, safe: boolean, line: number, complain: Complain): Type {
  const nulls = alternatives(type).flatMap(part => (part.kind === 'null' ? [part.because ?? 'value'] : []))
  const conditional = nulls.includes('condition') && alwaysKnown.includes(name)
  const members = alternatives(withoutNull(type)).map(part => memberOfOne(part, name, line, complain))
  if (nulls.length === 0 || conditional) return union(...members)
  // `a.?b.c` stops at a: the rest of the chain is not asked.
  if (safe || nulls.every(because => because === 'short-circuit'))
    return union(...members, { kind: 'null', because: 'short-circuit' })
  complain(line, `.${name} of something that may be null: use .? or !`)
  return union(...members)
}

function memberOfOne(part: Type, name: string, line: number, complain: Complain): Type {
  if (part.kind === 'any' || part.kind === 'null') return any
  if (part.kind === 'discriminated')
    return union(...Object.values(part.variants).map(variant => variant.properties[name]?.type ?? any))
  if (part.kind !== 'object') {
    complain(line, `${show(part)} has no .${name}`)
    return any
  }
  const property = part.properties[name]
  if (property) return property.required || property.readOnly ? property.type : union(property.type, nothing)
  if (!part.additional) complain(line, `there is no .${name}; there is ${Object.keys(part.properties).join(', ')}`)
  return part.additional ?? any
}

/** The end of a chain of accesses: what was cut short is null from here on. */
export function settled(type: Type): Type {
  const known = unwrap(type)
  return known.kind === 'union'
    ? union(...known.of.map(part => (part.kind === 'null' ? nothing : part)))
    : known.kind === 'null'
      ? nothing
      : type
}

const elementOrProperty = (type: Type): Type => {
  if (type.kind === 'array') return type.items
  if (type.kind !== 'object') return any
  return union(...Object.values(type.properties).map(({ type }) => type), ...(type.additional ? [type.additional] : []))
}

function binaryType(operator: string, left: Type, right: Type): Type {
  if (operator === '??') return union(...alternatives(left).filter(({ kind }) => kind !== 'null'), right)
  return ['+', '-', '*', '/', '%'].includes(operator) ? int : bool
}

const notOf = (_: Type): Type => bool
const negated = (type: Type): Type =>
  type.kind === 'int' && type.value !== undefined ? { kind: 'int', value: -type.value } : int

const strings = new Set(
  'string replace take toLower toUpper trim join format guid uniqueString resourceId subscriptionResourceId utcNow dateTimeAdd readEnvironmentVariable base64 uri'.split(
    ' ',
  ),
)
const numbers = new Set('length indexOf int min max dateTimeToEpoch'.split(' '))
const booleans = new Set('empty contains bool startsWith endsWith'.split(' '))
const contexts: Record<string, ObjectType> = {
  resourceGroup: record({ id: string, name: string, location: string }),
  subscription: record({ id: string, subscriptionId: string, tenantId: string, displayName: string }),
  tenant: record({ tenantId: string, displayName: string, countryCode: string }),
  deployment: record({ name: string }),
}

function callType(expr: Expr & { kind: 'call' }, scope: Scope, complain: Complain): Type {
  if (expr.on) {
    infer(expr.on, scope, complain)
    for (const arg of expr.args) infer(arg, scope, complain)
    if (!/^(list\w*|getSecret)$/.test(expr.name)) complain(expr.line, `there is no method ${expr.name}`)
    return any
  }
  const types = expr.args.map(arg => (arg.kind === 'lambda' ? any : infer(arg, scope, complain)))
  const [first = any] = types
  const lambda = (index: number, item: Type): Type => {
    const arg = expr.args[index]
    if (arg?.kind !== 'lambda') return any
    const [name, position] = arg.params
    return infer(arg.body, withLocals(scope, { [name!]: item, ...(position ? { [position]: int } : {}) }), complain)
  }
  const { name } = expr
  if (strings.has(name)) return string
  if (numbers.has(name)) return int
  if (booleans.has(name)) return bool
  if (contexts[name]) return expr.args.length > 0 && name === 'resourceGroup' ? any : contexts[name]
  switch (name) {
    case 'items': {
      const value = union(...alternatives(withoutNull(first)).map(elementOrProperty))
      return list(record({ key: string, value }))
    }
    case 'map':
      return list(lambda(1, elementOf(first)))
    case 'filter':
      lambda(1, elementOf(first))
      return first
    case 'toObject': {
      lambda(1, elementOf(first))
      return { ...object, additional: expr.args.length > 2 ? lambda(2, elementOf(first)) : elementOf(first) }
    }
    case 'concat':
      return list(union(...types.map(elementOf)))
    case 'union':
      return unwrap(first).kind === 'array' ? list(union(...types.map(elementOf))) : object
    case 'flatten':
      return list(elementOf(elementOf(first)))
    case 'first':
    case 'last':
      return union(elementOf(first), unwrap(first).kind === 'array' ? nothing : string)
    case 'split':
      return list(string)
    case 'range':
      return list(int)
    case 'json':
      return any
    default:
      complain(expr.line, `there is no function ${name}`)
      return any
  }
}
