import { verdict, type Check } from "../checks/check"
import { expanded, type CountedSample } from "./counted-sample"

/**
 * What to compute of a sample: one of the built-in statistics (`standard-deviation` with
 * divisor n - 1), or any function of its values, which it gets in ascending order.
 */
export type BootstrapStatistic =
  | "mean"
  | "median"
  | "sum"
  | "standard-deviation"
  | ((values: readonly number[]) => number)

/** Of a sample or resample; NaN where it is not defined. */
export type StatisticOf = (sample: CountedSample) => number

export const bootstrapStatistic: Check = (value) =>
  verdict(
    typeof value === "function" || (typeof value === "string" && builtIn(value) !== null),
    'must be "mean", "median", "sum", "standard-deviation" or a function of the values',
    value
  )

export function statisticOf(statistic: BootstrapStatistic): StatisticOf {
  return typeof statistic === "function"
    ? (sample) => statistic(expanded(sample))
    : (builtIn(statistic) ?? (() => Number.NaN))
}

function builtIn(name: string): StatisticOf | null {
  switch (name) {
    case "mean":
      return meanOf
    case "median":
      return medianOf
    case "sum":
      return sumOf
    case "standard-deviation":
      return standardDeviationOf
    default:
      return null
  }
}

function sumOf({ values, counts }: CountedSample): number {
  let total = 0
  for (let index = 0; index < values.length; index++) {
    total += counts[index] * values[index]
  }
  return total
}

/** From the distances to a value of the sample, which keeps the digits of values far from 0. */
function meanOf({ n, values, counts }: CountedSample): number {
  const origin = values[0]
  let total = 0
  for (let index = 1; index < values.length; index++) {
    total += counts[index] * (values[index] - origin)
  }
  return origin + total / n
}

function standardDeviationOf(sample: CountedSample): number {
  const { n, values, counts } = sample
  if (counts.includes(n)) {
    return n > 1 ? 0 : Number.NaN
  }
  const middle = meanOf(sample)
  let total = 0
  for (let index = 0; index < values.length; index++) {
    total += counts[index] * (values[index] - middle) ** 2
  }
  return Math.sqrt(total / (n - 1))
}

function medianOf({ n, values, counts }: CountedSample): number {
  let index = 0
  let upTo = counts[0]
  while (upTo < n / 2) {
    upTo += counts[++index]
  }
  const below = values[index]
  if (upTo > n / 2) {
    return below
  }
  do {
    index++
  } while (counts[index] === 0)
  return below + (values[index] - below) / 2
}
