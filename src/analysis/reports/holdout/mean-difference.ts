import { welchTTest } from "../../means/welch-t-test"
import { finiteOrNull } from "../../numbers/finite-or-null"
import { studentTUpperQuantile } from "../../numbers/student-t"
import type { Sums } from "../../samples/from-sums"
import { sequenceBounds, sequenceReach } from "../../sequential/sequence-bounds"
import { comparedMoments } from "./compared-moments"

/** Whether the intervals hold at every look, or for one that was planned. */
export type HoldoutMethod = "always-valid" | "fixed"

export type HoldoutDesign = {
  confidence: number
  method: HoldoutMethod
  optimalSampleSize: number
}

/** B less A; `reach` is how many standard errors the interval extends to either side. */
export type MeanDifference = {
  meanA: number | null
  errorA: number | null
  meanB: number | null
  errorB: number | null
  difference: number | null
  standardError: number | null
  reach: number | null
  lower: number | null
  upper: number | null
  pValue: number | null
}

export function meanDifference(
  a: Sums & { n: number },
  b: Sums & { n: number },
  design: HoldoutDesign
): MeanDifference {
  const { meanA, varianceA, meanB, varianceB } = comparedMoments(a, b, design.method)
  const errorA = varianceA === null ? null : Math.sqrt(varianceA / a.n)
  const errorB = varianceB === null ? null : Math.sqrt(varianceB / b.n)
  const means = { meanA, errorA, meanB, errorB }
  const difference = meanA === null || meanB === null ? null : finiteOrNull(meanB - meanA)
  const standardError =
    errorA === null || errorB === null ? 0 : Math.hypot(errorA, errorB)
  if (difference === null || varianceA === null || varianceB === null || !standardError) {
    const none = { standardError: null, reach: null, lower: null, upper: null }
    return { ...means, difference, ...none, pValue: null }
  }
  const { confidence, method, optimalSampleSize } = design
  const n = a.n + b.n
  if (method === "always-valid") {
    const sequence = { confidence, optimalSampleSize }
    const { lower, upper, pValue } = sequenceBounds({
      ...sequence,
      estimate: difference,
      standardError,
      n,
    })
    const reach = sequenceReach(n, sequence)
    return { ...means, difference, standardError, reach, lower, upper, pValue }
  }
  const { df, lower, upper, pValue } = welchTTest({
    meanA: 0,
    sdA: Math.sqrt(varianceA),
    nA: a.n,
    meanB: difference,
    sdB: Math.sqrt(varianceB),
    nB: b.n,
    confidence,
  })
  const reach = df === null ? null : studentTUpperQuantile((1 - confidence) / 2, df)
  return { ...means, difference, standardError, reach, lower, upper, pValue }
}
