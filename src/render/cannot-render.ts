/** Nothing can be drawn here and now: no browser, no packages, no sandbox. Wrong use rather than a wrong diagram: exit code 2. */
export class CannotRender extends Error {
  override name = 'CannotRender'
  readonly suggestion: string

  constructor(message: string, suggestion: string) {
    super(message)
    this.suggestion = suggestion
  }
}
