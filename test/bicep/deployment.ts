import type { Fault } from './check-file.ts'
import { evaluate, type Names, unknown, type Value, withValues } from './evaluate.ts'
import { declarationsOf, type Find, fileAt, type Program, parametersOf } from './program.ts'
import { resourceSchema } from './resource-schemas.ts'
import type { BicepFile, Expr } from './syntax.ts'
import { any, assign, bool, list, literal, nothing, type Type, union } from './types.ts'

/** A resource as it would be deployed: `unknown` where only Azure knows. */
export interface DeployedResource {
  /** The file that declares it. */
  file: string
  symbol: string
  type: string
  apiVersion: string
  /** Names from the outermost parent: 'kv-a/secret'. */
  name: string
  body: { [name: string]: Value }
}

export interface Deployment {
  resources: DeployedResource[]
  outputs: { [name: string]: Value }
  faults: Fault[]
}

/** What main.bicep deploys with the values of a parameter file: every loop run, every condition decided, every value checked. */
export function deploy(program: Program, parameterFile: string): Deployment {
  const values = program.get(parameterFile)!
  const using = declarationsOf(values, 'using')[0]
  const main = using && fileAt(program, values, using.path)
  const faults: Fault[] = []
  const resources: DeployedResource[] = []
  if (!main) {
    faults.push({ file: values.path, line: 1, kind: 'name', message: 'uses no file' })
    return { resources, outputs: {}, faults }
  }
  const given: { [name: string]: Value } = {}
  for (const { name, value } of declarationsOf(values, 'var')) given[name] = evaluate(value, () => unknown)
  const lines = new Map(declarationsOf(values, 'var').map(({ name, line }) => [name, line]))
  assign(typeOf(given), parametersOf(program, main), '', (path, message) => {
    const line = lines.get(path.split(/[.[]/)[0]!) ?? 1
    faults.push({ file: values.path, line, kind: 'value', message: `${path} ${message}` })
  })
  // Values of the wrong shape would only throw further on.
  const outputs = faults.length > 0 ? {} : run({ program, resources, faults }, main, given)
  for (const [i, resource] of resources.entries()) {
    const twin = resources.slice(0, i).find(({ type, name }) => type === resource.type && name === resource.name)
    if (twin && resource.name !== '' && !resource.type.endsWith('diagnosticSettings'))
      faults.push({
        file: resource.file,
        line: 1,
        kind: 'value',
        message: `${resource.type} ${resource.name} is deployed twice`,
      })
  }
  return { resources, outputs, faults }
}

interface Run {
  program: Program
  resources: DeployedResource[]
  faults: Fault[]
}

function run(context: Run, file: BicepFile, given: { [name: string]: Value }): { [name: string]: Value } {
  const values = new Map<string, Value>()
  const names: Names = name => {
    if (values.has(name)) return values.get(name)!
    const declaration = file.declarations.find(
      other => other.name === name && ['param', 'var', 'resource', 'module'].includes(other.kind),
    )!
    const value = located(file, declaration.line, () => symbolValue(declaration))
    values.set(name, value)
    return value
  }
  const symbolValue = (declaration: BicepFile['declarations'][number]): Value => {
    switch (declaration.kind) {
      case 'param':
        return given[declaration.name] ?? (declaration.value ? evaluate(declaration.value, names) : null)
      case 'var':
        return evaluate(declaration.value, names)
      case 'resource':
        return each(declaration.body, names, (body, within) => deployResource(context, file, declaration, body, within))
      case 'module':
        return each(declaration.body, names, (body, within) => deployModule(context, file, declaration, body, within))
      default:
        return unknown
    }
  }
  for (const { name, kind } of file.declarations) if (['resource', 'module'].includes(kind)) names(name)
  return Object.fromEntries(declarationsOf(file, 'output').map(({ name, value }) => [name, evaluate(value, names)]))
}

/** Names the file of what cannot be evaluated: such an error is a fault of the Bicep or of the evaluator, never a finding. */
function located<Result>(file: BicepFile, line: number, run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    if (error instanceof TypeError && !error.message.includes('.bicep'))
      throw new TypeError(`${file.path}:${line}: ${error.message}`)
    throw error
  }
}

type Body = Expr & { kind: 'object' }

/** A resource or module whose condition fails: its id and name are known all the same, the rest is null. */
const absent: Value = { '(absent)': true, id: unknown, name: unknown }

/** Runs a body for every item of its loop, where its condition holds. */
function each(expr: Expr, names: Names, use: (body: Body, names: Names) => Value): Value {
  if (expr.kind === 'if') return evaluate(expr.condition, names) === false ? absent : each(expr.body, names, use)
  if (expr.kind !== 'for') return use(expr as Body, names)
  const source = evaluate(expr.source, names)
  if (source === unknown) return unknown
  return (source as Value[]).map((item, i) => {
    const within = withValues(names, { [expr.item]: item, ...(expr.index ? { [expr.index]: i } : {}) })
    return expr.condition && evaluate(expr.condition, within) === false ? absent : each(expr.body, within, use)
  })
}

function deployResource(
  context: Run,
  file: BicepFile,
  { name: symbol, of, existing }: Find<'resource'>,
  body: Body,
  names: Names,
): Value {
  const [type, apiVersion] = of.split('@') as [string, string]
  const value = (key: string) => {
    const entry = body.entries.find(other => other.key === key)
    return entry ? evaluate(entry.value, names) : undefined
  }
  const parent = value('parent') as { name: Value } | undefined
  const own = value('name') ?? unknown
  const name = [parent?.name ?? null, own].filter(part => part !== null)
  const fullName = name.some(part => part === unknown) ? '' : name.join('/')
  const rest = body.entries.filter(({ key }) => !['parent', 'scope', 'dependsOn'].includes(String(key)))
  if (!existing) {
    const evaluated = evaluate({ ...body, entries: rest }, names) as { [name: string]: Value }
    context.resources.push({ file: file.path, symbol, type, apiVersion, name: fullName, body: evaluated })
    const schema = resourceSchema(type, apiVersion)
    if (typeof schema !== 'string')
      assign(typeOf(evaluated), schema, '', (path, message) =>
        context.faults.push({
          file: file.path,
          line: body.line,
          kind: 'value',
          message: `${type} ${fullName}: ${path} ${message}`,
        }),
      )
  }
  return {
    '(unknown)': unknown,
    id: fullName === '' ? unknown : `id:${type}/${fullName}`,
    name: fullName === '' ? own : fullName,
  }
}

function deployModule(context: Run, file: BicepFile, declaration: Find<'module'>, body: Body, names: Names): Value {
  const module = fileAt(context.program, file, declaration.path)
  if (!module) return unknown
  const params = body.entries.find(({ key }) => key === 'params')
  const given = params ? (evaluate(params.value, names) as { [name: string]: Value }) : {}
  assign(typeOf(given), parametersOf(context.program, module), '', (path, message) =>
    context.faults.push({
      file: file.path,
      line: body.line,
      kind: 'value',
      message: `module ${declaration.name}: ${path} ${message}`,
    }),
  )
  return { name: unknown, outputs: run(context, module, given) }
}

/** The narrowest type of a value. */
export function typeOf(value: Value): Type {
  if (value === unknown) return any
  if (value === null) return nothing
  if (typeof value === 'string') return literal(value)
  if (typeof value === 'number') return { kind: 'int', value }
  if (typeof value === 'boolean') return { ...bool, value } as Type
  if (Array.isArray(value)) return list(value.length === 0 ? any : union(...value.map(typeOf)))
  return {
    kind: 'object',
    properties: Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => name !== '(unknown)')
        .map(([name, item]) => [name, { type: typeOf(item), required: true }]),
    ),
    ...('(unknown)' in value ? { additional: any } : {}),
  }
}
