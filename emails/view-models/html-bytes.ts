/** What values weigh in HTML: escaping makes a quote or an ampersand up to six bytes. */
export function htmlBytes(...values: readonly string[]): number {
  return values.reduce(
    (sum, value) =>
      sum + Buffer.byteLength(value) + 5 * (value.match(/["&'<>]/g)?.length ?? 0),
    0
  )
}
