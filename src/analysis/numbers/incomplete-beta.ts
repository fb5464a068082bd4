import { deviance } from "./deviance"
import { stirlingError } from "./stirling-error"
import type { Tails } from "./tails"

/**
 * A point between 0 and 1 with its distance to 1, which `1 - x` would round away, and its
 * log odds where they are known, which still tell points apart that round to 0 or 1.
 */
export type UnitPoint = { x: number; complement: number; logOdds?: number }

/** The point between 0 and 1 that has these log odds, ln(x / (1 - x)). */
export function pointAtLogOdds(logOdds: number): UnitPoint {
  return {
    x: 1 / (1 + Math.exp(-logOdds)),
    complement: 1 / (1 + Math.exp(logOdds)),
    logOdds,
  }
}

/** Natural logarithm of the beta function, without the cancellation of three log gammas. */
export function logBeta(a: number, b: number): number {
  return (
    -a * Math.log1p(b / a) -
    b * Math.log1p(a / b) -
    stirlingError(a + b) +
    stirlingError(a) +
    stirlingError(b) -
    0.5 * Math.log(a / (a + b)) -
    0.5 * Math.log(b / (2 * Math.PI))
  )
}

/** Below it a product with 1/x could overflow. */
const smallest = 1e-290

/**
 * ln(x^a (1-x)^b / B(a, b)): the log density of Beta(a, b) on the scale of the log odds.
 * In Loader's saddle-point form, so that counts in the millions cost no digits.
 */
export function logBetaKernel(point: UnitPoint, a: number, b: number): number {
  const { x, complement } = point
  if (x < smallest) {
    return a * (point.logOdds ?? Math.log(x)) - logBeta(a, b)
  }
  if (complement < smallest) {
    return -b * (point.logOdds ?? -Math.log(complement)) - logBeta(a, b)
  }
  const n = a + b
  return (
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    deviance(a, n * x) -
    deviance(b, n * complement) +
    0.5 * Math.log(a / n) +
    0.5 * Math.log(b / (2 * Math.PI))
  )
}

/**
 * Both tails of Beta(a, b), `I_x(a, b)` and `1 - I_x(a, b)`: the one on the far side of the
 * mean is summed and keeps its relative precision, however small it is.
 *
 * The continued fraction of Didonato & Morris 1992 by Lentz's method, times the density in
 * Loader's form.
 */
export function betaTails(point: UnitPoint, a: number, b: number): Tails {
  const kernel = Math.exp(logBetaKernel(point, a, b))
  if (isBelowMean(point, a, b)) {
    const lower = Math.min(1, kernel * tailFraction(point, a, b))
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, kernel * tailFraction(mirrored(point), b, a))
  return { lower: 1 - upper, upper }
}

/** I_x(a, b) at an x too small to be a double: only the first term of its series is left. */
export function lowerBetaTailNearZero(logX: number, a: number, b: number): number {
  return Math.min(1, Math.exp(a * logX - Math.log(a) - logBeta(a, b)))
}

export function isBelowMean({ x, complement }: UnitPoint, a: number, b: number): boolean {
  return a * complement >= b * x
}

export function mirrored({ x, complement, logOdds }: UnitPoint): UnitPoint {
  return {
    x: complement,
    complement: x,
    logOdds: logOdds === undefined ? undefined : -logOdds,
  }
}

/** I_x(a, b) over x^a (1-x)^b / B(a, b), for x at or below the mean a / (a + b). */
export function tailFraction({ x, complement }: UnitPoint, a: number, b: number): number {
  const distance = a * complement - b * x
  let c = (a / (a + 1)) * (distance + 1)
  let d = 0
  let fraction = c
  for (let m = 1; m < 1e6; m++) {
    const span = a + 2 * m - 1
    // In this grouping no factor overflows, as b x is at most a.
    const numerator =
      ((a + m - 1) / span) * m * (((a + b + m - 1) * x) / span) * ((b - m) * x)
    const term =
      m +
      (m * (b - m) * x) / span +
      ((a + m) / (span + 2)) * (distance + 1 + m * (1 + complement))
    d = 1 / (term + numerator * d)
    c = term + numerator / c
    const factor = c * d
    fraction *= factor
    if (Math.abs(factor - 1) < 2e-16) {
      break
    }
  }
  return 1 / fraction
}
