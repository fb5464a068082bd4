import type { Arms } from "../proportions/arms"

/**
 * Visits the tables that have the same totals, outwards from the most likely one on either
 * side, each with its hypergeometric probability relative to that one.
 *
 * By the ratios of neighbours, so that far tails keep their relative precision; a side ends
 * where the probability is no double any more.
 */
export function walkTables(
  { successesA, nA, successesB, nB }: Arms,
  visit: (successesB: number, relativeProbability: number) => void
): void {
  const successes = successesA + successesB
  const lowest = Math.max(0, successes - nA)
  const highest = Math.min(nB, successes)
  const likeliest = Math.floor(((successes + 1) / (nA + nB + 2)) * (nB + 1))
  const mode = Math.min(highest, Math.max(lowest, likeliest))
  visit(mode, 1)
  for (let x = mode, probability = 1; x < highest && probability > 0; x++) {
    probability *= ((successes - x) / (x + 1)) * ((nB - x) / (nA - successes + x + 1))
    visit(x + 1, probability)
  }
  for (let x = mode, probability = 1; x > lowest && probability > 0; x--) {
    probability *= (x / (successes - x + 1)) * ((nA - successes + x) / (nB - x + 1))
    visit(x - 1, probability)
  }
}
