import { list, record } from "../checks/check"
import { checkInput } from "../checks/check-input"
import { isoDate, timeOf } from "../checks/iso-date"
import { oneOf, text } from "../checks/rules"
import { periodLabel, periodOf, type Granularity } from "./calendar-period"

/** The customers whose first order was in one period. */
export type Cohort = {
  /** `YYYY-MM`, or the Monday of the week as `YYYY-MM-DD`. */
  cohort: string
  size: number
  /** Customers of the cohort with an order in the k-th period from its first one on. */
  active: number[]
  /** The same as a share of the cohort. */
  retention: number[]
}

/**
 * Cohort retention: of the customers who first ordered in a month or week, how many ordered
 * in each later one?
 *
 * Periods are calendar months or weeks from Monday on, in UTC. The last entry of each cohort
 * is the period of `asOf`, which is complete only if `asOf` is its end.
 *
 * Reference: none; counting.
 *
 * @param input - ISO 8601 dates; orders after `asOf` are ignored
 * @returns the cohorts in the order of time, without those that would be empty
 * @throws RangeError when a customer id is no string, a date is not ISO 8601, or
 *   `granularity` is unknown
 * @example
 * const orders = [
 *   { customerId: "ada", date: "2024-01-10" },
 *   { customerId: "ada", date: "2024-03-02" },
 *   { customerId: "ben", date: "2024-01-20" },
 * ]
 * const input = { orders, granularity: "month", asOf: "2024-03-31" } as const
 * const [january] = cohortRetention({ ...input, orders }).cohorts
 * january.cohort // "2024-01"
 * january.retention // [1, 0, 0.5]
 */
export function cohortRetention(input: {
  orders: { customerId: string; date: string }[]
  granularity: Granularity
  asOf: string
}): { cohorts: Cohort[] } {
  checkInput(input, {
    orders: list(record({ customerId: text, date: isoDate })),
    granularity: oneOf(["month", "week"]),
    asOf: isoDate,
  })
  const { orders, granularity } = input
  const asOf = timeOf(input.asOf)
  const lastPeriod = periodOf(asOf, granularity)
  const periodsOf = new Map<string, Set<number>>()
  for (const { customerId, date } of orders) {
    const time = timeOf(date)
    if (time <= asOf) {
      const periods = periodsOf.get(customerId) ?? new Set()
      periodsOf.set(customerId, periods.add(periodOf(time, granularity)))
    }
  }
  const activeOf = new Map<number, number[]>()
  for (const periods of periodsOf.values()) {
    const first = [...periods].reduce((one, other) => Math.min(one, other))
    const active =
      activeOf.get(first) ?? Array.from({ length: lastPeriod - first + 1 }, () => 0)
    activeOf.set(first, active)
    periods.forEach((period) => active[period - first]++)
  }
  const cohorts = [...activeOf]
    .sort(([one], [other]) => one - other)
    .map(([first, active]) => ({
      cohort: periodLabel(first, granularity),
      size: active[0],
      active,
      retention: active.map((customers) => customers / active[0]),
    }))
  return { cohorts }
}
