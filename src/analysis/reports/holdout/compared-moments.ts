import { momentsFromSums, type Sums } from "../../samples/from-sums"
import type { HoldoutMethod } from "./mean-difference"

export type ComparedMoments = {
  meanA: number | null
  varianceA: number | null
  meanB: number | null
  varianceB: number | null
}

/**
 * Means and variances of two arms; always-valid with no variance below that within both arms
 * together. A small arm without one of the rare large orders has a low mean and a low
 * variance at once: looked at daily for 100 days, 300 people a day of whom 10 % are held out
 * and 2 % buy, the arms' own variances called 16 % of messages without effect "positive",
 * these none of 500.
 */
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
  const degrees = a.n + b.n - 2
  const within = varianceA * ((a.n - 1) / degrees) + varianceB * ((b.n - 1) / degrees)
  return {
    meanA,
    varianceA: Math.max(varianceA, within),
    meanB,
    varianceB: Math.max(varianceB, within),
  }
}
