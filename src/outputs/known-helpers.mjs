/** The helpers a template may call; any other name is an error when templates are compiled. */
export const knownHelpers = {
  cell: true,
  table: true,
  text: true,
  strong: true,
  code: true,
  codeCell: true,
  link: true,
  fence: true,
  label: true,
}
