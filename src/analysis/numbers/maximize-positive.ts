import { cholesky, choleskyInverseDiagonal, choleskySolve } from "./cholesky"
import { clamp } from "./clamp"

/** A function's value with its first and second derivatives by each parameter. */
export type Derivatives = { value: number; gradient: number[]; hessian: number[][] }

export type Maximum = {
  parameters: number[]
  value: number
  /** From the inverse of the observed information; `null` but for a maximum. */
  standardErrors: number[] | null
  /**
   * "bound": the function still rises where parameters have run into a bound; "flat":
   * parameters drift, but nothing is gained by it; "unfinished": there were too many steps.
   */
  outcome: "maximum" | "bound" | "flat" | "unfinished"
  isAtBound: boolean[]
  iterations: number
}

/** Parameters stay within e^-14 and e^14, 8e-7 and 1.2e6: a maximum outside is none. */
const bound = 14
const mostIterations = 200
const longestStep = 2
/** The error after a step is of the order of its square. */
const settled = 1e-7
/** A gain of log-likelihood that is none; at a maximum the steps are then tiny as well. */
const nothing = 1e-9

/** A point on the log scale, with the derivatives by the logs. */
type Point = Derivatives & { logs: number[] }

/**
 * The largest maximum that is found from some starts, of a log-likelihood whose parameters
 * are all above 0: Newton's method on their logs within a box, damped where the function is
 * not concave, with each step halved until it climbs. Parameters should be of the order of 1.
 *
 * On the log scale a function that only rises towards a limit, as where the data want a
 * parameter to be infinite, keeps Newton's steps at about 1 until the bound, so that it is
 * told from a maximum by the length of the steps.
 */
export function maximizePositive(
  objective: (parameters: number[]) => Derivatives,
  starts: number[][]
): Maximum {
  return starts
    .map((start) => climb(objective, start))
    .reduce((best, next) => (next.value > best.value + noise(best.value) ? next : best))
}

/** What the last digits of a sum over many terms may differ by. */
function noise(value: number): number {
  return 1e-13 * (1 + Math.abs(value))
}

function climb(
  objective: (parameters: number[]) => Derivatives,
  start: number[]
): Maximum {
  const pointAt = (logs: number[]) => onLogScale(objective, logs)
  let point = pointAt(start.map((value) => clamp(Math.log(value), -bound, bound)))
  let outcome: Maximum["outcome"] = "unfinished"
  let iterations = 0
  while (outcome === "unfinished" && iterations < mostIterations) {
    iterations++
    const { step, gain, isConcave } = newtonStep(point)
    const length = Math.max(...step.map(Math.abs))
    const next = climbAlong(pointAt, point, step, Math.min(1, longestStep / length))
    // Sums over 100,000 customers and more are too rough for the shortest steps.
    const isTiny = length < settled || (gain < nothing && length < 1e-5)
    if (isConcave && (isTiny || (!next && length < 1e-4))) {
      outcome = "maximum"
    } else if (!next || (gain < nothing && (length > 1e-4 || !isConcave))) {
      outcome = "flat"
    }
    point = next ?? point
  }
  const parameters = point.logs.map(Math.exp)
  const isAtBound = point.logs.map((log) => Math.abs(log) > bound - 0.01)
  if (isAtBound.includes(true)) {
    outcome = "bound"
  }
  const information = cholesky(negative(point.hessian))
  if (outcome === "maximum" && !information) {
    outcome = "flat"
  }
  return {
    parameters,
    value: point.value,
    standardErrors:
      outcome === "maximum" && information
        ? choleskyInverseDiagonal(information).map(
            (variance, index) => parameters[index] * Math.sqrt(variance)
          )
        : null,
    outcome,
    isAtBound,
    iterations,
  }
}

/** Derivatives by the log of θ: θ g, and θi θj H with θ g added to the diagonal. */
function onLogScale(
  objective: (parameters: number[]) => Derivatives,
  logs: number[]
): Point {
  const parameters = logs.map(Math.exp)
  const { value, gradient, hessian } = objective(parameters)
  const slopes = gradient.map((slope, index) => parameters[index] * slope)
  return {
    logs,
    value,
    gradient: slopes,
    hessian: hessian.map((row, i) =>
      row.map(
        (entry, j) => parameters[i] * parameters[j] * entry + (i === j ? slopes[i] : 0)
      )
    ),
  }
}

/** Leaves out the parameters that sit at a bound and would go beyond it. */
function newtonStep({ logs, gradient, hessian }: Point) {
  const free = logs.flatMap((log, index) =>
    Math.abs(log) >= bound && log * gradient[index] > 0 ? [] : [index]
  )
  const slopes = free.map((index) => gradient[index])
  const information = free.map((i) => free.map((j) => -hessian[i][j]))
  let lower = cholesky(information)
  const isConcave = lower !== null
  // In each direction as much as it is curved by itself: one damping for all would stop the
  // search in flat valleys.
  const sizes = information.map((row, index) => Math.abs(row[index]))
  const least = 1e-10 * Math.max(1e-10, ...sizes)
  for (let damping = 0.01; !lower && damping < 1e9; damping *= 4) {
    lower = cholesky(
      information.map((row, i) =>
        row.map((entry, j) => entry + (i === j ? damping * Math.max(least, sizes[i]) : 0))
      )
    )
  }
  const inner = lower ? choleskySolve(lower, slopes) : slopes.map(() => 0)
  const step = logs.map(() => 0)
  free.forEach((index, at) => {
    step[index] = inner[at]
  })
  const gain = inner.reduce((sum, part, at) => sum + part * slopes[at], 0)
  return { step, gain, isConcave }
}

function climbAlong(
  pointAt: (logs: number[]) => Point,
  from: Point,
  step: number[],
  largest: number
): Point | null {
  for (let share = largest; share > 1e-9; share /= 2) {
    const logs = from.logs.map((log, at) => clamp(log + share * step[at], -bound, bound))
    const next = pointAt(logs)
    if (next.value >= from.value - noise(from.value)) {
      return next
    }
  }
  return null
}

function negative(matrix: number[][]): number[][] {
  return matrix.map((row) => row.map((entry) => -entry))
}
