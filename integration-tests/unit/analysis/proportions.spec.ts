import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  betaCredibleInterval,
  clopperPearsonInterval,
  newcombeDifference,
  normalSf,
  relativeUplift,
  twoProportionZTest,
  wilsonInterval,
} from "../../../src/analysis"
import { proportion, triedArms, type ArmCounts } from "./inputs"

const confidence = 0.95
const tried = proportion.filter(({ n }) => n > 0)

const swapped = (input: ArmCounts) => ({
  successesA: input.successesB,
  nA: input.nB,
  successesB: input.successesA,
  nB: input.nA,
})

function binomial(n: number, p: number): number[] {
  const probabilities = [(1 - p) ** n]
  for (let k = 1; k <= n; k++) {
    probabilities.push(((probabilities[k - 1] * (n - k + 1)) / k) * (p / (1 - p)))
  }
  return probabilities
}

describe("intervals of one rate", () => {
  it("of no trials are unknown", () => {
    const unknown = { estimate: null, lower: null, upper: null }
    expect(wilsonInterval({ successes: 0, n: 0, confidence })).toEqual(unknown)
    expect(clopperPearsonInterval({ successes: 0, n: 0, confidence })).toEqual(unknown)
  })

  it.each([wilsonInterval, clopperPearsonInterval])(
    "$name ends exactly at 0 without successes and at 1 without failures",
    (interval) => {
      for (const n of [1, 3, 20, 1_000_003]) {
        expect(interval({ successes: 0, n, confidence })).toMatchObject({ lower: 0 })
        expect(interval({ successes: n, n, confidence })).toMatchObject({ upper: 1 })
      }
    }
  )

  it.each([wilsonInterval, clopperPearsonInterval])(
    "$name holds the rate, and mirrors when successes and failures change places",
    (interval) => {
      fc.assert(
        fc.property(tried, ({ successes, n }) => {
          const { estimate, lower, upper } = interval({ successes, n, confidence })
          expect(lower!).toBeLessThanOrEqual(estimate!)
          expect(upper!).toBeGreaterThanOrEqual(estimate!)
          const mirror = interval({ successes: n - successes, n, confidence })
          expect(mirror.lower).toBeCloseTo(1 - upper!, 12)
        })
      )
    }
  )

  it("Clopper and Pearson's are wider than Wilson's in the middle", () => {
    const input = { successes: 250, n: 500, confidence }
    const exact = clopperPearsonInterval(input)
    expect(exact.upper).toBeGreaterThan(wilsonInterval(input).upper!)
    expect(exact.lower).toBeLessThan(wilsonInterval(input).lower!)
  })

  it("Clopper and Pearson's bounds leave α/2 of the binomial distribution each", () => {
    const [successes, n] = [7, 40]
    const { lower, upper } = clopperPearsonInterval({ successes, n, confidence })
    const atLeast = binomial(n, lower!).slice(successes)
    const atMost = binomial(n, upper!).slice(0, successes + 1)
    expect(atLeast.reduce((sum, p) => sum + p, 0)).toBeCloseTo(0.025, 12)
    expect(atMost.reduce((sum, p) => sum + p, 0)).toBeCloseTo(0.025, 12)
  })

  it("Wilson's bounds are the rates that a score test just does not reject", () => {
    const some = fc.integer({ min: 1, max: 100_000 })
    fc.assert(
      fc.property(some, some, (successes, failures) => {
        const n = successes + failures
        const { lower, upper } = wilsonInterval({ successes, n, confidence })
        for (const rate of [lower!, upper!]) {
          const z = (successes - n * rate) / Math.sqrt(n * rate * (1 - rate))
          expect(2 * normalSf(Math.abs(z))).toBeCloseTo(0.05, 6)
        }
      })
    )
  })

  // Brown, Cai & DasGupta 2001 show how Wald's interval fails for small rates.
  it("Wilson's cover 94.9 % at a rate of 2 % of 100, Wald's 87.0 %", () => {
    const [n, truth] = [100, 0.02]
    let wilson = 0
    let wald = 0
    binomial(n, truth).forEach((probability, successes) => {
      const { lower, upper } = wilsonInterval({ successes, n, confidence })
      wilson += lower! <= truth && truth <= upper! ? probability : 0
      const rate = successes / n
      const reach = 1.959964 * Math.sqrt((rate * (1 - rate)) / n)
      wald += Math.abs(rate - truth) <= reach ? probability : 0
    })
    expect(wilson).toBeCloseTo(0.949, 3)
    expect(wald).toBeCloseTo(0.87, 2)
  })

  it("the upper bound after nothing in a thousand millions keeps its digits", () => {
    // z² / (n + z²), and 1 - (α/2)^(1/n).
    const input = { successes: 0, n: 1_000_000_000, confidence }
    expect(wilsonInterval(input).upper! / 3.8414588059e-9).toBeCloseTo(1, 9)
    expect(clopperPearsonInterval(input).upper! / 3.6888794473e-9).toBeCloseTo(1, 9)
  })
})

describe("the credible interval of a rate", () => {
  it("without data is the prior's", () => {
    const input = { successes: 0, n: 0, priorAlpha: 1, priorBeta: 1, confidence }
    const { mean, lower, upper } = betaCredibleInterval(input)
    expect(mean).toBe(0.5)
    expect(lower).toBeCloseTo(0.025, 14)
    expect(upper).toBeCloseTo(0.975, 14)
  })

  it("with a uniform prior lies within Clopper and Pearson's", () => {
    fc.assert(
      fc.property(tried, (input) => {
        const exact = clopperPearsonInterval({ ...input, confidence })
        const uniform = { priorAlpha: 1, priorBeta: 1, confidence }
        const { lower, upper } = betaCredibleInterval({ ...input, ...uniform })
        expect(lower!).toBeGreaterThanOrEqual(exact.lower! - 1e-12)
        expect(upper!).toBeLessThanOrEqual(exact.upper! + 1e-12)
      })
    )
  })
})

describe("two rates", () => {
  const half = { successesA: 5, nA: 10, successesB: 0, nB: 0 }

  it("of which one has no data leave all but the other one unknown", () => {
    const unknown = { difference: null, lower: null, upper: null }
    expect(newcombeDifference({ ...half, confidence })).toEqual(unknown)
    expect(twoProportionZTest({ ...half, confidence })).toEqual({
      rateA: 0.5,
      rateB: null,
      ...unknown,
      z: null,
      pValue: null,
      warnings: [],
    })
    expect(twoProportionZTest({ ...swapped(half), confidence })).toMatchObject({
      rateA: null,
      rateB: 0.5,
      pValue: null,
    })
  })

  it.each([
    [0, 50, 0, 60],
    [50, 50, 60, 60],
  ])("that are both 0 or both 1 (%d/%d, %d/%d) have z 0 and p 1", (...counts) => {
    const [successesA, nA, successesB, nB] = counts
    const input = { successesA, nA, successesB, nB, confidence }
    for (const alternative of ["two-sided", "greater", "less"] as const) {
      expect(twoProportionZTest({ ...input, alternative })).toMatchObject({
        difference: 0,
        z: 0,
        pValue: 1,
        lower: 0,
        upper: 0,
      })
    }
  })

  it("that are as different as can be have bounds within -1 and 1", () => {
    const input = { successesA: 0, nA: 2, successesB: 3, nB: 3, confidence }
    expect(newcombeDifference(input).upper).toBe(1)
    expect(twoProportionZTest({ ...input, successesA: 1 }).upper).toBe(1)
  })

  it("that are equal have a difference of exactly 0", () => {
    const input = { successesA: 1, nA: 3, successesB: 7, nB: 21, confidence }
    expect(twoProportionZTest(input)).toMatchObject({ difference: 0, z: 0, pValue: 1 })
  })

  it("have one-sided p-values that add up to 1, and half the two-sided one", () => {
    fc.assert(
      fc.property(triedArms, (input) => {
        const test = (alternative: "two-sided" | "greater" | "less") =>
          twoProportionZTest({ ...input, confidence, alternative }).pValue!
        const [greater, less] = [test("greater"), test("less")]
        fc.pre(test("two-sided") < 1)
        expect(greater + less).toBeCloseTo(1, 12)
        expect(test("two-sided")).toBeCloseTo(2 * Math.min(greater, less), 12)
      })
    )
  })

  it("do not have their interval changed by the alternative", () => {
    const input = { successesA: 284, nA: 1105, successesB: 611, nB: 1861, confidence }
    const { lower, upper } = twoProportionZTest(input)
    expect(twoProportionZTest({ ...input, alternative: "less" })).toMatchObject({
      lower,
      upper,
    })
  })

  it("change the sign of their difference when they change places", () => {
    fc.assert(
      fc.property(triedArms, (input) => {
        const there = twoProportionZTest({ ...input, confidence })
        const back = twoProportionZTest({ ...swapped(input), confidence })
        expect(back.difference).toBeCloseTo(-there.difference!, 12)
        expect(back.z).toBeCloseTo(-there.z!, 9)
        expect(back.pValue).toBeCloseTo(there.pValue!, 12)
        expect(back.lower).toBeCloseTo(-there.upper!, 12)
        const newcombe = newcombeDifference({ ...input, confidence })
        const mirrored = newcombeDifference({ ...swapped(input), confidence })
        expect(mirrored.lower).toBeCloseTo(-newcombe.upper!, 12)
      })
    )
  })

  it("keep a p-value far out in the tail", () => {
    const input = {
      successesA: 1000,
      nA: 100_000,
      successesB: 3000,
      nB: 100_000,
      confidence,
    }
    expect(twoProportionZTest(input).pValue).toBeGreaterThan(1e-224)
    expect(twoProportionZTest(input).pValue).toBeLessThan(1e-222)
  })

  it("come with a warning where counts are small", () => {
    const few = { successesA: 1, nA: 20, successesB: 2, nB: 20, confidence }
    expect(twoProportionZTest(few).warnings).toEqual(["expected count below 5"])
    const many = { successesA: 30, nA: 200, successesB: 20, nB: 200, confidence }
    expect(twoProportionZTest(many).warnings).toEqual([])
  })
})

describe("the relative uplift", () => {
  const unknown = { uplift: null, standardError: null, lower: null, upper: null }

  it.each([
    { successesA: 0, nA: 10, successesB: 5, nB: 10 },
    { successesA: 0, nA: 0, successesB: 5, nB: 10 },
    { successesA: 5, nA: 10, successesB: 0, nB: 0 },
  ])("on nothing, or of nothing, is unknown: %j", (input) => {
    expect(relativeUplift({ ...input, confidence })).toEqual(unknown)
  })

  it("to nothing is -1, with the error that the formula gives", () => {
    const input = { successesA: 5, nA: 10, successesB: 0, nB: 10, confidence }
    expect(relativeUplift(input)).toEqual({
      uplift: -1,
      standardError: 0,
      lower: -1,
      upper: -1,
    })
  })

  it("is the difference over the control's rate", () => {
    fc.assert(
      fc.property(triedArms, (input) => {
        fc.pre(input.successesA > 0)
        const { uplift } = relativeUplift({ ...input, confidence })
        const ratio = (input.successesB / input.nB / input.successesA) * input.nA
        expect(Math.abs(uplift! - (ratio - 1))).toBeLessThanOrEqual(1e-12 * (1 + ratio))
      })
    )
  })
})
