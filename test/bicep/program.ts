import { posix } from 'node:path'
import { type BicepFile, type Declaration, type Decorator, parseBicep, type TypeExpr } from './syntax.ts'
import { any, bool, int, list, literal, nothing, type ObjectType, string, type Type, union } from './types.ts'

/** All Bicep files of a system, parsed, by path. */
export type Program = Map<string, BicepFile>

export type Find<Kind extends Declaration['kind']> = Declaration & { kind: Kind }

export const parseProgram = (texts: Record<string, string>): Program =>
  new Map(Object.entries(texts).map(([path, text]) => [path, parseBicep(path, text)]))

export const declarationsOf = <Kind extends Declaration['kind']>(file: BicepFile, kind: Kind) =>
  file.declarations.filter((declaration): declaration is Find<Kind> => declaration.kind === kind)

/** The file that a relative path in another file leads to. */
export const fileAt = (program: Program, from: BicepFile, path: string): BicepFile | null =>
  program.get(posix.normalize(posix.join(posix.dirname(from.path), path))) ?? null

export const isSecure = ({ decorators }: { decorators: Decorator[] }) =>
  decorators.some(({ name }) => name === 'secure')

/** What a module wants: its parameters, each with a type and whether it has a value without the caller. */
export function parametersOf(program: Program, file: BicepFile): ObjectType {
  return {
    kind: 'object',
    properties: Object.fromEntries(
      declarationsOf(file, 'param').map(param => {
        const optional = param.value !== null || param.type.kind === 'nullable'
        const type = decorated(resolveType(program, file, param.type), param.decorators)
        return [param.name, { type, required: !optional }]
      }),
    ),
  }
}

export const outputsOf = (program: Program, file: BicepFile): ObjectType => ({
  kind: 'object',
  properties: Object.fromEntries(
    declarationsOf(file, 'output').map(({ name, type }) => [
      name,
      { type: resolveType(program, file, type), required: true },
    ]),
  ),
})

/** The type an expression names, or an error thrown for a name that leads nowhere. */
export function resolveType(program: Program, file: BicepFile, type: TypeExpr): Type {
  switch (type.kind) {
    case 'primitive':
      return { string, int, bool, object: { kind: 'object', properties: {}, additional: any }, array: list(any) }[
        type.name
      ] as Type
    case 'literal':
      if (type.value === null) return nothing
      if (typeof type.value === 'string') return literal(type.value)
      return typeof type.value === 'number' ? { kind: 'int', value: type.value } : { kind: 'bool', value: type.value }
    case 'union':
      return oneStringEnum(union(...type.of.map(part => resolveType(program, file, part))))
    case 'nullable':
      return union(resolveType(program, file, type.of), nothing)
    case 'list':
      return list(resolveType(program, file, type.items))
    case 'record':
      return {
        kind: 'object',
        properties: Object.fromEntries(
          type.properties.map(property => [
            property.name,
            {
              type: decorated(resolveType(program, file, property.type), property.decorators),
              required: property.type.kind !== 'nullable',
            },
          ]),
        ),
        ...(type.additional ? { additional: resolveType(program, file, type.additional) } : {}),
      }
    case 'named': {
      const [where, declaration] = typeDeclaration(program, file, type.name)
      return {
        kind: 'lazy',
        get: () => decorated(resolveType(program, where, declaration.type), declaration.decorators),
      }
    }
  }
}

function typeDeclaration(program: Program, file: BicepFile, name: string): [BicepFile, Find<'type'>] {
  const own = declarationsOf(file, 'type').find(declaration => declaration.name === name)
  if (own) return [file, own]
  const imported = declarationsOf(file, 'import').find(declaration => declaration.name === name)
  const source = imported ? fileAt(program, file, imported.from) : null
  const found = source && declarationsOf(source, 'type').find(declaration => declaration.name === name)
  if (!source || !found) throw new ReferenceError(`there is no type ${name}`)
  if (!found.decorators.some(decorator => decorator.name === 'export'))
    throw new ReferenceError(`type ${name} is not exported`)
  return [source, found]
}

/** 'a' | 'b' is one string type with two values. */
function oneStringEnum(type: Type): Type {
  if (type.kind !== 'union') return type
  const values = type.of.flatMap(part => (part.kind === 'string' && part.values ? part.values : []))
  const rest = type.of.filter(part => !(part.kind === 'string' && part.values))
  if (values.length === 0) return type
  const strings: Type = { kind: 'string', values }
  return rest.length === 0 ? strings : union(strings, ...rest)
}

function decorated(type: Type, decorators: Decorator[]): Type {
  const limits: Record<string, number> = {}
  for (const { name, args } of decorators) {
    const [arg] = args
    const value =
      arg?.kind === 'number' ? arg.value : arg?.kind === 'unary' && arg.of.kind === 'number' ? -arg.of.value : null
    if (value !== null) limits[name] = value
  }
  if (Object.keys(limits).length === 0) return type
  const limit = (part: Type): Type => {
    if (part.kind === 'int') return { ...part, min: limits.minValue ?? part.min, max: limits.maxValue ?? part.max }
    if (part.kind === 'string') return { ...part, minLength: limits.minLength, maxLength: limits.maxLength }
    if (part.kind === 'array') return { ...part, maxLength: limits.maxLength }
    if (part.kind === 'union') return { ...part, of: part.of.map(limit) }
    return part
  }
  return limit(type)
}
