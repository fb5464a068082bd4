import { checkInput } from "../checks/check-input"
import { npsCountFields, type NpsCounts } from "./nps-counts"
import { npsMoments } from "./nps-moments"

/** Scores and standard errors on the scale of -100 to 100, shares from 0 to 1. */
export type NpsResult = {
  n: number
  score: number | null
  standardError: number | null
  promoterShare: number | null
  passiveShare: number | null
  detractorShare: number | null
}

/**
 * Net Promoter Score with its standard error, from the counts of promoters, passives and
 * detractors.
 *
 * The score is 100 times the share of promoters less the share of detractors. Its variance
 * is that of a variable worth 1, 0 or -1, divided by n (not n - 1, as in the R package NPS).
 * Assumes that the answers are independent and that those who answer stand for those who
 * do not.
 *
 * Reference: Rocks 2016, "Interval estimation for the Net Promoter Score", The American
 * Statistician 70(4), arXiv 1601.07235.
 *
 * @returns `n`, and `null` for the rest when nobody has answered
 * @throws RangeError when a count is not a whole number of 0 or more
 * @example
 * nps({ promoters: 5, passives: 3, detractors: 2 }).score // 30
 * nps({ promoters: 5, passives: 3, detractors: 2 }).standardError // 24.6982
 */
export function nps(counts: NpsCounts): NpsResult {
  checkInput(counts, npsCountFields)
  const { n, score, standardError } = npsMoments(counts)
  const isEmpty = n === 0
  return {
    n,
    score: isEmpty ? null : score,
    standardError: isEmpty ? null : standardError,
    promoterShare: isEmpty ? null : counts.promoters / n,
    passiveShare: isEmpty ? null : counts.passives / n,
    detractorShare: isEmpty ? null : counts.detractors / n,
  }
}
