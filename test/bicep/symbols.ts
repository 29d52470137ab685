import { type Complain, infer, type Scope, settled } from './infer.ts'
import { fileAt, outputsOf, type Program, resolveType } from './program.ts'
import { resourceSchema } from './resource-schemas.ts'
import type { BicepFile, Declaration, Expr } from './syntax.ts'
import { any, list, type ObjectType, record, string, type Type, union } from './types.ts'

/** What the names of a file stand for. Names that are asked for are put into `used`. */
export function fileScope(program: Program, file: BicepFile, used: Set<string>, complain: Complain): Scope {
  const types = new Map<string, Type>()
  const pending = new Set<string>()
  const scope: Scope = {
    lookUp(name) {
      used.add(name)
      if (types.has(name)) return types.get(name)!
      const declaration = file.declarations.find(
        other => other.name === name && ['param', 'var', 'resource', 'module'].includes(other.kind),
      )
      if (!declaration) return null
      if (pending.has(name)) {
        complain(declaration.line, `${name} depends on itself`)
        return any
      }
      pending.add(name)
      const type = symbolType(program, file, declaration, scope)
      pending.delete(name)
      types.set(name, type)
      return type
    },
  }
  return scope
}

function symbolType(program: Program, file: BicepFile, declaration: Declaration, scope: Scope): Type {
  const silent = () => {}
  switch (declaration.kind) {
    case 'param':
      return resolveType(program, file, declaration.type)
    case 'var':
      return settled(infer(declaration.value, scope, silent))
    case 'resource': {
      const [type, apiVersion] = declaration.of.split('@') as [string, string]
      const schema = resourceSchema(type, apiVersion)
      return collection(declaration.body, typeof schema === 'string' ? any : readable(schema))
    }
    case 'module': {
      const module = fileAt(program, file, declaration.path)
      if (!module) return any
      return collection(declaration.body, record({ name: string, outputs: outputsOf(program, module) }))
    }
    default:
      return any
  }
}

/** `[for …]` makes a list; `if (…)` makes what may be null. */
const collection = (body: Expr, type: Type): Type => {
  const absent: Type = { kind: 'null', because: 'condition' }
  if (body.kind === 'for') return list(body.condition ? union(type, absent) : type)
  return body.kind === 'if' ? union(type, absent) : type
}

/** What can be read of a resource: everything it has is there, id and name always. */
const readable = (schema: ObjectType): Type => ({
  ...schema,
  properties: {
    ...schema.properties,
    ...record({ id: string, name: string, type: string, apiVersion: string }).properties,
    ...(schema.additional ? {} : { properties: { type: any, required: true } }),
    ...(schema.properties.properties
      ? { properties: { type: present(schema.properties.properties.type), required: true } }
      : {}),
    ...(schema.properties.identity
      ? { identity: { type: present(schema.properties.identity.type), required: true } }
      : {}),
  },
})

/** Azure fills in what a template may leave out: reading a property is no null. */
function present(type: Type): Type {
  return {
    kind: 'lazy',
    get: () => {
      const known = type.kind === 'lazy' ? type.get() : type
      if (known.kind === 'array') return list(present(known.items))
      if (known.kind !== 'object') return known
      return {
        ...known,
        properties: Object.fromEntries(
          Object.entries(known.properties).map(([name, property]) => [
            name,
            { type: present(property.type), required: true },
          ]),
        ),
        ...(known.additional ? { additional: present(known.additional) } : {}),
      }
    },
  }
}
