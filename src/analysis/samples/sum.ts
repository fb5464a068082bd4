/**
 * The sum with the rounding errors of the additions added back, so that its error does not
 * grow with the number of values.
 *
 * Reference: Neumaier 1974.
 */
export function sum(values: readonly number[]): number {
  let total = 0
  let lost = 0
  for (const value of values) {
    const next = total + value
    lost +=
      Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return total + lost
}

/** The arithmetic mean; NaN without values. */
export function mean(values: readonly number[]): number {
  return sum(values) / values.length
}
