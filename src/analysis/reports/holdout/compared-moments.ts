import { momentsFromSums, type Sums } from "../../samples/from-sums"
import { sharedVariances } from "../shared-variances"
import type { HoldoutMethod } from "./mean-difference"

export type ComparedMoments = {
  meanA: number | null
  varianceA: number | null
  meanB: number | null
  varianceB: number | null
}

/** Means and variances of two arms; always-valid with {@link sharedVariances}. */
export function comparedMoments(
  a: Sums & { n: number },
  b: Sums & { n: number },
  method: HoldoutMethod
): ComparedMoments {
  const { mean: meanA, variance: varianceA } = momentsFromSums(a)
  const { mean: meanB, variance: varianceB } = momentsFromSums(b)
  if (varianceA === null || varianceB === null || method === "fixed") {
    return { meanA, varianceA, meanB, varianceB }
  }
  const shared = sharedVariances(
    { variance: varianceA, n: a.n },
    { variance: varianceB, n: b.n }
  )
  return { meanA, varianceA: shared.a, meanB, varianceB: shared.b }
}
