import { list } from "../checks/check"
import { checkInput, refuse } from "../checks/check-input"
import { count, finite, level } from "../checks/rules"
import { finiteOrNull } from "../numbers/finite-or-null"
import { studentTUpperQuantile } from "../numbers/student-t"
import { mean, sum } from "../samples/sum"

/** In the unit of the revenues; `sd` has divisor n - 1. */
export type RevenuePerRecipientResult = {
  mean: number | null
  sd: number | null
  standardError: number | null
  lower: number | null
  upper: number | null
}

/**
 * Mean revenue for each recipient of a message, buyers and all others, with Student's
 * t interval.
 *
 * Everyone who did not buy counts with 0, without a list of zeros having to be built; the
 * interval has recipients - 1 degrees of freedom. Assumes independent recipients, and so
 * many that the mean is about normal although most revenues are 0: where 20 % buy, 95 %
 * intervals cover 82.6 % of the time with 10 recipients, 92.7 % with 50, 95.2 % with 1000.
 *
 * Reference: Student 1908; R `t.test(c(revenues, zeros))`.
 *
 * @param input - `revenues` of the buyers only
 * @returns only the mean for one recipient, nothing for none
 * @throws RangeError when a revenue is not a finite number, `recipients` is not a whole
 *   number of 0 or more, there are more revenues than recipients, or `confidence` is not
 *   between 0 and 1
 * @example
 * const input = { revenues: [40, 60, 25], recipients: 100, confidence: 0.95 }
 * revenuePerRecipient(input).mean // 1.25
 * revenuePerRecipient(input).upper // 2.75146
 */
export function revenuePerRecipient(input: {
  revenues: number[]
  recipients: number
  confidence: number
}): RevenuePerRecipientResult {
  checkInput(input, { revenues: list(finite), recipients: count, confidence: level })
  const { revenues, recipients, confidence } = input
  if (revenues.length > recipients) {
    refuse(
      "revenues",
      `must have no more entries than recipients (${recipients})`,
      revenues
    )
  }
  if (recipients === 0) {
    return { mean: null, sd: null, standardError: null, lower: null, upper: null }
  }
  const revenue = sum(revenues) / recipients
  if (recipients === 1) {
    const none = { sd: null, standardError: null, lower: null, upper: null }
    return { mean: finiteOrNull(revenue), ...none }
  }
  const sd = Math.sqrt(squaredDistances(revenues, recipients) / (recipients - 1))
  const standardError = sd / Math.sqrt(recipients)
  const reach =
    studentTUpperQuantile((1 - confidence) / 2, recipients - 1) * standardError
  return {
    mean: finiteOrNull(revenue),
    sd: finiteOrNull(sd),
    standardError: finiteOrNull(standardError),
    lower: finiteOrNull(revenue - reach),
    upper: finiteOrNull(revenue + reach),
  }
}

/** Around the mean of all: the buyers' own around theirs, and that of the buyers' mean from 0. */
function squaredDistances(revenues: number[], recipients: number): number {
  const buyers = revenues.length
  if (buyers === 0) {
    return 0
  }
  // From the first revenue, so that equal revenues are at a distance of exactly 0.
  const distances = revenues.map((revenue) => revenue - revenues[0])
  const middle = mean(distances)
  const within = sum(distances.map((distance) => (distance - middle) ** 2))
  const buyersMean = revenues[0] + middle
  return (
    within + buyersMean * buyersMean * ((buyers / recipients) * (recipients - buyers))
  )
}
