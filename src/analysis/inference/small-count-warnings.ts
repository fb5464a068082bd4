/** The rule of thumb under which the chi-square and normal approximations hold. */
const enough = 5

/** Warns where the approximation of a test rests on too few expected cases. */
export function smallCountWarnings(expectedCounts: number[]): string[] {
  return expectedCounts.some((expected) => expected < enough)
    ? [`expected count below ${enough}`]
    : []
}
