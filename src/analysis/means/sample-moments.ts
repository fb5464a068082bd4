import { mean } from "../samples/sum"
import { variance } from "../samples/variance"

/**
 * Mean and variance of a sample, from the distances to its first value: neither loses digits
 * when all values are far from 0 (as order numbers or times are).
 */
export type SampleMoments = {
  n: number
  origin: number
  /** Mean less the origin; NaN without values. */
  meanFromOrigin: number
  /** With divisor n - 1; NaN below two values. */
  variance: number
}

export function sampleMoments(values: readonly number[]): SampleMoments {
  const distances = distancesFromFirst(values)
  return {
    n: values.length,
    origin: values[0] ?? Number.NaN,
    meanFromOrigin: mean(distances),
    variance: values.length > 1 ? variance(distances) : Number.NaN,
  }
}

export function distancesFromFirst(values: readonly number[]): number[] {
  return values.map((value) => value - values[0])
}

/** The mean of B less that of A, without cancellation where both are far from 0. */
export function meanDifference(a: SampleMoments, b: SampleMoments): number {
  return b.origin - a.origin + (b.meanFromOrigin - a.meanFromOrigin)
}
