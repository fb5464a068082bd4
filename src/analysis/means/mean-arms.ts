import { count, finite, nonNegative } from "../checks/rules"

/** Means, sample standard deviations (divisor n - 1) and sizes of two arms. */
export type MeanArms = {
  meanA: number
  sdA: number
  nA: number
  meanB: number
  sdB: number
  nB: number
}

export const meanArmFields = {
  meanA: finite,
  sdA: nonNegative,
  nA: count,
  meanB: finite,
  sdB: nonNegative,
  nB: count,
}
