import type { ArmCounts } from "./inputs"

/** Successes and trials of A, then of B. */
export const armsOf = ([successesA, nA, successesB, nB]: number[]): ArmCounts => ({
  successesA,
  nA,
  successesB,
  nB,
})

export const swapped = (input: ArmCounts) =>
  armsOf([input.successesB, input.nB, input.successesA, input.nA])

/** An arm that nobody was in, beside one with data. */
export const noData = { successesA: 0, nA: 0, successesB: 3, nB: 10 }
