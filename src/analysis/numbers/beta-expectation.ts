import { logBetaKernel, pointAtLogOdds, type UnitPoint } from "./incomplete-beta"

/** Points of less than e^-100 of the densest one carry no digit of any result. */
const negligible = 100

/**
 * Halving the step squares the relative error, so this much change leaves 1e-16 or so; no more
 * than this much where a feature far from the centre is still coarsely sampled.
 */
const settled = 1e-11

/** Values below it come from points that are left out. */
const floor = 1e-40

/**
 * Expectations of functions of a Beta(a, b) variable, to nearly full precision for any
 * a, b > 0, with about 100 points where the functions are no steeper than the density.
 *
 * The trapezoidal rule on the log odds, stretched by sinh so that the exponential tails of
 * small a or b end soon. It converges exponentially, because the density is analytic there;
 * the step is halved until nothing changes.
 *
 * Reference: Trefethen & Weideman 2014, "The exponentially convergent trapezoidal rule".
 *
 * @param functions - the values of all functions at one point
 */
export function betaExpectation(
  a: number,
  b: number,
  functions: (point: UnitPoint) => number[]
): number[] {
  const centre = Math.log(a / b)
  const scale = Math.min(1, Math.sqrt(1 / a + 1 / b))
  const peak = logBetaKernel(pointAtLogOdds(centre), a, b)
  const sums: number[] = []
  let mass = 0

  /** Adds the points start, start + step, … until the density is negligible. */
  const addPoints = (start: number, step: number) => {
    for (let u = start; ; u += step) {
      const point = pointAtLogOdds(centre + scale * Math.sinh(u))
      const depth = logBetaKernel(point, a, b) - peak
      if (!(depth + Math.abs(u) > -negligible)) {
        break
      }
      const weight = Math.exp(depth) * Math.cosh(u)
      mass += weight
      functions(point).forEach((value, index) => {
        sums[index] = (sums[index] ?? 0) + weight * value
      })
    }
  }

  let step = 1 / 4
  addPoints(0, step)
  addPoints(-step, -step)
  let means = sums.map((sum) => sum / mass)
  for (let halvings = 0; halvings < 10; halvings++) {
    addPoints(step / 2, step)
    addPoints(-step / 2, -step)
    step /= 2
    const before = means
    means = sums.map((sum) => sum / mass)
    const isSettled = means.every(
      (value, index) =>
        !(Math.abs(value - before[index]) > settled * Math.abs(value) + floor)
    )
    if (isSettled) {
      break
    }
  }
  return means
}
