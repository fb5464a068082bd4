import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { betaBinomialComparison, logGamma, probabilityBest } from "../../../src/analysis"
import { arms, proportion } from "./inputs"

const uniform = { priorAlpha: 1, priorBeta: 1 }
const shape = fc.oneof(
  fc.constantFrom(0.001, 0.1, 1000),
  fc.double({ min: 0.1, max: 20, noNaN: true })
)
const prior = fc.record({ priorAlpha: shape, priorBeta: shape })

const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b)

/** Evan Miller's sum, "Formulas for Bayesian A/B testing", eq. 6, for a whole alpha of B. */
function evanMiller(a: [number, number], b: [number, number]): number {
  let sum = 0
  for (let i = 0; i < b[0]; i++) {
    sum += Math.exp(
      logBeta(a[0] + i, a[1] + b[1]) -
        Math.log(b[1] + i) -
        logBeta(1 + i, b[1]) -
        logBeta(a[0], a[1])
    )
  }
  return sum
}

describe("the Bayesian comparison of two rates", () => {
  it("agrees with Evan Miller's sum", () => {
    const few = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(few, few, few, few, prior, (sA, fA, sB, fB, { priorBeta }) => {
        const { probabilityBBeatsA } = betaBinomialComparison({
          successesA: sA,
          nA: sA + fA,
          successesB: sB,
          nB: sB + fB,
          priorAlpha: 1,
          priorBeta,
        })
        const expected = evanMiller([1 + sA, priorBeta + fA], [1 + sB, priorBeta + fB])
        expect(probabilityBBeatsA).toBeCloseTo(expected, 11)
      })
    )
  })

  it("has losses that differ by the difference of the means", () => {
    fc.assert(
      fc.property(arms, prior, (input, beliefs) => {
        const result = betaBinomialComparison({ ...input, ...beliefs })
        expect(result.expectedLossA! - result.expectedLossB!).toBeCloseTo(
          result.meanB! - result.meanA!,
          12
        )
        expect(result.expectedLossA).toBeGreaterThanOrEqual(0)
        expect(result.expectedLossB).toBeGreaterThanOrEqual(0)
      })
    )
  })

  it("turns round when the arms change places", () => {
    fc.assert(
      fc.property(arms, prior, (input, beliefs) => {
        const there = betaBinomialComparison({ ...input, ...beliefs })
        const back = betaBinomialComparison({
          successesA: input.successesB,
          nA: input.nB,
          successesB: input.successesA,
          nB: input.nA,
          ...beliefs,
        })
        expect(back.probabilityBBeatsA! + there.probabilityBBeatsA!).toBeCloseTo(1, 11)
        expect(back.expectedLossA).toBeCloseTo(there.expectedLossB!, 12)
        expect(back.meanA).toBe(there.meanB)
      })
    )
  })

  it("is undecided between equal arms, and between arms without data", () => {
    const equal = { successesA: 20, nA: 100, successesB: 20, nB: 100, ...uniform }
    expect(betaBinomialComparison(equal).probabilityBBeatsA).toBeCloseTo(0.5, 13)
    const empty = { successesA: 0, nA: 0, successesB: 0, nB: 0, ...uniform }
    // Two uniform rates: the larger is on average a third above the smaller.
    expect(betaBinomialComparison(empty)).toEqual({
      probabilityBBeatsA: expect.closeTo(0.5, 13),
      expectedLossA: expect.closeTo(1 / 6, 13),
      expectedLossB: expect.closeTo(1 / 6, 13),
      meanA: 0.5,
      meanB: 0.5,
    })
  })

  // mpmath 1.3, Evan Miller's sum with 60 digits.
  it.each([
    [
      { successesA: 50_000, nA: 1_000_000, successesB: 44_896, nB: 900_000, ...uniform },
      { P: 0.35759454370273963, A: 7.684594511054436e-5, B: 0.000192301244298768 },
    ],
    [
      {
        successesA: 5,
        nA: 100,
        successesB: 49_402,
        nB: 1_000_000,
        priorAlpha: 1,
        priorBeta: 3.7,
      },
      { P: 0.4061387035519904, A: 0.0051531652435195105, B: 0.013056987694407858 },
    ],
    [
      { successesA: 0, nA: 372, successesB: 40, nB: 806, priorAlpha: 1, priorBeta: 0.5 },
      { P: 0.9999998755085479, A: 0.048096617958426784, B: 3.217293217932688e-10 },
    ],
  ])("has twelve digits for %j", (input, { P, A, B }) => {
    const result = betaBinomialComparison(input)
    expect(result.probabilityBBeatsA! / P - 1).toBeCloseTo(0, 12)
    expect(result.expectedLossA! / A - 1).toBeCloseTo(0, 12)
    expect(result.expectedLossB! / B - 1).toBeCloseTo(0, 12)
  })

  it("is done in a moment with a million in each arm", () => {
    const start = performance.now()
    betaBinomialComparison({
      successesA: 50_000,
      nA: 1_000_000,
      successesB: 50_400,
      nB: 1_000_000,
      priorAlpha: 0.5,
      priorBeta: 0.5,
    })
    expect(performance.now() - start).toBeLessThan(200)
  })
})

describe("the probability to be best", () => {
  it("adds up to 1 over the variants", () => {
    const variants = fc.array(proportion, { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(variants, prior, (list, beliefs) => {
        const { probabilities } = probabilityBest({ variants: list, ...beliefs })
        expect(probabilities).toHaveLength(list.length)
        const sum = probabilities.reduce((total: number, one) => total + one!, 0)
        expect(sum).toBeCloseTo(1, 13)
      }),
      { numRuns: 60 }
    )
  })

  it("of two is the comparison of two", () => {
    fc.assert(
      fc.property(arms, prior, (input, beliefs) => {
        const { probabilityBBeatsA } = betaBinomialComparison({ ...input, ...beliefs })
        const { probabilities } = probabilityBest({
          variants: [
            { successes: input.successesA, n: input.nA },
            { successes: input.successesB, n: input.nB },
          ],
          ...beliefs,
        })
        expect(probabilities[1]).toBeCloseTo(probabilityBBeatsA!, 12)
      }),
      { numRuns: 60 }
    )
  })

  it("is the same for equal variants, and goes with them when they change places", () => {
    const [one, other] = [
      { successes: 12, n: 100 },
      { successes: 9, n: 100 },
    ]
    const { probabilities } = probabilityBest({ variants: [one, other, one], ...uniform })
    expect(probabilities[0]).toBeCloseTo(probabilities[2]!, 13)
    const moved = probabilityBest({ variants: [other, one, one], ...uniform })
    expect(moved.probabilities[0]).toBeCloseTo(probabilities[1]!, 13)
  })

  it("of variants without data is the same for all", () => {
    const variants = Array.from({ length: 4 }, () => ({ successes: 0, n: 0 }))
    const { probabilities } = probabilityBest({ variants, ...uniform })
    probabilities.forEach((one) => expect(one).toBeCloseTo(0.25, 13))
  })

  it("sees a sharp variant among vague ones", () => {
    // Against one uniform rate, 5 % for sure is best 5 times in 100.
    const variants = [
      { successes: 5_000_000, n: 100_000_000 },
      { successes: 0, n: 0 },
    ]
    expect(probabilityBest({ variants, ...uniform }).probabilities[0]).toBeCloseTo(
      0.05,
      7
    )
  })
})
