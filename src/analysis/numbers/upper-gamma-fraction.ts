/**
 * Γ(shape, x) over x^shape e^-x, for x above about shape + 1: a continued fraction by Lentz's
 * method.
 *
 * Reference: DLMF 8.9.2.
 */
export function upperGammaFraction(shape: number, x: number): number {
  let term = x - shape + 1
  let c = Number.POSITIVE_INFINITY
  let d = 1 / term
  let fraction = d
  for (let step = 1; step < 1e6; step++) {
    const numerator = -step * (step - shape)
    term += 2
    d = 1 / (numerator * d + term)
    c = term + numerator / c
    const factor = c * d
    fraction *= factor
    if (Math.abs(factor - 1) < 2e-16) {
      break
    }
  }
  return fraction
}
