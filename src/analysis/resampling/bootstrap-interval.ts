import { list, optional } from "../checks/check"
import { checkInput } from "../checks/check-input"
import { count, finite, level, oneOf } from "../checks/rules"
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
import { randomWords } from "./random-words"
import { resampler } from "./resampler"
import { bootstrapStatistic, statisticOf, type BootstrapStatistic } from "./statistic"

/** In the unit of the statistic; `bias` is the mean of the resamples less the estimate. */
export type BootstrapIntervalResult = BootstrapBounds & {
  /** The statistic of the values themselves. */
  estimate: number | null
  resamples: number
  method: BootstrapMethod
}

/**
 * Bootstrap interval of a mean, median, sum, standard deviation or any other statistic, for
 * values that are far from normal, as revenue with many zeros and a long tail.
 *
 * The values are drawn anew, with replacement and as many as there are; the statistics of
 * the resamples stand for what other samples might have given. `percentile` takes their
 * quantiles (type 7) at both tails of the confidence. `bca` (bias-corrected and accelerated)
 * moves these two levels to Φ(z₀ + (z₀ ± z) / (1 - a (z₀ ± z))): z₀ from the share of resamples
 * below the estimate, ties half; a from the skewness of the jackknife. Assumes independent units
 * and that the sample has seen the tail: what occurs once in a thousand is not in a sample of
 * a hundred. Measured at 95 % (4000 samples, 1000 resamples) for a mean: 50 lognormal values
 * (σ 1) are covered by `percentile` 89.4 %, `bca` 90.7 %, Student's t 89.5 %; 50 exponential
 * ones 92.5, 92.8, 93.0; 2000 recipients of whom 2 % buy 92.5, 93.6, 92.3. `bca` misses on both
 * sides more evenly, the others nearly always by being too low. The median of a few or of many
 * equal values has few distinct resamples: take no interval of it for more than it is.
 *
 * Reference: Efron 1987, JASA 82:171; Efron & Tibshirani 1993, An Introduction to the Bootstrap,
 * 13.3 and 14.3.
 *
 * @param input - `statistic` may be a function, which gets values in ascending order and must
 *   not draw random numbers of its own; `resamples` of 2 or more (Default: 2000); `seed` is a
 *   whole number of 0 or more: the same seed gives the same numbers on every machine. A resample
 *   takes as many steps as there are values besides the most common one: 64,000 recipients of
 *   whom 1 % buy take 0.03 s, 64,000 different values 1.2 s. A jackknife of anything but
 *   a mean or sum takes the square of the number of different values
 * @returns no bounds, and a warning that says so, where BCa is not defined (all resamples on one
 *   side of the estimate, or no value that matters: it never falls back to `percentile`), or
 *   where the statistic of any resample is not finite (a resample is never left out); equal
 *   bounds where it is the same in all; only the estimate for one value, nothing for none
 * @throws RangeError when a value is not a finite number, `statistic` is neither a function nor
 *   a known name, `method` is unknown, `confidence` is not between 0 and 1, `seed` or
 *   `resamples` is not such a number, or more than 10^9 steps would be needed
 * @example
 * const values = [0, 0, 0, 0, 0, 0, 0, 12.5, 20, 35, 41, 80, 150]
 * const design = { values, confidence: 0.95, seed: 1 } as const
 * const mean = bootstrapInterval({ ...design, statistic: "mean", method: "bca" })
 * mean.estimate // 26.038
 * mean.lower // 9.0182
 * mean.upper // 61.773
 * bootstrapInterval({ ...design, statistic: "median", method: "percentile" }).upper // 35
 */
export function bootstrapInterval(input: {
  values: number[]
  statistic: BootstrapStatistic
  method: BootstrapMethod
  confidence: number
  resamples?: number
  seed: number
}): BootstrapIntervalResult {
  checkInput(input, {
    values: list(finite),
    statistic: bootstrapStatistic,
    method: oneOf(["percentile", "bca"]),
    confidence: level,
    resamples: optional(resampleCount),
    seed: count,
  })
  const { values, statistic, method, confidence, seed } = input
  const resamples = input.resamples ?? defaultResamples
  const settings = { resamples, method }
  if (values.length === 0) {
    return { estimate: null, ...noBounds(["no interval: no values"]), ...settings }
  }
  const sample = countedSample(values)
  checkSteps([sample], { statistic, ...settings })
  const compute = statisticOf(statistic)
  const estimate = compute(sample)
  if (values.length === 1) {
    const bounds = noBounds(["no interval: one value only"])
    return { estimate: finiteOrNull(estimate), ...bounds, ...settings }
  }
  const words = randomWords(seed)
  const draw = resampler(sample)
  const resampled = Float64Array.from({ length: resamples }, () => compute(draw(words)))
  const bounds = bootstrapBounds(
    estimate,
    resampled,
    () => [jackknifeOf(sample, statistic)],
    { method, confidence }
  )
  return { estimate: finiteOrNull(estimate), ...bounds, ...settings }
}
