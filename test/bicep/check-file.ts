import { type Complain, elementOf, infer, type Scope, settled, withLocals } from './infer.ts'
import {
  declarationsOf,
  type Find,
  fileAt,
  isSecure,
  outputsOf,
  type Program,
  parametersOf,
  resolveType,
} from './program.ts'
import { resourceSchema } from './resource-schemas.ts'
import type { BicepFile, Declaration, Expr } from './syntax.ts'
import { any, assign, int, list, type ObjectType, record, string, type Type, union } from './types.ts'

export interface Fault {
  file: string
  line: number
  /** What kind of fault: 'syntax', 'name', 'type', 'schema', 'unused', 'secret', 'placement', 'value'. */
  kind: string
  message: string
}

/** Every fault of one file that can be seen without values. */
export function checkFile(program: Program, file: BicepFile): Fault[] {
  const faults: Fault[] = []
  const fault = (kind: string) => (line: number, message: string) => {
    if (!faults.some(other => other.kind === kind && other.line === line && other.message === message))
      faults.push({ file: file.path, line, kind, message })
  }
  for (const { line, message } of file.errors) fault('syntax')(line, message)
  if (file.errors.length > 0) return faults

  const used = new Set<string>()
  const complain = fault('name')
  duplicates(file, complain)
  const scope = fileScope(program, file, used, complain)
  const visit = (name: string, run: () => void) => {
    try {
      run()
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error
      complain(file.declarations.find(declaration => declaration.name === name)?.line ?? 1, error.message)
    }
  }
  for (const declaration of file.declarations) {
    visit(declaration.name, () => checkDeclaration(program, file, declaration, scope, fault))
    for (const body of expressionsOf(declaration)) placement(body, declaration.kind, fault('placement'))
    calculable(file, declaration, fault('placement'))
  }
  if (!file.path.endsWith('.bicepparam')) unused(file, used, fault('unused'))
  secrets(file, fault('secret'))
  return faults
}

type FaultOf = (kind: string) => Complain

function checkDeclaration(program: Program, file: BicepFile, declaration: Declaration, scope: Scope, fault: FaultOf) {
  const complain = fault('name')
  switch (declaration.kind) {
    case 'param':
    case 'output': {
      const type = resolveType(program, file, declaration.type)
      if (declaration.kind === 'param' && declaration.value && declaration.type.kind === 'nullable')
        fault('type')(declaration.line, `${declaration.name}: a nullable parameter has no default`)
      if (declaration.value)
        assign(infer(declaration.value, scope, complain), type, declaration.name, (path, message) =>
          fault('type')(declaration.line, `${path} ${message}`),
        )
      return
    }
    case 'var':
      infer(declaration.value, scope, complain)
      return
    case 'type':
      resolveType(program, file, declaration.type)
      return
    case 'import': {
      const source = fileAt(program, file, declaration.from)
      if (!source) complain(declaration.line, `there is no file ${declaration.from}`)
      else if (!declarationsOf(source, 'type').some(({ name }) => name === declaration.name))
        complain(declaration.line, `${declaration.from} has no type ${declaration.name}`)
      return
    }
    case 'resource':
      return checkResource(declaration, scope, fault)
    case 'module':
      return checkModule(program, file, declaration, scope, fault)
  }
}

/** Names that Bicep itself knows in a resource body. */
const languageNames = ['parent', 'scope', 'dependsOn']

function checkResource(declaration: Find<'resource'>, scope: Scope, fault: FaultOf) {
  const [type, apiVersion] = declaration.of.split('@') as [string, string]
  const schema = resourceSchema(type, apiVersion)
  if (typeof schema === 'string') return fault('schema')(declaration.line, schema)
  eachBody(declaration.body, scope, fault('name'), (body, within) => {
    const own = body.entries.filter(({ key }) => !languageNames.includes(String(key)))
    for (const entry of body.entries) if (!own.includes(entry)) infer(entry.value, within, fault('name'))
    if (declaration.existing) {
      const extra = own.find(({ key }) => key !== 'name')
      if (extra) fault('schema')(extra.line, 'an existing resource has only name, parent and scope')
      for (const { value } of own) infer(value, within, fault('name'))
      return
    }
    const source = infer({ ...body, entries: own }, within, fault('name'))
    assign(source, schema, '', (path, message) => fault('schema')(lineAt(body, path), `${type}: ${path} ${message}`))
  })
}

function checkModule(program: Program, file: BicepFile, declaration: Find<'module'>, scope: Scope, fault: FaultOf) {
  const module = fileAt(program, file, declaration.path)
  if (!module) return fault('name')(declaration.line, `there is no module ${declaration.path}`)
  const wanted = record({ name: string, params: parametersOf(program, module) })
  wanted.properties.params!.required = Object.values(parametersOf(program, module).properties).some(
    ({ required }) => required,
  )
  wanted.properties.name!.required = false
  eachBody(declaration.body, scope, fault('name'), (body, within) => {
    const own = body.entries.filter(({ key }) => !languageNames.includes(String(key)))
    for (const entry of body.entries) if (!own.includes(entry)) infer(entry.value, within, fault('name'))
    const source = infer({ ...body, entries: own }, within, fault('name'))
    assign(source, wanted, '', (path, message) =>
      fault('type')(lineAt(body, path), `module ${declaration.name}: ${path} ${message}`),
    )
  })
}

type Body = Expr & { kind: 'object' }

/** Unwraps `if (…) {}` and `[for … : {}]` down to the object. */
function eachBody(expr: Expr, scope: Scope, complain: Complain, use: (body: Body, scope: Scope) => void): void {
  if (expr.kind === 'if') {
    infer(expr.condition, scope, complain)
    eachBody(expr.body, scope, complain, use)
  } else if (expr.kind === 'for') {
    const item = elementOf(infer(expr.source, scope, complain))
    const within = withLocals(scope, { [expr.item]: item, ...(expr.index ? { [expr.index]: int } : {}) })
    if (expr.condition) infer(expr.condition, within, complain)
    eachBody(expr.body, within, complain, use)
  } else if (expr.kind === 'object') use(expr, scope)
  else complain(expr.line, 'the body of a resource is an object')
}

/** The line of a path such as 'properties.subnets[].name' in a body, as deep as it is written there. */
function lineAt(body: Body, path: string): number {
  let line = body.line
  let here: Expr = body
  for (const step of path.split(/[.[]/).filter(part => part !== '' && part !== ']')) {
    if (here.kind === 'for') here = here.body
    if (here.kind !== 'object') break
    const entry: Body['entries'][number] | undefined = here.entries.find(({ key }) => key === step)
    if (!entry) break
    line = entry.line
    here = entry.value
  }
  return line
}

function fileScope(program: Program, file: BicepFile, used: Set<string>, complain: Complain): Scope {
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

function duplicates(file: BicepFile, complain: Complain) {
  const seen = new Set<string>()
  for (const { name, line, kind } of file.declarations) {
    const key = kind === 'output' || kind === 'metadata' ? `${kind} ${name}` : name
    if (seen.has(key)) complain(line, `${name} is declared twice`)
    seen.add(key)
  }
  for (const declaration of file.declarations)
    for (const expr of expressionsOf(declaration))
      walk(expr, inner => {
        if (inner.kind !== 'object') return
        const keys = inner.entries.map(({ key }) => key).filter(key => typeof key === 'string')
        const twice = keys.find((key, i) => keys.indexOf(key) !== i)
        if (twice) complain(inner.line, `${twice} stands twice in an object`)
      })
}

function unused(file: BicepFile, used: Set<string>, complain: Complain) {
  const namedTypes = new Set([...file.text.matchAll(/\b\w+\b/g)].map(([word]) => word))
  const count = (name: string) => file.text.split(new RegExp(`\\b${name}\\b`)).length - 1
  for (const { kind, name, line, decorators, ...rest } of file.declarations) {
    const needed = kind === 'param' || kind === 'var' || (kind === 'resource' && (rest as Find<'resource'>).existing)
    if (needed && !used.has(name)) complain(line, `${name} is never used`)
    const exported = decorators.some(decorator => decorator.name === 'export')
    if ((kind === 'import' || (kind === 'type' && !exported)) && namedTypes.has(name) && count(name) < 2)
      complain(line, `${name} is never used`)
  }
}

const secretProperty = /connectionString|primaryKey|secondaryKey|instrumentationKey|password/i

/** No output may show a secure parameter or what list…() returns. */
function secrets(file: BicepFile, complain: Complain) {
  const secure = new Set(
    declarationsOf(file, 'param')
      .filter(isSecure)
      .map(({ name }) => name),
  )
  const vars = new Map(declarationsOf(file, 'var').map(({ name, value }) => [name, value]))
  const leaks = (expr: Expr, seen: Set<string>): boolean => {
    let leak = false
    walk(expr, inner => {
      if (inner.kind === 'call' && inner.name.startsWith('list')) leak = true
      if (inner.kind === 'member' && secretProperty.test(inner.name) && readsOpenResource(inner)) leak = true
      if (inner.kind !== 'name' || seen.has(inner.name)) return
      if (secure.has(inner.name)) leak = true
      const value = vars.get(inner.name)
      if (value && leaks(value, new Set([...seen, inner.name]))) leak = true
    })
    return leak
  }
  /** A connection string opens nothing where local authentication is off. */
  const readsOpenResource = (expr: Expr) => {
    const resource = declarationsOf(file, 'resource').find(({ name }) => name === rootName(expr))
    let closed = false
    if (resource)
      walk(resource.body, inner => {
        if (inner.kind === 'object')
          for (const { key, value } of inner.entries)
            if (/^disableLocalAuth$/i.test(String(key)) && value.kind === 'bool' && value.value) closed = true
      })
    return resource !== undefined && !closed
  }
  for (const output of declarationsOf(file, 'output'))
    if (leaks(output.value, new Set())) complain(output.line, `output ${output.name} shows a secret`)
}

/** A loop may stand as the value of a property, a variable or an output, not inside another expression. */
function placement(expr: Expr, kind: Declaration['kind'], complain: Complain) {
  const check = (inner: Expr, allowed: boolean) => {
    if (inner.kind === 'for' && !allowed) complain(inner.line, 'a loop may not stand inside an expression')
    if (inner.kind === 'object') {
      const inBody = kind === 'resource' || kind === 'module'
      for (const { value } of inner.entries) check(value, inBody || kind === 'var' || kind === 'output')
      return
    }
    for (const child of childrenOf(inner)) check(child, inner.kind === 'for' || inner.kind === 'if')
  }
  check(expr, true)
}

/** Names, conditions and loop sources must be known before anything is deployed. */
function calculable(file: BicepFile, declaration: Declaration, complain: Complain) {
  if (declaration.kind !== 'resource' && declaration.kind !== 'module') return
  const runtime = (expr: Expr, seen: Set<string> = new Set()): boolean => {
    let found = false
    walk(expr, inner => {
      if (inner.kind === 'member' || inner.kind === 'index') {
        const symbol = rootName(inner)
        const target = file.declarations.find(other => other.name === symbol)
        if (target?.kind === 'module' && inner.kind === 'member' && inner.name === 'outputs') found = true
        const early = ['id', 'name', 'type', 'apiVersion', 'outputs']
        if (target?.kind === 'resource' && inner.kind === 'member' && isSymbol(inner.of) && !early.includes(inner.name))
          found = true
      }
      if (inner.kind === 'name' && !seen.has(inner.name)) {
        const value = file.declarations.find(other => other.kind === 'var' && other.name === inner.name)
        if (value?.kind === 'var' && runtime(value.value, new Set([...seen, inner.name]))) found = true
      }
    })
    return found
  }
  let { body } = declaration
  while (body.kind === 'if' || body.kind === 'for') {
    if (body.kind === 'if' && runtime(body.condition)) complain(body.line, 'a condition must be known at the start')
    if (body.kind === 'for' && runtime(body.source)) complain(body.line, 'a loop must be known at the start')
    if (body.kind === 'for' && body.condition && runtime(body.condition))
      complain(body.line, 'a condition must be known at the start')
    body = body.body
  }
  const name = body.kind === 'object' ? body.entries.find(({ key }) => key === 'name') : null
  if (name && runtime(name.value)) complain(name.line, 'a name must be known at the start')
}

const isSymbol = (expr: Expr): boolean =>
  expr.kind === 'name' || (expr.kind === 'index' && isSymbol(expr.of)) || (expr.kind === 'unary' && isSymbol(expr.of))

const rootName = (expr: Expr): string | null => {
  if (expr.kind === 'name') return expr.name
  if (expr.kind === 'member' || expr.kind === 'index' || expr.kind === 'unary') return rootName(expr.of)
  return null
}

function expressionsOf(declaration: Declaration): Expr[] {
  if ('body' in declaration) return [declaration.body]
  return 'value' in declaration && typeof declaration.value === 'object' && declaration.value ? [declaration.value] : []
}

export function walk(expr: Expr, visit: (expr: Expr) => void): void {
  visit(expr)
  for (const child of childrenOf(expr)) walk(child, visit)
}

function childrenOf(expr: Expr): Expr[] {
  switch (expr.kind) {
    case 'string':
      return expr.parts.filter(part => typeof part !== 'string')
    case 'object':
      return expr.entries.flatMap(({ key, value }) => (typeof key === 'string' ? [value] : [key, value]))
    case 'array':
      return expr.items
    case 'for':
      return [expr.source, ...(expr.condition ? [expr.condition] : []), expr.body]
    case 'if':
      return [expr.condition, expr.body]
    case 'member':
      return [expr.of]
    case 'index':
      return [expr.of, expr.index]
    case 'call':
      return [...(expr.on ? [expr.on] : []), ...expr.args]
    case 'lambda':
      return [expr.body]
    case 'ternary':
      return [expr.condition, expr.whenTrue, expr.whenFalse]
    case 'binary':
      return [expr.left, expr.right]
    case 'unary':
      return [expr.of]
    default:
      return []
  }
}
