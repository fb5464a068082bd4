import { list, verdict, type Check } from "../checks/check"
import { checkInput } from "../checks/check-input"
import { nps } from "./nps"
import type { NpsCounts } from "./nps-counts"

/** Answers by kind, and the score of them in points from -100 to 100. */
export type NpsFromRatingsResult = NpsCounts & {
  n: number
  score: number | null
  standardError: number | null
}

/**
 * Net Promoter Score from single answers to "how likely are you to recommend us?": 9 and 10
 * are promoters, 7 and 8 passives, 0 to 6 detractors.
 *
 * See {@link nps} for the formula and its assumptions.
 *
 * Reference: Reichheld 2003, "The one number you need to grow", Harvard Business Review.
 *
 * @returns the counts, with a `score` and `standardError` of `null` for no ratings
 * @throws RangeError when a rating is not a whole number from 0 to 10
 * @example
 * npsFromRatings({ ratings: [10, 9, 8, 6, 0] }).score // 0
 * npsFromRatings({ ratings: [10, 9, 8, 6, 0] }).passives // 1
 */
export function npsFromRatings(input: { ratings: number[] }): NpsFromRatingsResult {
  checkInput(input, { ratings: list(rating) })
  const counts = { promoters: 0, passives: 0, detractors: 0 }
  for (const value of input.ratings) {
    counts[value >= 9 ? "promoters" : value >= 7 ? "passives" : "detractors"]++
  }
  const { n, score, standardError } = nps(counts)
  return { ...counts, n, score, standardError }
}

const rating: Check = (value) =>
  verdict(
    typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 10,
    "must be a whole number from 0 to 10",
    value
  )
