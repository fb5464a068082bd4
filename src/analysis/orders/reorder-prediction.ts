import { list } from "../checks/check"
import { checkInput, refuse } from "../checks/check-input"
import { isoDate, timeOf } from "../checks/iso-date"
import { finiteOrNull } from "../numbers/finite-or-null"
import { median, medianAbsoluteDeviation } from "../samples/quantile"
import { madToSd } from "./interval-summary"
import { dayLength, daysBetween, orderDays } from "./order-days"

/** When a customer is expected to order again, and how overdue that is; days and dates in UTC. */
export type ReorderPrediction = {
  /** How many intervals there are between days with an order. */
  intervals: number
  medianDays: number | null
  madDays: number | null
  /** UTC midnight of the last day with an order. */
  lastOrder: string | null
  expectedNextOrder: string | null
  daysSinceLast: number | null
  /** Days since the expected next order; 0 while it is still to come. */
  overdueDays: number | null
  /** How unusual the wait is, in scaled median distances from the median. */
  robustZ: number | null
}

/**
 * When a customer may be expected to order again, from the days between the orders so far.
 *
 * The last day with an order plus the median interval. The robust z score is the wait less
 * the median, over 1.4826 times the median absolute deviation. The orders of one UTC day
 * count as one. Assumes that the customer's rhythm does not change; with two or three
 * orders that is a guess.
 *
 * Reference: Iglewicz & Hoaglin 1993 (robust z scores).
 *
 * @param input - ISO 8601 dates in any order; a time without an offset is UTC
 * @returns `null` for what there are too few orders for; `robustZ` is `null` where all
 *   intervals are (nearly) equal and their deviation is 0
 * @throws RangeError when a date is not ISO 8601, or `asOf` is before the last order
 * @example
 * const dates = ["2024-01-05", "2024-02-04", "2024-03-09", "2024-04-07"]
 * const { expectedNextOrder, overdueDays } = reorderPrediction({ dates, asOf: "2024-05-20" })
 * expectedNextOrder // "2024-05-07T00:00:00.000Z"
 * overdueDays // 13
 */
export function reorderPrediction(input: {
  dates: string[]
  asOf: string
}): ReorderPrediction {
  checkInput(input, { dates: list(isoDate), asOf: isoDate })
  const days = orderDays(input.dates)
  const last = days.at(-1)
  const none = { medianDays: null, madDays: null, expectedNextOrder: null }
  const unknown = { overdueDays: null, robustZ: null }
  if (last === undefined) {
    return { intervals: 0, ...none, lastOrder: null, daysSinceLast: null, ...unknown }
  }
  const lastOrder = new Date(last).toISOString()
  const daysSinceLast = (timeOf(input.asOf) - last) / dayLength
  if (daysSinceLast < 0) {
    refuse("asOf", `must not be before the last order (${lastOrder})`, input.asOf)
  }
  const intervals = daysBetween(days)
  if (intervals.length === 0) {
    return { intervals: 0, ...none, lastOrder, daysSinceLast, ...unknown }
  }
  const medianDays = median(intervals)
  const madDays = medianAbsoluteDeviation(intervals)
  const late = daysSinceLast - medianDays
  return {
    intervals: intervals.length,
    medianDays,
    madDays,
    lastOrder,
    expectedNextOrder: new Date(last + medianDays * dayLength).toISOString(),
    daysSinceLast,
    overdueDays: Math.max(0, late),
    robustZ: finiteOrNull(madDays === 0 ? Number.NaN : late / (madToSd * madDays)),
  }
}
