import { list, optional } from "../checks/check"
import { checkInput, refuse } from "../checks/check-input"
import { finite, level, share } from "../checks/rules"
import { finiteOrNull } from "../numbers/finite-or-null"
import { studentTUpperQuantile } from "../numbers/student-t"
import { ascending } from "../samples/quantile"
import { limited } from "./limited"
import { sampleMoments } from "./sample-moments"

/** In the unit of the values. */
export type WinsorizedMeanResult = {
  n: number
  mean: number | null
  standardError: number | null
  df: number | null
  lower: number | null
  upper: number | null
  /** What smaller values were raised to; `null` with `cap`. */
  floor: number | null
  /** What larger values were cut to. */
  cap: number | null
  /** How many values were smaller than the floor, and larger than the cap. */
  floored: number
  capped: number
}

/**
 * Winsorized mean: a mean in which the few largest values count for no more than a limit, so
 * that one order of a thousand does not decide.
 *
 * With `cap`, larger values are cut to it, and the interval is Student's of the cut values;
 * the cap must have been chosen without looking at them. With `proportion`, the g smallest and
 * g largest of n values, g = ⌊proportion n⌋, are set to their neighbours further in; the
 * interval is Tukey and McLaughlin's: standard error (n - 1) / (h - 1) s / √n from the
 * standard deviation s of the cut values, with h - 1 degrees of freedom, h = n - 2g. Either
 * estimates the mean of cut values and not the mean: it is no revenue to multiply by the number
 * of recipients. On revenue with mostly zeros a `proportion` above the share of buyers leaves
 * zeros only. The interval of `proportion` assumes values that are about symmetric.
 *
 * Reference: Tukey & McLaughlin 1963, Sankhyā A 25:331; Dixon & Tukey 1968, Technometrics 10:83.
 *
 * @param input - either `cap`, in the unit of the values, or `proportion`, a share below ½ of
 *   the values at each end
 * @returns no interval where fewer than two values are left uncut or the cut ones do not vary,
 *   nothing without values
 * @throws RangeError when a value or `cap` is not a finite number, `proportion` is not a share
 *   below ½, both or neither are given, or `confidence` is not between 0 and 1
 * @example
 * const values = [12, 15, 15, 18, 20, 22, 25, 31, 38, 400]
 * winsorizedMean({ values, proportion: 0.1, confidence: 0.95 }).mean // 23.7
 * winsorizedMean({ values, proportion: 0.1, confidence: 0.95 }).upper // 32.418
 * winsorizedMean({ values, cap: 100, confidence: 0.95 }).mean // 29.6
 */
export function winsorizedMean(input: {
  values: number[]
  proportion?: number
  cap?: number
  confidence: number
}): WinsorizedMeanResult {
  checkInput(input, {
    values: list(finite),
    proportion: optional(share),
    cap: optional(finite),
    confidence: level,
  })
  const { values, proportion, cap, confidence } = input
  if ((proportion === undefined) === (cap === undefined)) {
    refuse("proportion", "or cap must be given, and only one of them", proportion)
  }
  if (proportion !== undefined && proportion >= 0.5) {
    refuse("proportion", "must be below 0.5", proportion)
  }
  const n = values.length
  const cut = Math.floor(n * (proportion ?? 0))
  const sorted = ascending(values)
  const floor = proportion === undefined ? -Infinity : (sorted[cut] ?? Number.NaN)
  const top = cap ?? sorted[n - 1 - cut] ?? Number.NaN
  const sample = limited(values, floor, top)
  const moments = sampleMoments(sample.values)
  const mean = finiteOrNull(moments.origin + moments.meanFromOrigin)
  const limits = {
    floor: finiteOrNull(floor),
    cap: finiteOrNull(top),
    floored: sample.floored,
    capped: sample.capped,
  }
  const df = n - 2 * cut - 1
  const standardError = (Math.sqrt(moments.variance / n) * (n - 1)) / df
  if (mean === null || df < 1 || !(standardError > 0) || standardError === Infinity) {
    return { n, mean, standardError: null, df: null, lower: null, upper: null, ...limits }
  }
  const reach = studentTUpperQuantile((1 - confidence) / 2, df) * standardError
  return {
    n,
    mean,
    standardError,
    df,
    lower: finiteOrNull(mean - reach),
    upper: finiteOrNull(mean + reach),
    ...limits,
  }
}
