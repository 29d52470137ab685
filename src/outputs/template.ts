import type HandlebarsTypes from 'handlebars'
import runtime from 'handlebars/runtime.js'
import { TemplateError } from './template-error.ts'

// The package's own declaration of its runtime is empty; it is the same interface without the compiler.
const Handlebars = runtime as unknown as typeof HandlebarsTypes

type Delegate = HandlebarsTypes.TemplateDelegate

/** A template compiled by scripts/embed-templates.mjs, or the function the full compiler makes of a user's own file. */
export type Template = TemplateSpecification | Delegate

export interface Renderer {
  /** Lays a view out by the template of this name ('ko/prod/network.md.hbs'). Throws TemplateError. */
  render(name: string, view: object): string
  has(name: string): boolean
}

/**
 * Renders the templates of one area. Files below a folder `parts` are partials, called by their bare name:
 * `ko/parts/settings.md.hbs` is {{> settings}}. `helpers` print values for the target language; nothing else may.
 */
export function createRenderer(
  templates: Readonly<Record<string, Template>>,
  helpers: Readonly<Record<string, (...given: never[]) => string>>,
): Renderer {
  const handlebars = Handlebars.create()
  // A helper gets Handlebars' options as last argument: the printers must not see them.
  const options = {
    helpers: Object.fromEntries(
      Object.entries(helpers).map(([name, print]) => [
        name,
        (...given: unknown[]) => Reflect.apply(print, null, given.slice(0, -1).map(unguarded)),
      ]),
    ),
    partials: {} as Record<string, Delegate>,
  }
  const compiled = new Map<string, Delegate>()
  const delegateOf = (name: string) => {
    const known = compiled.get(name)
    if (known) return known
    const template = templates[name]
    if (template === undefined) throw new TemplateError(name, null, '템플릿이 없습니다.')
    const delegate = typeof template === 'function' ? (template as Delegate) : handlebars.template(template)
    compiled.set(name, delegate)
    return delegate
  }
  const run = (name: string, context: unknown, settings: object) =>
    located(name, sources.get(delegateOf(name)), () => delegateOf(name)(complete(context, ''), settings))

  for (const name of Object.keys(templates).filter(isPartial)) {
    options.partials[bareName(name)] = (context, settings) => run(name, context, settings ?? {})
  }

  return {
    render: (name, view) => run(name, view, options),
    has: name => Object.hasOwn(templates, name),
  }
}

/** The user's own templates, compiled as ours are at build time. Loads the compiler, so only when there are some. */
export async function compileTemplates(
  texts: Readonly<Record<string, string>>,
  knownHelpers: Readonly<Record<string, boolean>>,
): Promise<Record<string, Template>> {
  const { default: compiler } = await import('handlebars')
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [
      name,
      located(name, text, () => {
        compiler.parse(text)
        const template: Delegate = compiler.compile(text, {
          noEscape: true,
          strict: true,
          knownHelpersOnly: true,
          knownHelpers: { ...knownHelpers },
        })
        sources.set(template, text)
        return template
      }),
    ]),
  )
}

/** Texts of the user's own templates, to find the line Handlebars does not tell. */
const sources = new WeakMap<Delegate, string>()

const isPartial = (name: string) => /(^|\/)parts\//.test(name)
const bareName = (name: string) => name.replace(/^.*\//, '').replace(/\..*$/, '')

/** Handlebars' messages name no file, and this program's no line: put both in front. An inner template has done so already. */
function located<T>(template: string, source: string | undefined, run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof TemplateError) throw error
    const { message, lineNumber } = error as Error & { lineNumber?: number }
    const parseLine = /Parse error on line (\d+)/.exec(message)?.[1]
    const line =
      lineNumber ?? (parseLine ? Number(parseLine) : error instanceof MissingField ? lineOf(error.field, source) : null)
    throw new TemplateError(template, line, messageOf(message))
  }
}

/** A read of a field the view lacks, where Handlebars does not say where. */
class MissingField extends Error {
  /** 'subnets[0].usage' */
  readonly field: string

  constructor(field: string) {
    super(`뷰에 ${field} 필드가 없습니다.`)
    this.field = field
  }
}

/** The first line whose mustache names the field. */
function lineOf(field: string, source: string | undefined): number | null {
  const name = /\w+$/.exec(field)?.[0]
  const at = name && source ? source.search(new RegExp(`\\{\\{[^}]*\\b${name}\\b`)) : -1
  return at < 0 ? null : source!.slice(0, at).split('\n').length
}

/** Handlebars' own words for a slip, in the reader's language. */
function messageOf(message: string): string {
  const missing = /^"([^"]+)" not defined in/.exec(message)?.[1]
  if (missing) return `뷰에 ${missing} 필드가 없습니다.`
  const helper = /unknown helper ([\w-]+)/.exec(message)?.[1]
  if (helper) return `이런 도우미는 없습니다: ${helper}`
  const partial = /The partial (\S+) could not be/.exec(message)?.[1]
  if (partial) return `이런 부분 템플릿은 없습니다: ${partial}`
  return message
}

/** Under this key a guarded value gives the value itself: printers are typed and need no guard. */
const guarded = Symbol('guarded')

const unguarded = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? (Reflect.get(value, guarded) ?? value) : value

/** Handlebars reads a missing field as empty in arguments, conditions and loops; this makes every such read an error. */
function complete<T>(value: T, path: string): T {
  if (typeof value !== 'object' || value === null || Reflect.get(value, guarded)) return value
  return new Proxy(value, {
    get(target, key) {
      if (key === guarded) return target
      const field: unknown = Reflect.get(target, key)
      if (typeof key === 'symbol') return field
      if (field === undefined) throw new MissingField(`${path}${key}`)
      return complete(field, Array.isArray(target) ? `${path.slice(0, -1)}[${key}].` : `${path}${key}.`)
    },
  })
}
