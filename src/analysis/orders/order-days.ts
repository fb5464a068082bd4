import { timeOf } from "../checks/iso-date"

/** Milliseconds in a day of UTC, which has no daylight saving time. */
export const dayLength = 86_400_000

/** The times of the dates in milliseconds, ascending. */
export function sortedTimes(dates: readonly string[]): number[] {
  return dates.map(timeOf).sort((first, second) => first - second)
}

/** The UTC midnights of the days with an order, ascending, each once. */
export function orderDays(dates: readonly string[]): number[] {
  const days = sortedTimes(dates).map((time) => Math.floor(time / dayLength) * dayLength)
  return days.filter((day, index) => day !== days[index - 1])
}

/** The days between each time and the next. */
export function daysBetween(times: readonly number[]): number[] {
  return times.slice(1).map((time, index) => (time - times[index]) / dayLength)
}
