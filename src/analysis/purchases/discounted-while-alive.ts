import { betaExpectation } from "../numbers/beta-expectation"
import { gaussLegendrePoints } from "../numbers/gauss-legendre"
import type { BgnbdParams } from "./bgnbd-model"

/** Each piece of time is so many times as long as what came before it. */
const growth = 3

/** Enough for a horizon of 1e28 times between purchases. */
const mostPieces = 60

/** After so many e-foldings of the discount nothing is left. */
const negligible = 50

/**
 * Expected purchases within a horizon of someone who is alive now, a purchase at the time s
 * counted as e^(-discount s).
 *
 * Given the drop-out chance p they come at the rate (r / α) (1 + p s / α)^-(r + 1), which is
 * the derivative of what {@link expectedWhileAlive} computes.
 */
export function discountedWhileAlive(
  { r, alpha, a, b }: BgnbdParams,
  horizon: number,
  discount: number
): number {
  const end = Math.min(horizon, negligible / discount)
  const points = gaussLegendrePoints(
    pieces(Math.min(alpha / (r + 1), 1 / discount), end)
  ).map(({ x, weight }) => ({
    // Beyond it no purchases are left either, and the product with p stays a number.
    time: Math.min(x / alpha, 1e300),
    weight: (weight / alpha) * r * Math.exp(-discount * x),
  }))
  const [purchases] = betaExpectation(a, b, ({ x: p }) => {
    let total = 0
    for (const { time, weight } of points) {
      total += weight * Math.exp(-(r + 1) * Math.log1p(p * time))
    }
    return [total]
  })
  return purchases
}

/** Cuts from 0 to the end that grow with the time, as the rate falls like a power of it. */
function pieces(first: number, end: number): number[] {
  const cuts = [end]
  for (let cut = end / growth; cut > first && cuts.length < mostPieces; cut /= growth) {
    cuts.unshift(cut)
  }
  return [0, ...cuts]
}
