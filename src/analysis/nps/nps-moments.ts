import type { NpsCounts } from "./nps-counts"

/** Number of answers, score and its standard error, both on the scale of -100 to 100. */
export type NpsMoments = { n: number; score: number; standardError: number }

/**
 * The moments of the trinomial distribution, with `weight` added to the promoters and to the
 * detractors, and twice that to the passives: 0 for the plain score, ¾ for Rocks's.
 *
 * The variance is written as (4PD + Q(P + D)) / n² over n, which equals the share of
 * promoters and detractors less the squared score but does not cancel. NaN for n = 0.
 */
export function npsMoments(
  { promoters, passives, detractors }: NpsCounts,
  weight = 0
): NpsMoments {
  const p = promoters + weight
  const d = detractors + weight
  const q = passives + 2 * weight
  const n = p + q + d
  return {
    n,
    score: (100 * (p - d)) / n,
    standardError: (100 * Math.sqrt((4 * p * d + q * (p + d)) / n)) / n,
  }
}

/** Rocks 2016 adds ¾ promoter, ¾ detractor and 3 answers in all. */
export const rocksWeight = 0.75
