import { list } from "../checks/check"
import { checkInput } from "../checks/check-input"
import { isoDate } from "../checks/iso-date"
import { flag } from "../checks/rules"
import { daysBetween, orderDays, sortedTimes } from "./order-days"

/**
 * Days between the orders of one customer, in the order of time.
 *
 * With `mergeSameDay` the orders of one UTC day count as one and intervals are whole days,
 * which suits questions about coming back; without it every order counts and intervals are
 * exact, 0 included.
 *
 * Reference: none; arithmetic in UTC.
 *
 * @param input - ISO 8601 dates in any order; a time without an offset is UTC
 * @returns one interval fewer than there are orders (or days with orders), none for one
 * @throws RangeError when a date is not ISO 8601 or `mergeSameDay` is no boolean
 * @example
 * const dates = ["2024-03-01T10:00:00Z", "2024-01-15T23:30:00Z", "2024-03-01T22:00:00Z"]
 * orderIntervals({ dates, mergeSameDay: true }).intervalsDays // [46]
 * orderIntervals({ dates, mergeSameDay: false }).intervalsDays // [45.4375, 0.5]
 */
export function orderIntervals(input: { dates: string[]; mergeSameDay: boolean }): {
  intervalsDays: number[]
} {
  checkInput(input, { dates: list(isoDate), mergeSameDay: flag })
  const { dates, mergeSameDay } = input
  return {
    intervalsDays: daysBetween(mergeSameDay ? orderDays(dates) : sortedTimes(dates)),
  }
}
