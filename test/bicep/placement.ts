import { childrenOf, isSymbol, rootName, walk } from './expressions.ts'
import type { Complain } from './infer.ts'
import type { BicepFile, Declaration, Expr } from './syntax.ts'

/** A loop may stand as the value of a resource's or module's property, a variable or an output, not inside another expression. */
export function placement(expr: Expr, kind: Declaration['kind'], complain: Complain) {
  const check = (inner: Expr, allowed: boolean) => {
    if (inner.kind === 'for' && !allowed) complain(inner.line, 'a loop may not stand inside an expression')
    if (inner.kind === 'object') {
      const inBody = kind === 'resource' || kind === 'module'
      for (const { value } of inner.entries) check(value, inBody)
      return
    }
    for (const child of childrenOf(inner)) check(child, inner.kind === 'for' || inner.kind === 'if')
  }
  check(expr, true)
}

/** A lambda may not choose from a list of resources or modules with its variable: Azure knows no such reference. */
export function lambdas(file: BicepFile, expr: Expr, complain: Complain) {
  const deployed = new Set(
    file.declarations.flatMap(({ kind, name }) => (kind === 'resource' || kind === 'module' ? [name] : [])),
  )
  walk(expr, lambda => {
    if (lambda.kind !== 'lambda') return
    walk(lambda.body, inner => {
      if (inner.kind !== 'index' || !deployed.has(rootName(inner.of) ?? '')) return
      walk(inner.index, part => {
        if (part.kind === 'name' && lambda.params.includes(part.name))
          complain(inner.line, 'a lambda may not index resources or modules')
      })
    })
  })
}

/** A loop or lambda variable with the name of a declaration hides it from the reader, and in places from Bicep. */
export function shadows(file: BicepFile, expr: Expr, complain: Complain) {
  const declared = new Set(
    file.declarations.flatMap(({ kind, name }) =>
      ['param', 'var', 'resource', 'module'].includes(kind) ? [name] : [],
    ),
  )
  walk(expr, inner => {
    const locals = inner.kind === 'lambda' ? inner.params : inner.kind === 'for' ? [inner.item, inner.index ?? ''] : []
    for (const name of locals) if (declared.has(name)) complain(inner.line, `${name} hides a declaration of that name`)
  })
}

/** Names, conditions and loop sources must be known before anything is deployed. */
export function calculable(file: BicepFile, declaration: Declaration, complain: Complain) {
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
