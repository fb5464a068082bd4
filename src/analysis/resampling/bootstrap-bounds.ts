import { confidenceZ } from "../inference/confidence-z"
import { finiteOrNull } from "../numbers/finite-or-null"
import { normalUpperTail } from "../numbers/normal-tail"
import { normalUpperQuantile } from "../numbers/normal-upper-quantile"
import { quantileOfSorted } from "../samples/quantile"
import { mean } from "../samples/sum"
import { variance } from "../samples/variance"
import { acceleration, type Jackknife } from "./jackknife"

/** "bca" corrects the percentiles for bias and for an error that changes with the value. */
export type BootstrapMethod = "percentile" | "bca"

/** An estimate with what the resamples say of it; `null` where they say nothing. */
export type BootstrapBounds = {
  lower: number | null
  upper: number | null
  /** Mean of the resamples less the estimate. */
  bias: number | null
  /** Standard deviation of the resamples, with divisor resamples - 1. */
  standardError: number | null
  /** What a reader has to know before trusting the interval. */
  warnings: string[]
}

/** The shares of the resamples that shall lie below either bound. */
type Levels = { below: number; upTo: number }

export function noBounds(warnings: string[]): BootstrapBounds {
  return { lower: null, upper: null, bias: null, standardError: null, warnings }
}

/** Bounds from the statistics of the resamples; `arms` is only asked for by the method BCa. */
export function bootstrapBounds(
  estimate: number,
  resampled: Float64Array,
  arms: () => Jackknife[],
  { method, confidence }: { method: BootstrapMethod; confidence: number }
): BootstrapBounds {
  const strange = resampled.filter((value) => !Number.isFinite(value)).length
  if (strange > 0 || !Number.isFinite(estimate)) {
    const of = `${strange} of ${resampled.length} resamples`
    return noBounds([
      strange > 0
        ? `no interval: the statistic of ${of} is not a finite number`
        : "no interval: the statistic of the values is not a finite number",
    ])
  }
  const ascending = Array.from(resampled.sort())
  const spread = {
    bias: finiteOrNull(mean(ascending.map((value) => value - estimate))),
    standardError: finiteOrNull(Math.sqrt(variance(ascending))),
  }
  if (ascending[0] === ascending.at(-1)) {
    const warnings = ["the statistic is the same in every resample"]
    return { lower: ascending[0] + 0, upper: ascending[0] + 0, ...spread, warnings }
  }
  const levels =
    method === "bca"
      ? bcaLevels(shareBelow(ascending, estimate), acceleration(arms()), confidence)
      : { below: (1 - confidence) / 2, upTo: (1 - confidence) / 2 }
  if (levels === null) {
    const warnings = ["no interval: BCa is not defined for these values"]
    return { ...noBounds(warnings), ...spread }
  }
  const lower = quantileOfSorted(ascending, levels.below)
  // The two levels of a confidence near 0 may be out of order by rounding.
  const upper = Math.max(lower, quantileOfSorted(ascending, 1 - levels.upTo))
  const beyond = Math.min(levels.below, levels.upTo) * ascending.length
  return {
    lower: finiteOrNull(lower),
    upper: finiteOrNull(upper),
    ...spread,
    warnings: beyond < 5 ? ["fewer than 5 resamples lie beyond a bound"] : [],
  }
}

/** Efron 1987, eq. 2.3; `null` where a bound would be infinite or on the wrong side. */
function bcaLevels(
  belowEstimate: number,
  acceleration: number,
  confidence: number
): Levels | null {
  if (belowEstimate === 0 || belowEstimate === 1 || Number.isNaN(acceleration)) {
    return null
  }
  const z0 = -normalUpperQuantile(belowEstimate)
  const z = confidenceZ(confidence)
  const shifted = (tail: number) => {
    const distance = z0 + tail
    const stretch = 1 - acceleration * distance
    return stretch > 0 ? z0 + distance / stretch : Number.NaN
  }
  const below = normalUpperTail(-shifted(-z))
  const upTo = normalUpperTail(shifted(z))
  return Number.isNaN(below + upTo) ? null : { below, upTo }
}

/** The share of the resamples below the estimate, with half of those at it. */
function shareBelow(ascending: readonly number[], estimate: number): number {
  const below = ascending.filter((value) => value < estimate).length
  const upTo = ascending.filter((value) => value <= estimate).length
  return (below + upTo) / 2 / ascending.length
}
