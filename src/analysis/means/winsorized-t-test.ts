import { list, optional } from "../checks/check"
import { checkInput, checkPart } from "../checks/check-input"
import { finite, flag, level, share } from "../checks/rules"
import { alternatives, type Alternative } from "../inference/alternative"
import { finiteOrNull } from "../numbers/finite-or-null"
import { ascending, quantileOfSorted } from "../samples/quantile"
import { limited } from "./limited"
import { sampleMoments } from "./sample-moments"
import type { WelchResult } from "./welch-result"
import { welchTTestFromSamples } from "./welch-t-test-from-samples"

/** In the unit of the values; means and difference, B - A, are those of the cut values. */
export type WinsorizedTTestResult = WelchResult & {
  meanA: number | null
  meanB: number | null
  /** What smaller values of both arms were raised to; `null` without `lowerShare`. */
  floor: number | null
  /** What larger values of both arms were cut to. */
  cap: number | null
  /** How many values were smaller than the floor, and larger than the cap. */
  flooredA: number
  flooredB: number
  cappedA: number
  cappedB: number
}

/**
 * Welch's t test of a difference of Winsorized means, B - A: a few very large orders, which
 * widen the interval of {@link welchTTestFromSamples}, count for no more than a cap.
 *
 * The cap is the `upperShare` quantile (type 7) of all values of both arms together; larger
 * values are cut to it, and values below the `lowerShare` quantile raised to that; Welch's test
 * of the cut values follows. The limits must be the same for both arms: with a cap for each, a
 * treatment that brings more large orders would raise its own cap, and an arm without one
 * would lower it, so the difference would be cut in part and chance would move the limits. They
 * come from the values that the test then uses, as if known before, which is harmless while
 * far more values than a few lie beyond them. The estimand changes: it is the difference of mean
 * cut values, which is smaller than that of revenue wherever the treatment works on large orders.
 * Choose the shares before the first look.
 *
 * Reference: Dixon & Tukey 1968, Technometrics 10:83; the percentile capping of GrowthBook.
 *
 * @param input - a value a unit in `a` and `b`; `ignoreZeros` takes the quantiles from the other
 *   values only (Default: false): where fewer than 1 % buy, the 0.99 quantile of all is 0
 * @returns of the test only the difference when an arm has fewer than two values or neither
 *   varies once cut, and nothing when an arm has none; no limits without values (or, with
 *   `ignoreZeros`, without any but 0)
 * @throws RangeError when a value is not a finite number, a share is not from 0 to 1 or
 *   `lowerShare` is above `upperShare`, `confidence` is not between 0 and 1, `ignoreZeros` is no
 *   boolean, or `alternative` is unknown
 * @example
 * const a = [0, 0, 12, 15, 18, 20, 22, 25, 31, 38]
 * const b = [0, 9, 14, 19, 21, 27, 30, 33, 41, 900]
 * const test = winsorizedTTest({ a, b, upperShare: 0.9, confidence: 0.95 })
 * test.cap // 38.3
 * test.difference // 4.86
 * test.cappedB // 2
 */
export function winsorizedTTest(input: {
  a: number[]
  b: number[]
  upperShare: number
  lowerShare?: number
  ignoreZeros?: boolean
  confidence: number
  alternative?: Alternative
}): WinsorizedTTestResult {
  checkInput(input, {
    a: list(finite),
    b: list(finite),
    upperShare: share,
    lowerShare: optional(share),
    ignoreZeros: optional(flag),
    confidence: level,
    alternative: alternatives,
  })
  const { a, b, upperShare, lowerShare, ignoreZeros = false, ...test } = input
  checkPart([lowerShare ?? 0, "lowerShare"], [upperShare, "upperShare"])
  const all = a.concat(b)
  const pooled = ascending(ignoreZeros ? all.filter((value) => value !== 0) : all)
  const cap = limitAt(pooled, upperShare) ?? Infinity
  const floor =
    lowerShare === undefined ? -Infinity : (limitAt(pooled, lowerShare) ?? -Infinity)
  const armA = limited(a, floor, cap)
  const armB = limited(b, floor, cap)
  return {
    ...welchTTestFromSamples({
      a: armA.values,
      b: armB.values,
      confidence: test.confidence,
      alternative: test.alternative,
    }),
    meanA: meanOf(armA.values),
    meanB: meanOf(armB.values),
    floor: finiteOrNull(floor),
    cap: finiteOrNull(cap),
    flooredA: armA.floored,
    flooredB: armB.floored,
    cappedA: armA.capped,
    cappedB: armB.capped,
  }
}

function limitAt(sorted: readonly number[], share: number): number | null {
  return finiteOrNull(quantileOfSorted(sorted, share))
}

function meanOf(values: readonly number[]): number | null {
  const { origin, meanFromOrigin } = sampleMoments(values)
  return finiteOrNull(origin + meanFromOrigin)
}
