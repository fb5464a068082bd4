/** A span of time, written as people say it; the fields add up. */
export type Duration = {
  days?: number
  hours?: number
  minutes?: number
  seconds?: number
}

/**
 * @example
 * toSeconds({ days: 1, hours: 2 }) // 93600
 */
export function toSeconds({
  days = 0,
  hours = 0,
  minutes = 0,
  seconds = 0,
}: Duration): number {
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds
}
