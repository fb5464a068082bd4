/**
 * Wilson's bounds for n above 0. Each is written without a difference of nearly equal
 * numbers: the lower one as the product of both roots over the upper root.
 */
export function wilsonBounds(
  successes: number,
  n: number,
  z: number
): { lower: number; upper: number } {
  const failures = n - successes
  const root = z * Math.sqrt(z * z + (4 * successes * failures) / n)
  const sum = 2 * successes + z * z + root
  return {
    lower: successes === 0 ? 0 : (2 * successes * (successes / n)) / sum,
    upper: failures === 0 ? 1 : Math.min(1, sum / (2 * (n + z * z))),
  }
}
