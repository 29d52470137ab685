/** A file to be written: a path relative to the system's folder, with '/', and its whole text. */
export interface OutputFile {
  path: string
  text: string
}
