import { describe } from "vitest"
import { refuses } from "./refusals"

describe("what no value can be right for is refused", () => {
  refuses([
    [
      "normalQuantile",
      { p: 0 },
      "p must be a number between 0 and 1, both excluded, got 0",
    ],
    [
      "normalQuantile",
      { p: 1 },
      "p must be a number between 0 and 1, both excluded, got 1",
    ],
    ["studentTQuantile", { p: 0, df: 3 }, "p must be a number between 0 and 1"],
    ["studentTQuantile", { p: 0.5, df: 0 }, "df must be a finite number above 0, got 0"],
    ["studentTQuantile", { p: 1e-300, df: 0.5 }, "the quantile must be a finite number"],
    ["studentTTwoSidedP", { t: 1, df: -1 }, "df must be a finite number above 0, got -1"],
    ["chiSquareSf", { x: 1, df: 0 }, "df must be a finite number above 0, got 0"],
    ["fSf", { x: 1, df1: 1, df2: 0 }, "df2 must be a finite number above 0, got 0"],
    [
      "regularizedBeta",
      { x: 1.1, a: 1, b: 1 },
      "x must be a number from 0 to 1, got 1.1",
    ],
    [
      "regularizedBeta",
      { x: 0.5, a: 0, b: 1 },
      "a must be a number above 0, at most 1000000000000000, got 0",
    ],
    ["betaQuantile", { p: -0.1, a: 1, b: 1 }, "p must be a number from 0 to 1, got -0.1"],
    ["logGamma", { x: 0 }, "x must be a number above 0, at most 2.5e+305, got 0"],
    ["logGamma", { x: 1e306 }, "x must be a number above 0, at most 2.5e+305"],
  ])
})
