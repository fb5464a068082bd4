const UNITS: readonly (readonly [string, number])[] = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
]

/**
 * A span of time as people say it.
 *
 * @example
 * sayDuration(93_600) // "1 day 2 hours"
 */
export function sayDuration(seconds: number): string {
  const parts: string[] = []
  let rest = seconds
  for (const [unit, length] of UNITS) {
    const count = Math.floor(rest / length)
    rest -= count * length
    if (count) {
      parts.push(`${count} ${unit}${count === 1 ? "" : "s"}`)
    }
  }
  return parts.join(" ") || "0 seconds"
}
