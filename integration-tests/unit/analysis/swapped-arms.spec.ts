import { describe, it } from "vitest"
import { answerOf, checkEach, expectClose, type Fields } from "./invariance"

/** The input with A and B in each other's place. */
function swapped(input: Fields): Fields {
  return Object.fromEntries(
    Object.entries(input).map(([name]) => {
      const other = name.endsWith("A") ? name.replace(/A$/, "B") : name.replace(/B$/, "A")
      const twin = { a: "b", b: "a" }[name] ?? (other in input ? other : name)
      return [name, input[twin]]
    })
  )
}

describe("arms that change places", () => {
  it.each([
    "npsDifference",
    "newcombeDifference",
    "agrestiCaffoDifference",
    "miettinenNurminenDifference",
    "twoProportionZTest",
    "welchTTest",
    "welchTTestFromSamples",
    "winsorizedTTest",
    "ratioMetricDifference",
    "cuped",
    "msprt",
    "sequentialDifference",
  ])("flip the signs of %s", (name) => {
    checkEach(name, (input, there) => {
      const back = answerOf(name, swapped(input))
      const size = Math.max(Math.abs(there.lower ?? 0), Math.abs(there.upper ?? 0))
      const flipped = (value: number | null) => (value === null ? null : -value)
      expectClose(back.difference, flipped(there.difference), size)
      expectClose(back.lower, flipped(there.upper), size)
      expectClose(back.upper, flipped(there.lower), size)
      if (there.pValue !== undefined) {
        expectClose(back.pValue, there.pValue)
      }
    })
  })

  it.each(["riskRatio", "oddsRatio"])("turn %s into its inverse", (name) => {
    checkEach(name, (input, there) => {
      const back = answerOf(name, swapped(input))
      expectClose(back.ratio! * there.ratio!, 1)
      expectClose(back.lower! * there.upper!, 1)
      expectClose(back.logStandardError, there.logStandardError)
    })
  })

  it("exchange what either arm costs, and what is left of the probability", () => {
    checkEach("betaBinomialComparison", (input, there) => {
      const back = answerOf("betaBinomialComparison", swapped(input))
      expectClose(back.probabilityBBeatsA! + there.probabilityBBeatsA!, 1)
      expectClose(back.expectedLossA, there.expectedLossB)
      expectClose(back.meanA, there.meanB)
    })
  })

  it("leave the other pairs to U of the ranks", () => {
    checkEach("mannWhitneyUTest", (input, there) => {
      const back = answerOf("mannWhitneyUTest", swapped(input))
      expectClose(back.probabilityOfSuperiority! + there.probabilityOfSuperiority!, 1)
      expectClose(back.pValue, there.pValue)
    })
  })
})
