import type { Expr } from './syntax.ts'

/* The grammar gives `.`, `[…]` and `=>` too little weight: here the operands are put where Bicep has them. */

/** The grammar binds `.b` in `x == a.b` to the whole comparison; it belongs to the last operand. */
export function toLastOperand(expr: Expr, apply: (operand: Expr) => Expr): Expr {
  if (expr.parenthesized) return apply(expr)
  switch (expr.kind) {
    case 'binary':
      return { ...expr, right: toLastOperand(expr.right, apply) }
    case 'ternary':
      return { ...expr, whenFalse: toLastOperand(expr.whenFalse, apply) }
    case 'lambda':
      return { ...expr, body: toLastOperand(expr.body, apply) }
    case 'unary':
      return expr.operator === 'assert' ? apply(expr) : { ...expr, of: toLastOperand(expr.of, apply) }
    default:
      return apply(expr)
  }
}

const precedence = ['??', '||', '&&', '== != =~ !~', '< <= > >=', '+ -', '* / %']
const rank = (operator: string) => precedence.findIndex(operators => operators.split(' ').includes(operator))

/** For the same reason `a && b.c == d` comes as a comparison of `a && b.c`: the operator goes where its rank puts it. */
export function binaryOf(left: Expr, operator: string, right: Expr): Expr {
  if (!left.parenthesized) {
    if (left.kind === 'lambda') return { ...left, body: binaryOf(left.body, operator, right) }
    if (left.kind === 'ternary') return { ...left, whenFalse: binaryOf(left.whenFalse, operator, right) }
    if (left.kind === 'binary' && rank(left.operator) < rank(operator))
      return { ...left, right: binaryOf(left.right, operator, right) }
  }
  return { line: left.line, kind: 'binary', operator, left, right }
}

/** The grammar reads `x => x.a == b` as a comparison of a lambda, and `x => x.a ? b : c` as a choice by one; both belong to its body. */
export const intoLambda = (expr: Expr, apply: (operand: Expr) => Expr): Expr =>
  expr.kind === 'lambda' && !expr.parenthesized ? { ...expr, body: intoLambda(expr.body, apply) } : apply(expr)
