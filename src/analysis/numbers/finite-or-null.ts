/**
 * The number, or `null` where there is none: results hold neither NaN nor Infinity, which
 * JSON would turn into `null` anyway. A negative zero becomes 0.
 */
export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value + 0 : null
}
