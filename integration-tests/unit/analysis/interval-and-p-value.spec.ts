import { describe, expect, it } from "vitest"
import { answerOf, checkEach, type Fields } from "./invariance"

describe("an interval and the p-value beside it", () => {
  const agrees = (name: string, input: Fields) => {
    const { lower, upper, pValue } = answerOf(name, input)
    const alpha = 1 - Number(input.confidence)
    // Both are functions of one statistic; on the boundary itself rounding decides.
    if (lower !== null && upper !== null && Math.abs(pValue! / alpha - 1) > 1e-9) {
      expect(lower > 0 || upper < 0).toBe(pValue! < alpha)
    }
  }

  // The interval of the z test of two rates has another variance than its test: no pair.
  it.each([
    "npsDifference",
    "welchTTest",
    "welchTTestFromSamples",
    "winsorizedTTest",
    "ratioMetricDifference",
    "cuped",
    "msprt",
    "sequentialDifference",
    "asymptoticConfidenceSequence",
  ])("of %s agree on whether there is a difference", (name) => {
    checkEach(name, (input, { pValue }) => {
      agrees(name, input)
      // Just above and just below the p-value, where an interval ends near 0.
      if (pValue !== null && pValue > 1e-6 && pValue < 0.99) {
        agrees(name, { ...input, confidence: 1 - pValue * 1.001 })
        agrees(name, { ...input, confidence: 1 - pValue * 0.999 })
      }
    })
  })
})
