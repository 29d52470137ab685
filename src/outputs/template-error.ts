/** A fault of a template, not of the program: it names a field the view lacks, a helper or a partial that does not exist. */
export class TemplateError extends Error {
  readonly template: string
  /** 1-based line of the template, where Handlebars knows it. */
  readonly line: number | null

  constructor(template: string, line: number | null, message: string) {
    super(`${template}${line === null ? '' : `:${line}`}: ${message}`)
    this.name = 'TemplateError'
    this.template = template
    this.line = line
  }
}
