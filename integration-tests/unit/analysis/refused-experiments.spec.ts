import { describe } from "vitest"
import { arms, level, prior, refuses } from "./refusals"

const rate = { baseline: 0.1, target: 0.2, alpha: 0.05 }

describe("what no value can be right for is refused", () => {
  refuses([
    [
      "srmTest",
      { observed: [1, 2], weights: [1, 0] },
      "weights[1] must be a finite number above",
    ],
    ["srmTest", { observed: [1], weights: [1] }, "observed must have 2 entries or more"],
    [
      "srmTest",
      { observed: [1, 2, 3], weights: [1, 1] },
      "weights must have as many entries",
    ],
    [
      "sampleSizeTwoProportions",
      { ...rate, power: 0.8, method: "exact" },
      "method must be",
    ],
    [
      "sampleSizeTwoProportions",
      { ...rate, power: 0.8, method: "evan-miller", ratio: 2 },
      'ratio must be 1 with method "evan-miller", got 2',
    ],
    [
      "sampleSizeTwoProportions",
      { ...rate, power: 1, method: "pooled" },
      "power must be",
    ],
    [
      "sampleSizeTwoProportions",
      { ...rate, power: 0.8, method: "pooled", ratio: 0 },
      "ratio",
    ],
    [
      "powerTwoProportions",
      { ...rate, nA: 10, nB: 10, strict: false, sided: 3 },
      "sided must be 1 or 2, got 3",
    ],
    [
      "powerTwoProportions",
      { ...rate, target: 1.01, nA: 1, nB: 1, strict: false },
      "target",
    ],
    [
      "minimumDetectableEffect",
      { baseline: 0.1, nPerGroup: 10, alpha: 0.05, power: 0.8, direction: "up" },
      'direction must be "increase" or "decrease", got "up"',
    ],
    ["sampleSizeMeans", { difference: 1, sd: -1, alpha: 0.05, power: 0.8 }, "sd must be"],
    [
      "welchTTest",
      { meanA: 1, sdA: 1, nA: 2, meanB: 1, sdB: -0.1, nB: 2, ...level },
      "sdB must be a finite number, 0 or more, got -0.1",
    ],
    [
      "adjustPValues",
      { pValues: [0.5, 1.01], method: "holm" },
      "pValues[1] must be null or",
    ],
    ["adjustPValues", { pValues: [-0.1], method: "holm" }, "pValues[0] must be null or"],
    ["adjustPValues", { pValues: [0.1], method: "fdr" }, "method must be"],
    ["adjustPValues", { pValues: [0.1], method: "toString" }, "method must be"],
    [
      "probabilityBest",
      { variants: [{ successes: 1, n: 2 }], ...prior },
      "variants must have 2 entries or more, got an array of 1",
    ],
    [
      "probabilityBest",
      {
        variants: [
          { successes: 1, n: 2 },
          { successes: 3, n: 2 },
        ],
        ...prior,
      },
      "variants[1].successes must not be above variants[1].n (2), got 3",
    ],
    [
      "msprt",
      { ...arms, ...level, tau: 0 },
      "tau must be a finite number above 0, got 0",
    ],
    [
      "msprtSequence",
      { looks: [arms, { ...arms, successesB: 99 }], tau: 0.1 },
      "looks[1].successesB must not be above looks[1].nB (10), got 99",
    ],
    [
      "asymptoticConfidenceSequence",
      { estimate: 1, standardError: -1, n: 1, ...level, optimalSampleSize: 1 },
      "standardError must be",
    ],
  ])
})
