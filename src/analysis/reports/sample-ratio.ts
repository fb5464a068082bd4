import { srmTest } from "../multiplicity/srm-test"

/** Whether the arms have the sizes that they were meant to have. */
export type SampleRatio = {
  observed: number[]
  expected: number[]
  statistic: number | null
  df: number | null
  pValue: number | null
  /** p below 0.001: chance does not explain it, and nothing else can be trusted. */
  isMismatch: boolean
}

/** The usual alarm threshold; the test is run on every experiment, and at every look. */
const alarm = 0.001

/** @param shares - planned, with a sum of 1 */
export function sampleRatio(observed: number[], shares: number[]): SampleRatio {
  const weights = shares.map((share) => Math.max(share, Number.MIN_VALUE))
  const { statistic, df, pValue, warnings } = srmTest({ observed, weights })
  const total = observed.reduce((sum, size) => sum + size, 0)
  return {
    observed: [...observed],
    expected: shares.map((share) => total * share),
    statistic,
    df,
    pValue,
    // With fewer than five people expected in an arm the test itself does not hold.
    isMismatch: pValue !== null && pValue < alarm && warnings.length === 0,
  }
}
