// What spreadsheets run as a formula (full-width signs too), with any number of our marks before it.
const FORMULA = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/
const MARKED = /^'+[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/

/**
 * A cell that no spreadsheet takes for a formula: an address may begin with `=`, and what a mail
 * server said with anything. {@link readCell} gives it back.
 *
 * @example
 * toCell("=HYPERLINK(…)") // "'=HYPERLINK(…)"
 */
export function toCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** The text of a cell that {@link toCell} wrote, or somebody else. */
export function readCell(cell: string): string {
  return MARKED.test(cell) ? cell.slice(1) : cell
}
