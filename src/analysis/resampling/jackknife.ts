import type { CountedSample } from "./counted-sample"
import type { StatisticOf } from "./statistic"

/** Statistics of a sample without one of its values, and for how many values that is so. */
export type Jackknife = { n: number; without: Float64Array; counts: Uint32Array }

/** One statistic for each distinct value, since equal values leave the same sample behind. */
export function jackknife(sample: CountedSample, statistic: StatisticOf): Jackknife {
  const { n, values } = sample
  const counts = sample.counts.slice()
  const left = { n: n - 1, values, counts }
  return {
    n,
    counts: sample.counts,
    without: Float64Array.from(values, (_, index) => {
      counts[index]--
      const answer = statistic(left)
      counts[index]++
      return answer
    }),
  }
}

/** The same for a mean, without a walk for each value. */
export function jackknifeOfMean(
  sample: CountedSample,
  statistic: StatisticOf
): Jackknife {
  const { n, values, counts } = sample
  const whole = statistic(sample)
  return { n, counts, without: values.map((value) => whole - (value - whole) / (n - 1)) }
}

export function jackknifeOfSum(sample: CountedSample, statistic: StatisticOf): Jackknife {
  const whole = statistic(sample)
  return {
    n: sample.n,
    counts: sample.counts,
    without: sample.values.map((value) => whole - value),
  }
}

/**
 * Efron's acceleration of the arms together: Σ Σ U³ / n³ over 6 (Σ Σ U² / n²)^(3/2), with
 * U = (n - 1) (their mean - the statistic without the value). NaN where no value matters.
 *
 * Reference: Efron 1987, JASA 82:171, eq. 7.3; Efron & Tibshirani 1993, eq. 14.15.
 */
export function acceleration(arms: readonly Jackknife[]): number {
  const influences = arms.map(influencesOf)
  const largest = Math.max(...influences.map((arm) => arm.largest))
  const moment = (power: number) =>
    influences.reduce((total, { values, counts }) => {
      const powers = values.map(
        (value, index) => counts[index] * (value / largest) ** power
      )
      return total + powers.reduce((sum, one) => sum + one, 0)
    }, 0)
  return moment(3) / (6 * moment(2) ** 1.5)
}

function influencesOf({ n, without, counts }: Jackknife) {
  const distances = without.map((value) => value - without[0])
  const middle = distances.reduce((sum, one, index) => sum + one * (counts[index] / n), 0)
  const values = distances.map((distance) => (middle - distance) * ((n - 1) / n))
  return {
    values,
    counts,
    largest: values.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
  }
}
