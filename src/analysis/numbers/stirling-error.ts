/** Coefficients of 1/z, 1/z³, 1/z⁵ …: exact to the last bit from z = 10 on. */
export const stirlingSeries = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
]

/** From here on the series is used; smaller arguments are shifted up to it. */
export const stirlingStart = 10

/**
 * What Stirling's formula leaves out of the log of the gamma function: ln Γ(z) less
 * (z - ½) ln z - z + ½ ln 2π, for z > 0.
 *
 * Reference: Loader 2000, "Fast and accurate computation of binomial probabilities".
 */
export function stirlingError(z: number): number {
  let steps = 0
  let shifted = z
  for (; shifted < stirlingStart; shifted++) {
    steps += (shifted + 0.5) * Math.log1p(1 / shifted) - 1
  }
  const inverseSquare = 1 / (shifted * shifted)
  const tail = stirlingSeries.reduceRight((sum, term) => sum * inverseSquare + term, 0)
  return steps + tail / shifted
}
