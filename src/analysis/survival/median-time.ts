/** How far a product of fractions that is ½ may be from it by rounding. */
const rounding = 1e-9

/**
 * The first time at which the curve is below ½. Where it is exactly ½ over a stretch, the
 * middle of the stretch, as in R: up to the next event, or to the last time if none follows.
 */
export function medianTime(
  table: { time: number; events: number; survival: number }[]
): number | null {
  const first = table.findIndex(({ survival }) => survival < 0.5 + rounding)
  if (first === -1) {
    return null
  }
  const { time, survival } = table[first]
  if (survival < 0.5 - rounding) {
    return time
  }
  const end = table.find((row, index) => index > first && row.events > 0) ?? table.at(-1)
  return time + ((end?.time ?? time) - time) / 2
}
