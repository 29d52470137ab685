import { expressionsOf } from './expressions.ts'
import { duplicates, habits, secrets, unused } from './hygiene.ts'
import { type Complain, elementOf, infer, type Scope, withLocals } from './infer.ts'
import { calculable, lambdas, placement, shadows } from './placement.ts'
import { declarationsOf, type Find, fileAt, type Program, parametersOf, resolveType } from './program.ts'
import { resourceSchema } from './resource-schemas.ts'
import { fileScope } from './symbols.ts'
import type { BicepFile, Declaration, Expr } from './syntax.ts'
import { assign, int, record, string } from './types.ts'

export interface Fault {
  file: string
  line: number
  /** What kind of fault: 'syntax', 'name', 'type', 'schema', 'unused', 'secret', 'placement', 'habit', 'value'. */
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
    for (const body of expressionsOf(declaration)) {
      placement(body, declaration.kind, fault('placement'))
      lambdas(file, body, fault('placement'))
      shadows(file, body, complain)
    }
    calculable(file, declaration, fault('placement'))
  }
  if (!file.path.endsWith('.bicepparam')) unused(file, used, fault('unused'))
  secrets(file, fault('secret'))
  habits(file, fault('habit'))
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
