import type { Expr } from './syntax.ts'

/** A value that only Azure knows, or the operator's environment. */
export const unknown: unique symbol = Symbol('unknown')

export type Value = string | number | boolean | null | typeof unknown | Value[] | { [name: string]: Value }

export type Names = (name: string) => Value

/** The value of an expression; `unknown` spreads as far as it matters. */
export function evaluate(expr: Expr, names: Names): Value {
  const of = (inner: Expr) => evaluate(inner, names)
  switch (expr.kind) {
    case 'string': {
      const parts = expr.parts.map(part => (typeof part === 'string' ? part : of(part)))
      return parts.includes(unknown) ? unknown : parts.map(part => (part === null ? '' : String(part))).join('')
    }
    case 'number':
    case 'bool':
      return expr.value
    case 'null':
      return null
    case 'object': {
      const entries = expr.entries.map(
        ({ key, value }) => [typeof key === 'string' ? key : of(key), of(value)] as const,
      )
      return Object.fromEntries(entries.map(([key, value]) => [key === unknown ? '(unknown)' : String(key), value]))
    }
    case 'array':
      return expr.items.map(of)
    case 'for': {
      const source = of(expr.source)
      if (source === unknown) return unknown
      return (source as Value[]).flatMap((item, i) => {
        const within = withValues(names, { [expr.item]: item, ...(expr.index ? { [expr.index]: i } : {}) })
        const wanted = expr.condition ? evaluate(expr.condition, within) : true
        return wanted === false ? [] : [evaluate(expr.body, within)]
      })
    }
    case 'if':
      return of(expr.condition) === false ? null : of(expr.body)
    case 'name':
      return names(expr.name)
    case 'member':
      return access(of(expr.of), expr.name, expr.safe || isChained(expr.of), expr.line)
    case 'index': {
      const index = of(expr.index)
      return index === unknown ? unknown : access(of(expr.of), index as string | number, expr.safe, expr.line)
    }
    case 'call':
      return call(expr, names)
    case 'lambda':
      throw new TypeError(`line ${expr.line}: a lambda is no value`)
    case 'ternary': {
      const condition = of(expr.condition)
      if (condition === unknown) return unknown
      return condition ? of(expr.whenTrue) : of(expr.whenFalse)
    }
    case 'binary':
      return binary(expr.operator, of(expr.left), () => of(expr.right))
    case 'unary': {
      const value = of(expr.of)
      if (expr.operator === 'assert' || value === unknown) return value
      return expr.operator === '!' ? !value : -(value as number)
    }
  }
}

export const withValues =
  (outer: Names, values: Record<string, Value>): Names =>
  name =>
    Object.hasOwn(values, name) ? values[name]! : outer(name)

/** A safe access anywhere before lets the rest of the chain end with it. */
const isChained = (expr: Expr): boolean =>
  (expr.kind === 'member' || expr.kind === 'index') && !expr.parenthesized && (expr.safe || isChained(expr.of))

function access(value: Value, key: string | number, safe: boolean, line: number): Value {
  if (value === unknown) return unknown
  if (value === null || typeof value !== 'object') {
    if (safe) return null
    throw new TypeError(`line ${line}: .${key} of ${String(value)}`)
  }
  const found = (value as Record<string | number, Value>)[key]
  if (found !== undefined) return found
  if ('(absent)' in value) return null
  if ('(unknown)' in value) return unknown
  if (safe) return null
  throw new TypeError(`line ${line}: there is no ${key}`)
}

function binary(operator: string, left: Value, right: () => Value): Value {
  if (operator === '??') return left === null ? right() : left
  if (operator === '&&') return left === false ? false : meet(left, right())
  if (operator === '||') return left === true ? true : meet(left, right())
  const other = right()
  if (left === unknown || other === unknown) {
    // Whatever Azure answers, it is not null.
    if (left === null || other === null) return operator === '!='
    return unknown
  }
  const same = JSON.stringify(left) === JSON.stringify(other)
  const numbers = [left, other] as [number, number]
  switch (operator) {
    case '==':
      return same
    case '!=':
      return !same
    case '>':
      return numbers[0] > numbers[1]
    case '>=':
      return numbers[0] >= numbers[1]
    case '<':
      return numbers[0] < numbers[1]
    case '<=':
      return numbers[0] <= numbers[1]
    case '+':
      return numbers[0] + numbers[1]
    case '-':
      return numbers[0] - numbers[1]
    case '*':
      return numbers[0] * numbers[1]
    default:
      throw new TypeError(`no value for ${operator}`)
  }
}

const meet = (left: Value, right: Value): Value => (left === unknown ? (right === false ? false : unknown) : right)

type Values = { [name: string]: Value }

function call(expr: Expr & { kind: 'call' }, names: Names): Value {
  if (expr.on) return unknown
  const lambda = (index: number) => {
    const arg = expr.args[index] as Expr & { kind: 'lambda' }
    return (item: Value, i: number) =>
      evaluate(
        arg.body,
        withValues(names, { [arg.params[0]!]: item, ...(arg.params[1] ? { [arg.params[1]]: i } : {}) }),
      )
  }
  const args = expr.args.map(arg => (arg.kind === 'lambda' ? null : evaluate(arg, names)))
  const [first = null, second = null] = args
  const run = functions[expr.name]
  if (run) return args.includes(unknown) ? unknown : run(...args)
  switch (expr.name) {
    case 'map':
      return first === unknown ? unknown : (first as Value[]).map(lambda(1))
    case 'filter': {
      if (first === unknown) return unknown
      const wanted = (first as Value[]).map(lambda(1))
      return wanted.includes(unknown) ? unknown : (first as Value[]).filter((_, i) => wanted[i] === true)
    }
    case 'toObject': {
      if (first === unknown) return unknown
      const keys = (first as Value[]).map(lambda(1))
      const values = expr.args.length > 2 ? (first as Value[]).map(lambda(2)) : (first as Value[])
      return Object.fromEntries(keys.map((key, i) => [key === unknown ? '(unknown)' : String(key), values[i]!]))
    }
    case 'resourceGroup':
      return { id: unknown, name: unknown, location: unknown }
    case 'subscription':
    case 'tenant':
      return { id: unknown, subscriptionId: unknown, tenantId: unknown }
    case 'readEnvironmentVariable':
      return second ?? unknown
    case 'resourceId':
    case 'subscriptionResourceId':
      return args.includes(unknown) ? unknown : `id:${args.map(String).join('/')}`
    case 'guid':
    case 'uniqueString':
    case 'utcNow':
    case 'dateTimeAdd':
    case 'dateTimeToEpoch':
      return unknown
  }
  throw new TypeError(`line ${expr.line}: no value for ${expr.name}()`)
}

const functions: Record<string, (...args: Value[]) => Value> = {
  items: value =>
    Object.entries((value ?? {}) as Values)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => ({ key, value })),
  concat: (...lists) => (typeof lists[0] === 'string' ? lists.join('') : (lists as Value[][]).flat()),
  union: (...parts) =>
    Array.isArray(parts[0]) ? [...new Set((parts as Value[][]).flat())] : Object.assign({}, ...(parts as Values[])),
  length: value => (value as Value[] | string).length,
  empty: value => value === null || Object.keys(value as object).length === 0,
  contains: (whole, part) =>
    typeof whole === 'string' || Array.isArray(whole)
      ? (whole as Value[]).includes(part!)
      : Object.hasOwn(whole as Values, part as string),
  last: value => (value as Value[]).at(-1) ?? null,
  first: value => (value as Value[])[0] ?? null,
  split: (text, by) => (text as string).split(by as string),
  replace: (text, from, to) => (text as string).replaceAll(from as string, to as string),
  take: (value, count) => (value as string).slice(0, count as number),
  string: value => (typeof value === 'string' ? value : JSON.stringify(value)),
  bool: value => String(value).toLowerCase() === 'true',
  max: (...numbers) => Math.max(...(numbers as number[])),
  min: (...numbers) => Math.min(...(numbers as number[])),
  toLower: text => (text as string).toLowerCase(),
  json: text => JSON.parse(text as string),
}
