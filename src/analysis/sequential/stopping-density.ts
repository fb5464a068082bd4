import { normalDensity, normalUpperTail } from "../numbers/normal-tail"

/**
 * The density of the Brownian motion B = Z √information at a look, of the paths that have
 * not stopped so far, as points with their probability; a single point at 0 before the
 * first look.
 */
export type StoppingDensity = { information: number; at: number[]; mass: number[] }

export const beforeTheFirstLook = (): StoppingDensity => ({
  information: 0,
  at: [0],
  mass: [1],
})

/** The 8-point Gauss-Legendre rule on [-1, 1]: its nodes above 0, and their weights. */
const nodes = [
  0.18343464249564978, 0.525532409916329, 0.7966664774136267, 0.9602898564975362,
]
const weights = [
  0.36268378337836166, 0.3137066458778869, 0.22238103445337443, 0.10122853629037706,
]

/** Panels as wide as two standard deviations of a step leave an error of about 1e-10. */
const panelWidth = 2

/** Beyond so many standard deviations of a step nothing of a normal density is left. */
const reach = 9

/** A path so far below a one-sided boundary never matters again. */
const neverBack = 8

/** The probability not to have stopped before and to be at or above `z` now. */
export function upperCrossing(
  before: StoppingDensity,
  information: number,
  z: number
): number {
  const step = Math.sqrt(information - before.information)
  const bound = z * Math.sqrt(information)
  return before.at.reduce(
    (sum, at, index) => sum + before.mass[index] * normalUpperTail((bound - at) / step),
    0
  )
}

/** The density of z, of paths that have not stopped before, at one point. */
export function densityAt(
  before: StoppingDensity,
  information: number,
  z: number
): number {
  const step = Math.sqrt(information - before.information)
  const root = Math.sqrt(information)
  return (densityOfPaths(before, step, z * root, 0, before.at.length) * root) / step
}

/**
 * The density at a look of the paths that do not stop there either, which `z` keeps below it
 * and, in a two-sided test, above -z.
 *
 * @param nextInformation - at the look after it, which says how fine the points have to be
 */
export function continued(
  before: StoppingDensity,
  information: number,
  nextInformation: number,
  z: number,
  sided: 1 | 2
): StoppingDensity {
  const root = Math.sqrt(information)
  const step = Math.sqrt(information - before.information)
  const low = (sided === 2 ? -z : Math.min(z, 0) - neverBack) * root
  const finest = Math.min(step, Math.sqrt(nextInformation - information))
  const at = pointsBetween(low, z * root, finest * panelWidth)
  const mass: number[] = []
  let from = 0
  let to = 0
  at.points.forEach((point, index) => {
    while (from < before.at.length && before.at[from] < point - reach * step) {
      from += 1
    }
    while (to < before.at.length && before.at[to] <= point + reach * step) {
      to += 1
    }
    const isNear = to > from
    // Where no path is near, what little there is comes from the far ones.
    const density = isNear
      ? densityOfPaths(before, step, point, from, to)
      : densityOfPaths(before, step, point, 0, before.at.length)
    mass.push(at.widths[index] * (density / step))
  })
  return { information, at: at.points, mass }
}

/** Times the size of a step, so that it cannot overflow. */
function densityOfPaths(
  { at, mass }: StoppingDensity,
  step: number,
  point: number,
  from: number,
  to: number
): number {
  let sum = 0
  for (let index = from; index < to; index++) {
    sum += mass[index] * normalDensity((point - at[index]) / step)
  }
  return sum
}

function pointsBetween(low: number, high: number, widest: number) {
  const panels = Math.max(1, Math.ceil((high - low) / widest))
  const half = (high - low) / panels / 2
  const points: number[] = []
  const widths: number[] = []
  for (let panel = 0; panel < panels; panel++) {
    const middle = low + (2 * panel + 1) * half
    for (let side = -4; side < 4; side++) {
      const node = side < 0 ? -side - 1 : side
      points.push(middle + Math.sign(side + 0.5) * nodes[node] * half)
      widths.push(weights[node] * half)
    }
  }
  return { points, widths }
}
