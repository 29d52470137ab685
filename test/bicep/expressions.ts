import type { Declaration, Expr } from './syntax.ts'

export const isSymbol = (expr: Expr): boolean =>
  expr.kind === 'name' || (expr.kind === 'index' && isSymbol(expr.of)) || (expr.kind === 'unary' && isSymbol(expr.of))

export const rootName = (expr: Expr): string | null => {
  if (expr.kind === 'name') return expr.name
  if (expr.kind === 'member' || expr.kind === 'index' || expr.kind === 'unary') return rootName(expr.of)
  return null
}

export function expressionsOf(declaration: Declaration): Expr[] {
  if ('body' in declaration) return [declaration.body]
  return 'value' in declaration && typeof declaration.value === 'object' && declaration.value ? [declaration.value] : []
}

export function walk(expr: Expr, visit: (expr: Expr) => void): void {
  visit(expr)
  for (const child of childrenOf(expr)) walk(child, visit)
}

export function childrenOf(expr: Expr): Expr[] {
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
