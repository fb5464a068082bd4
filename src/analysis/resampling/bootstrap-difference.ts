import { list, optional } from "../checks/check"
import { checkInput } from "../checks/check-input"
import { count, finite, flag, level, oneOf } from "../checks/rules"
import { finiteOrNull } from "../numbers/finite-or-null"
import {
  bootstrapBounds,
  noBounds,
  type BootstrapBounds,
  type BootstrapMethod,
} from "./bootstrap-bounds"
import {
  checkSteps,
  defaultResamples,
  jackknifeOf,
  resampleCount,
} from "./bootstrap-steps"
import { countedSample } from "./counted-sample"
import type { Jackknife } from "./jackknife"
import { randomWords } from "./random-words"
import { resampler } from "./resampler"
import { bootstrapStatistic, statisticOf, type BootstrapStatistic } from "./statistic"

/** B - A in the unit of the statistic, or B / A - 1. */
export type BootstrapDifferenceResult = BootstrapBounds & {
  statisticA: number | null
  statisticB: number | null
  /** B - A; with `relative` B / A - 1. */
  estimate: number | null
  relative: boolean
  resamples: number
  method: BootstrapMethod
}

/**
 * Bootstrap interval of a difference of means, medians, sums, standard deviations or any other
 * statistic, B - A, or of the relative difference B / A - 1: for revenue per recipient with many
 * zeros and a long tail.
 *
 * Each arm is drawn anew from its own values, one independently of the other; see
 * {@link bootstrapInterval} for both methods, their assumptions and costs. The acceleration of
 * `bca` is that of both arms, Σ Σ U³ / n³ over 6 (Σ Σ U² / n²)^(3/2) with the jackknife's U of
 * each. Measured at 95 % for a difference of means, 50 against 50 lognormal values (2000 samples,
 * 1000 resamples): `percentile` covers 92.7 %, `bca` 89.6 %, Welch's t 95.0 %. So for two small
 * arms of the same size and shape {@link welchTTestFromSamples} is the better interval.
 *
 * Reference: Efron 1987, JASA 82:171; Efron & Tibshirani 1993, An Introduction to the Bootstrap,
 * 8.3 and 14.3.
 *
 * @param input - a value a unit in `a` and `b`; `statistic`, `resamples` (Default: 2000) and
 *   `seed` as for {@link bootstrapInterval}; `relative` (Default: false)
 * @returns no bounds, and a warning that says so, where BCa is not defined, the statistic of any
 *   resample is not finite, or, with `relative`, A's of any resample is not above 0; equal bounds
 *   where the difference is the same in all; only the statistics where an arm has fewer than two
 *   values
 * @throws RangeError when a value is not a finite number, `statistic` is neither a function nor
 *   a known name, `method` is unknown, `confidence` is not between 0 and 1, `relative` is no
 *   boolean, `seed` or `resamples` is not such a number, or more than 10^9 steps would be needed
 * @example
 * const a = [0, 0, 0, 0, 0, 0, 0, 12.5, 20, 35, 41, 80, 150]
 * const b = [0, 0, 0, 0, 0, 0, 0, 0, 0, 17, 22.5, 30, 41, 45, 90, 300]
 * const design = { a, b, statistic: "mean", method: "bca", confidence: 0.95, seed: 1 } as const
 * bootstrapDifference(design).estimate // 8.055
 * bootstrapDifference(design).lower // -26.577
 * bootstrapDifference({ ...design, relative: true }).upper // 3.8987
 */
export function bootstrapDifference(input: {
  a: number[]
  b: number[]
  statistic: BootstrapStatistic
  method: BootstrapMethod
  confidence: number
  relative?: boolean
  resamples?: number
  seed: number
}): BootstrapDifferenceResult {
  checkInput(input, {
    a: list(finite),
    b: list(finite),
    statistic: bootstrapStatistic,
    method: oneOf(["percentile", "bca"]),
    confidence: level,
    relative: optional(flag),
    resamples: optional(resampleCount),
    seed: count,
  })
  const { statistic, method, confidence, seed, relative = false } = input
  const resamples = input.resamples ?? defaultResamples
  const settings = { relative, resamples, method }
  const compute = statisticOf(statistic)
  const a = countedSample(input.a)
  const b = countedSample(input.b)
  const statisticA = a.n === 0 ? Number.NaN : compute(a)
  const statisticB = b.n === 0 ? Number.NaN : compute(b)
  const compare = relative ? uplift : difference
  const estimate = compare(statisticA, statisticB)
  const known = {
    statisticA: finiteOrNull(statisticA),
    statisticB: finiteOrNull(statisticB),
    estimate: finiteOrNull(estimate),
  }
  if (a.n < 2 || b.n < 2) {
    return {
      ...known,
      ...noBounds(["no interval: an arm has fewer than two values"]),
      ...settings,
    }
  }
  checkSteps([a, b], { statistic, method, resamples })
  const words = randomWords(seed)
  const drawA = resampler(a)
  const drawB = resampler(b)
  const resampled = Float64Array.from({ length: resamples }, () =>
    compare(compute(drawA(words)), compute(drawB(words)))
  )
  const arms = () => [
    compared(jackknifeOf(a, statistic), (without) => compare(without, statisticB)),
    compared(jackknifeOf(b, statistic), (without) => compare(statisticA, without)),
  ]
  const bounds = bootstrapBounds(estimate, resampled, arms, { method, confidence })
  return { ...known, ...bounds, ...settings }
}

function compared(arm: Jackknife, compare: (without: number) => number): Jackknife {
  return { ...arm, without: arm.without.map(compare) }
}

function difference(a: number, b: number): number {
  return b - a
}

/** Only against something: what a half or twice of nothing or of a loss is, nobody can say. */
function uplift(a: number, b: number): number {
  return a > 0 ? b / a - 1 : Number.NaN
}
