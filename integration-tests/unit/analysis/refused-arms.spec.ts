import { describe } from "vitest"
import { arms, level, prior, refuses, type Refused } from "./refusals"

const armFunctions: [string, object][] = [
  ["newcombeDifference", level],
  ["twoProportionZTest", level],
  ["relativeUplift", level],
  ["fisherExactTest", {}],
  ["riskRatio", { ...level, correction: "none" }],
  ["oddsRatio", { ...level, correction: "none" }],
  ["betaBinomialComparison", prior],
  ["msprt", { ...level, tau: 0.1 }],
  ["sequentialDifference", { ...level, optimalSampleSize: 100 }],
]

describe("what no value can be right for is refused", () => {
  refuses([
    ...armFunctions.flatMap(([fn, more]): Refused[] => [
      [
        fn,
        { ...arms, ...more, successesA: 11 },
        "successesA must not be above nA (10), got 11",
      ],
      [
        fn,
        { ...arms, ...more, successesB: 11 },
        "successesB must not be above nB (10), got 11",
      ],
      [
        fn,
        { ...arms, ...more, nA: 9.5 },
        "nA must be a whole number, 0 or more, got 9.5",
      ],
      [fn, { ...arms, ...more, successesB: -1 }, "successesB must be a whole number"],
    ]),
  ])
})
