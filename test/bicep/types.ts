/** What is known of a value before it is there. */
export type Type =
  | { kind: 'any' }
  | { kind: 'null'; because?: 'condition' | 'short-circuit' }
  | { kind: 'string'; values?: string[]; open?: boolean; pattern?: string; minLength?: number; maxLength?: number }
  | { kind: 'int'; value?: number; min?: number; max?: number }
  | { kind: 'bool'; value?: boolean }
  | { kind: 'array'; items: Type; maxLength?: number }
  | ObjectType
  | { kind: 'union'; of: Type[] }
  | { kind: 'discriminated'; by: string; variants: Record<string, ObjectType> }
  | { kind: 'lazy'; get: () => Type }

export interface ObjectType {
  kind: 'object'
  properties: Record<string, Property>
  additional?: Type
}

export interface Property {
  type: Type
  required: boolean
  readOnly?: boolean
}

export const any: Type = { kind: 'any' }
export const nothing: Type = { kind: 'null' }
export const string: Type = { kind: 'string' }
export const int: Type = { kind: 'int' }
export const bool: Type = { kind: 'bool' }
export const literal = (value: string): Type => ({ kind: 'string', values: [value] })
export const list = (items: Type): Type => ({ kind: 'array', items })
export const record = (properties: Record<string, Type>): ObjectType => ({
  kind: 'object',
  properties: Object.fromEntries(Object.entries(properties).map(([name, type]) => [name, { type, required: true }])),
})

export const unwrap = (type: Type): Type => (type.kind === 'lazy' ? unwrap(type.get()) : type)

export function union(...types: Type[]): Type {
  const members = types.map(unwrap).flatMap(type => (type.kind === 'union' ? type.of.map(unwrap) : [type]))
  if (members.some(({ kind }) => kind === 'any')) return any
  const distinct = [...new Map(members.map(member => [JSON.stringify(member), member])).values()]
  return distinct.length === 1 ? distinct[0]! : { kind: 'union', of: distinct }
}

/** The alternatives of a type, one by one. */
export const alternatives = (type: Type): Type[] => {
  const known = unwrap(type)
  return known.kind === 'union' ? known.of.flatMap(alternatives) : [known]
}

export const withoutNull = (type: Type): Type => {
  const rest = alternatives(type).filter(({ kind }) => kind !== 'null')
  return rest.length === 0 ? nothing : union(...rest)
}

export const mayBeNull = (type: Type) => alternatives(type).some(({ kind }) => kind === 'null')

export type Report = (path: string, message: string) => void

/** Reports why a value of type `source` may not stand where `target` is wanted. */
export function assign(source: Type, target: Type, path: string, report: Report): void {
  const wanted = unwrap(target)
  if (wanted.kind === 'any') return
  for (const given of alternatives(source)) assignOne(given, wanted, path, report)
}

function assignOne(given: Type, wanted: Type, path: string, report: Report): void {
  if (given.kind === 'any') return
  if (wanted.kind === 'union') {
    const options = alternatives(wanted)
    if (options.some(option => fits(given, option))) return
    const sameKind = options.filter(({ kind }) => kind === given.kind)
    if (sameKind.length === 1) assignOne(given, sameKind[0]!, path, report)
    else report(path, `${show(given)} is not ${show(wanted)}`)
  } else if (wanted.kind === 'discriminated') assignVariant(given, wanted, path, report)
  else if (wanted.kind === 'array' && given.kind === 'array') assign(given.items, wanted.items, `${path}[]`, report)
  else if (wanted.kind === 'object' && given.kind === 'object') assignObject(given, wanted, path, report)
  else {
    const complaint =
      given.kind === wanted.kind ? literalComplaint(given, wanted) : `${show(given)} is not ${show(wanted)}`
    if (complaint) report(path, complaint)
  }
}

function fits(given: Type, wanted: Type): boolean {
  let ok = true
  assign(given, wanted, '', () => {
    ok = false
  })
  return ok
}

function literalComplaint(given: Type, wanted: Type): string | null {
  if (given.kind === 'string' && wanted.kind === 'string') {
    if (wanted.values && !given.values)
      return wanted.open ? null : `any string is not one of ${wanted.values.join(', ')}`
    for (const value of given.values ?? []) {
      if (wanted.values && !wanted.values.includes(value)) return `'${value}' is not one of ${wanted.values.join(', ')}`
      if (wanted.pattern && !new RegExp(wanted.pattern).test(value))
        return `'${value}' does not match ${wanted.pattern}`
      if (wanted.minLength !== undefined && value.length < wanted.minLength)
        return `'${value}' is shorter than ${wanted.minLength}`
      if (wanted.maxLength !== undefined && value.length > wanted.maxLength)
        return `'${value}' is longer than ${wanted.maxLength}`
    }
  }
  if (given.kind === 'int' && wanted.kind === 'int') {
    const { value } = given
    if (value === undefined) return wanted.value === undefined ? null : `any number is not ${wanted.value}`
    if (wanted.value !== undefined && wanted.value !== value) return `${value} is not ${wanted.value}`
    if (wanted.min !== undefined && value < wanted.min) return `${value} is less than ${wanted.min}`
    if (wanted.max !== undefined && value > wanted.max) return `${value} is more than ${wanted.max}`
  }
  if (given.kind === 'bool' && wanted.kind === 'bool' && wanted.value !== undefined && given.value !== wanted.value)
    return `${show(given)} is not ${show(wanted)}`
  return null
}

function assignObject(given: ObjectType, wanted: ObjectType, path: string, report: Report): void {
  for (const [name, { type, required }] of Object.entries(given.properties)) {
    const target = wanted.properties[name]
    const at = path === '' ? name : `${path}.${name}`
    if (target?.readOnly) report(at, 'is computed by Azure and cannot be set')
    else if (target?.required) {
      if (mayBeNull(type) && !mayBeNull(target.type)) report(at, 'is required and may be null')
      else if (!required) report(at, 'is required and may be missing')
      assign(mayBeNull(target.type) ? type : withoutNull(type), target.type, at, report)
    } else if (target) assign(withoutNullUnlessAlone(type), target.type, at, report)
    else if (wanted.additional) assign(type, wanted.additional, at, report)
    else report(at, `is unknown; known are ${nearest(name, Object.keys(wanted.properties)).join(', ')}`)
  }
  for (const [name, { required, readOnly }] of Object.entries(wanted.properties)) {
    if (required && !readOnly && !given.additional && !(name in given.properties))
      report(path === '' ? name : `${path}.${name}`, 'is required and missing')
  }
  if (given.additional) {
    if (wanted.additional) assign(given.additional, wanted.additional, `${path}.*`, report)
    else if (Object.values(wanted.properties).every(({ readOnly }) => readOnly)) report(path, 'takes no free names')
  }
}

/** null is legal for what is not required. */
const withoutNullUnlessAlone = (type: Type): Type => (unwrap(type).kind === 'null' ? any : withoutNull(type))

function assignVariant(given: Type, wanted: Type & { kind: 'discriminated' }, path: string, report: Report): void {
  const discriminator = given.kind === 'object' ? given.properties[wanted.by] : undefined
  if (given.kind !== 'object' || !discriminator) {
    report(`${path}.${wanted.by}`, 'is required and missing')
    return
  }
  for (const choice of alternatives(discriminator.type)) {
    if (choice.kind !== 'string' || !choice.values) continue
    for (const value of choice.values) {
      const variant = wanted.variants[value]
      if (variant) assignObject(given, variant, path, report)
      else report(`${path}.${wanted.by}`, `'${value}' is not one of ${Object.keys(wanted.variants).join(', ')}`)
    }
  }
}

export function show(type: Type): string {
  const known = unwrap(type)
  switch (known.kind) {
    case 'string':
      return known.values ? known.values.map(value => `'${value}'`).join(' | ') : 'string'
    case 'int':
    case 'bool':
      return String(known.value ?? known.kind)
    case 'array':
      return `${show(known.items)}[]`
    case 'union':
      return known.of.map(show).join(' | ')
    case 'object':
      return `{ ${Object.keys(known.properties).slice(0, 4).join(', ')}${known.additional ? ' *' : ''} }`
    default:
      return known.kind
  }
}

function nearest(name: string, names: string[]): string[] {
  const start = name.slice(0, 3).toLowerCase()
  const alike = names.filter(
    other => other.toLowerCase().includes(start) || name.toLowerCase().includes(other.toLowerCase()),
  )
  return (alike.length > 0 ? alike : names).slice(0, 6)
}
