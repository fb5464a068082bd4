import { dayLength } from "./order-days"

/** Calendar months, or weeks that begin on Monday, in UTC. */
export type Granularity = "month" | "week"

/** A number for the UTC month or week (from Monday on) of a time; the next one has the next. */
export function periodOf(time: number, granularity: Granularity): number {
  if (granularity === "month") {
    const date = new Date(time)
    return date.getUTCFullYear() * 12 + date.getUTCMonth()
  }
  // 1970 began on a Thursday, three days into its week.
  return Math.floor((Math.floor(time / dayLength) + 3) / 7)
}

/** `YYYY-MM`, or the Monday of the week as `YYYY-MM-DD`. */
export function periodLabel(period: number, granularity: Granularity): string {
  if (granularity === "week") {
    return new Date((period * 7 - 3) * dayLength).toISOString().slice(0, 10)
  }
  const year = String(Math.floor(period / 12)).padStart(4, "0")
  return `${year}-${String((period % 12) + 1).padStart(2, "0")}`
}
