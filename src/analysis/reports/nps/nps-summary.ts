import { nps } from "../../nps/nps"
import type { NpsCounts } from "../../nps/nps-counts"
import { npsInterval } from "../../nps/nps-interval"

/** A score with its adjusted Wald interval; the margin of error is half of its width. */
export type NpsSummary = NpsCounts & {
  n: number
  score: number | null
  lower: number | null
  upper: number | null
  marginOfError: number | null
}

export function npsSummary(counts: NpsCounts, confidence: number): NpsSummary {
  const { promoters, passives, detractors } = counts
  const { score, lower, upper } = npsInterval({
    promoters,
    passives,
    detractors,
    confidence,
    method: "adjusted-wald",
  })
  return {
    promoters,
    passives,
    detractors,
    n: nps({ promoters, passives, detractors }).n,
    score,
    lower,
    upper,
    marginOfError: lower === null || upper === null ? null : (upper - lower) / 2,
  }
}

export function npsTotal(all: NpsCounts[]): NpsCounts {
  return all.reduce(
    (total, { promoters, passives, detractors }) => ({
      promoters: total.promoters + promoters,
      passives: total.passives + passives,
      detractors: total.detractors + detractors,
    }),
    { promoters: 0, passives: 0, detractors: 0 }
  )
}
