import { level, positive } from "../checks/rules"
import { finiteOrNull } from "../numbers/finite-or-null"
import { meanArmFields, type MeanArms } from "./mean-arms"
import { welchResult, type WelchResult } from "./welch-result"

/** Two means that are held against a margin, which is in their unit. */
export type MeanComparison = MeanArms & { margin: number; confidence: number }

/** A function, since a bundler keeps what is spread into a constant. */
export const meanMarginFields = () => ({
  ...meanArmFields,
  margin: positive,
  confidence: level,
})

/** Welch's test of B - A against a null difference other than 0; the bounds are of B - A. */
export function welchAgainst(
  input: MeanComparison,
  nullDifference: number,
  alternative: "greater" | "less"
): WelchResult {
  const { meanA, sdA, nA, meanB, sdB, nB, confidence } = input
  const difference = nA === 0 || nB === 0 ? null : finiteOrNull(meanB - meanA)
  const spread = { a: { sd: sdA, n: nA }, b: { sd: sdB, n: nB } }
  const excess = difference === null ? null : finiteOrNull(difference - nullDifference)
  const { t, pValue } = welchResult(
    { difference: excess, ...spread },
    confidence,
    alternative
  )
  return { ...welchResult({ difference, ...spread }, confidence), t, pValue }
}
