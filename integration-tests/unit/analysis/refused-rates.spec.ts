import { describe } from "vitest"
import { arms, level, prior, refuses } from "./refusals"

const counts = { promoters: 1, passives: 1, detractors: 1 }

describe("what no value can be right for is refused", () => {
  refuses([
    [
      "nps",
      { ...counts, promoters: -1 },
      "promoters must be a whole number, 0 or more, got -1",
    ],
    ["nps", { ...counts, passives: 1.5 }, "passives must be a whole number"],
    [
      "npsFromRatings",
      { ratings: [9, 11, 3] },
      "ratings[1] must be a whole number from 0 to 10",
    ],
    [
      "npsFromRatings",
      { ratings: [9, -1] },
      "ratings[1] must be a whole number from 0 to 10",
    ],
    [
      "npsFromRatings",
      { ratings: [9.5] },
      "ratings[0] must be a whole number from 0 to 10",
    ],
    ["npsFromRatings", { ratings: Array.from({ length: 2 }) }, "ratings[0] must be"],
    [
      "npsInterval",
      { ...counts, confidence: 0, method: "wald" },
      "confidence must be a number",
    ],
    [
      "npsInterval",
      { ...counts, confidence: 1, method: "wald" },
      "confidence must be a number",
    ],
    ["npsInterval", { ...counts, ...level, method: "Wald" }, 'method must be "wald" or'],
    [
      "npsSampleSize",
      { promoterShare: 0.6, detractorShare: 0.5, margin: 5, ...level },
      "promoterShare + detractorShare must not be above 1, got 1.1",
    ],
    [
      "npsSampleSize",
      { promoterShare: 0, detractorShare: 0, margin: 0, ...level },
      "margin",
    ],
    [
      "wilsonInterval",
      { successes: 3, n: 2, ...level },
      "successes must not be above n (2)",
    ],
    [
      "clopperPearsonInterval",
      { successes: 3, n: 2, ...level },
      "successes must not be above",
    ],
    [
      "betaCredibleInterval",
      { successes: 3, n: 2, ...prior, ...level },
      "successes must not be",
    ],
    [
      "betaCredibleInterval",
      { successes: 1, n: 2, priorAlpha: 0, priorBeta: 1, ...level },
      "priorAlpha must be a number above 0, at most 1000000000000000, got 0",
    ],
    [
      "chiSquareTest",
      { successes: [1], totals: [2], yates: false },
      "successes must have 2",
    ],
    [
      "chiSquareTest",
      { successes: [1, 2], totals: [2], yates: false },
      "totals must have 2",
    ],
    [
      "chiSquareTest",
      { successes: [1, 2, 3], totals: [4, 4], yates: false },
      "totals must have as many entries as successes (3), got an array of 2",
    ],
    [
      "gTest",
      { successes: [1, 5], totals: [2, 4] },
      "successes[1] must not be above totals[1]",
    ],
    ["fisherExactTest", { ...arms, alternative: "greater than" }, "alternative must be"],
    ["fisherExactTest", { ...arms, alternative: null }, "alternative must be"],
    ["riskRatio", { ...arms, ...level, correction: "Haldane" }, "correction must be"],
  ])
})
