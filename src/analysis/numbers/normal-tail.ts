import { upperGammaFraction } from "./upper-gamma-fraction"

/** √(2π). */
const rootTwoPi = 2.5066282746310002

/** The density of the standard normal distribution. */
export function normalDensity(x: number): number {
  // x² is rounded, and exp multiplies that error by x²: split it so that one part is exact.
  const head = Math.trunc(x * 16) / 16
  return (
    (Math.exp((-head * head) / 2) * Math.exp((-(x - head) * (x + head)) / 2)) / rootTwoPi
  )
}

/** The area of the standard normal distribution between 0 and x, for |x| of 2 at most. */
export function normalAreaFromZero(x: number): number {
  let term = x
  let sum = x
  for (let odd = 3; Math.abs(term) > Math.abs(sum) * 1e-17; odd += 2) {
    term *= (x * x) / odd
    sum += term
  }
  return normalDensity(x) * sum
}

/** (1 - Φ(x)) / φ(x) for x of 2 and more, where it falls like 1/x. */
export function millsRatio(x: number): number {
  return 0.5 * x * upperGammaFraction(0.5, (x * x) / 2)
}

/**
 * The upper tail of the standard normal distribution, 1 - Φ(x), with its relative precision
 * down to 1e-308.
 */
export function normalUpperTail(x: number): number {
  if (x < -2) {
    return 1 - normalUpperTail(-x)
  }
  if (x > 40) {
    return 0
  }
  return x < 2 ? 0.5 - normalAreaFromZero(x) : normalDensity(x) * millsRatio(x)
}
