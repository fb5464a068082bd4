import { deviance } from "./deviance"
import { normalUpperTail } from "./normal-tail"
import { stirlingError } from "./stirling-error"
import type { Tails } from "./tails"
import { upperGammaFraction } from "./upper-gamma-fraction"

/** From here on the asymptotic expansion is exact, and the sums below would grow too long. */
const largeShape = 1e9

/**
 * Both tails of the gamma distribution with scale 1, `P(shape, x)` and `Q(shape, x)`: the
 * one that is summed keeps its relative precision, however small it is.
 *
 * A power series below the mean, Lentz's continued fraction above it, both times Loader's
 * saddle-point form of the density.
 *
 * Reference: DLMF 8.7.1, 8.9.2; Loader 2000.
 */
export function gammaTails(shape: number, x: number): Tails {
  if (x <= 0) {
    return { lower: 0, upper: 1 }
  }
  if (shape > largeShape) {
    return tailsOfLargeShape(shape, x)
  }
  const density = Math.exp(
    -deviance(shape, x) - stirlingError(shape) - 0.5 * Math.log(2 * Math.PI * shape)
  )
  if (density === 0) {
    return x < shape ? { lower: 0, upper: 1 } : { lower: 1, upper: 0 }
  }
  if (x < shape + 1) {
    const lower = Math.min(1, density * lowerSeries(shape, x))
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, density * shape * upperGammaFraction(shape, x))
  return { lower: 1 - upper, upper }
}

function lowerSeries(shape: number, x: number): number {
  let term = 1
  let sum = 1
  for (let step = 1; term > sum * 1e-17; step++) {
    term *= x / (shape + step)
    sum += term
  }
  return sum
}

/**
 * Temme's uniform expansion, DLMF 8.12.3 and 8.12.4, of which the first term is left: the
 * next one is smaller by the shape.
 */
function tailsOfLargeShape(shape: number, x: number): Tails {
  const distance = (x - shape) / shape
  const z = Math.sign(distance) * Math.sqrt(2 * deviance(shape, x))
  const eta = z / Math.sqrt(shape)
  const first =
    Math.abs(eta) < 1e-3
      ? -1 / 3 + eta / 12 - (2 * eta ** 2) / 135
      : 1 / distance - 1 / eta
  const correction = (Math.exp((-z * z) / 2) * first) / Math.sqrt(2 * Math.PI * shape)
  return {
    lower: Math.max(0, normalUpperTail(-z) - correction),
    upper: Math.max(0, normalUpperTail(z) + correction),
  }
}
