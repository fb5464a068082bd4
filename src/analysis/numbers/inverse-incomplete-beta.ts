import {
  betaTails,
  isBelowMean,
  logBeta,
  logBetaKernel,
  pointAtLogOdds,
  tailFraction,
} from "./incomplete-beta"
import type { Tails } from "./tails"
import { normalUpperQuantile } from "./normal-upper-quantile"

/**
 * The log odds of the point of Beta(a, b) that has these tails. Log odds, because a point
 * may be closer to 0 or 1 than a double can tell.
 *
 * Newton's method on the log of the smaller tail. On the scale of the log odds that log is
 * concave, so each step from the second on falls short of the root and none can escape.
 *
 * @param tails - both above 0; only the smaller one is used
 */
export function betaQuantileLogOdds(tails: Tails, a: number, b: number): number {
  return tails.lower <= tails.upper ? solve(tails.lower, a, b) : -solve(tails.upper, b, a)
}

function solve(p: number, a: number, b: number): number {
  const target = Math.log(p)
  // The first term of the series of I_x: all there is where x (1 + b) is tiny.
  const first = (target + Math.log(a) + logBeta(a, b)) / a
  if (first + Math.log1p(b) < -40) {
    return first
  }
  let logOdds =
    a > 1 && b > 1
      ? Math.log(a / b) - normalUpperQuantile(p) * Math.sqrt(1 / a + 1 / b)
      : first
  let previous = Number.POSITIVE_INFINITY
  for (let round = 0; round < 200; round++) {
    const { excess, slope } = logTail(logOdds, target, a, b)
    const step = excess / slope
    const size = Math.abs(step)
    const isRounding = size <= 1e-15 * (1 + Math.abs(logOdds))
    // Close to the root steps shrink quadratically, until only rounding is left.
    if (isRounding || (size < 1e-9 && size >= previous) || Number.isNaN(size)) {
      break
    }
    logOdds -= step
    previous = size
  }
  return logOdds
}

function logTail(logOdds: number, target: number, a: number, b: number) {
  const point = pointAtLogOdds(logOdds)
  const logKernel = logBetaKernel(point, a, b)
  if (isBelowMean(point, a, b)) {
    const fraction = tailFraction(point, a, b)
    return { excess: logKernel + Math.log(fraction) - target, slope: 1 / fraction }
  }
  const { lower, upper } = betaTails(point, a, b)
  return { excess: Math.log1p(-upper) - target, slope: Math.exp(logKernel) / lower }
}
