import { expressionsOf, rootName, walk } from './expressions.ts'
import type { Complain } from './infer.ts'
import { declarationsOf, type Find, isSecure } from './program.ts'
import type { BicepFile, Expr } from './syntax.ts'

/** Names that are declared, or stand in an object, more than once. */
export function duplicates(file: BicepFile, complain: Complain) {
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

/** What is declared and never asked for. */
export function unused(file: BicepFile, used: Set<string>, complain: Complain) {
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
export function secrets(file: BicepFile, complain: Complain) {
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

/** Habits that the linter of bicepconfig.json would not let pass, as far as the text alone shows them. */
export function habits({ text }: BicepFile, complain: Complain) {
  const line = (index: number) => text.slice(0, index).split('\n').length
  for (const { 1: key, index } of text.matchAll(/(?:^|[{,])[ \t]*'([A-Za-z_]\w*)':/gm))
    if (!['true', 'false', 'null'].includes(key!)) complain(line(index), `${key} needs no quotes`)
  for (const { 0: whole, index } of text.matchAll(/'\$\{[\w.]+\}'(?!:)/g))
    complain(line(index), `${whole} needs no interpolation`)
}
