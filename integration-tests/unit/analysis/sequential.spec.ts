import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  asymptoticConfidenceSequence,
  msprt,
  msprtSequence,
  relativeUplift,
  sequentialDifference,
  twoProportionZTest,
} from "../../../src/analysis"
import { arms, mixedArms, type ArmCounts } from "./inputs"
import { seededRandom } from "../../support/random-draws"

const confidence = 0.95
const noData = { successesA: 0, nA: 0, successesB: 3, nB: 10 }
const noVariance = { successesA: 0, nA: 10, successesB: 10, nB: 10 }

const swapped = (input: ArmCounts) => ({
  successesA: input.successesB,
  nA: input.nB,
  successesB: input.successesA,
  nB: input.nA,
})

describe("the mixture sequential test", () => {
  const design = { tau: 0.02, confidence }

  it("without data in an arm is unknown", () => {
    const unknown = {
      difference: null,
      standardError: null,
      logLikelihoodRatio: null,
      pValue: null,
      lower: null,
      upper: null,
      warnings: [expect.stringContaining("fewer than 10 successes")],
    }
    expect(msprt({ ...noData, ...design })).toEqual(unknown)
    expect(msprt({ ...swapped(noData), ...design })).toEqual(unknown)
  })

  it("without variance says nothing: p 1", () => {
    expect(msprt({ ...noVariance, ...design })).toEqual({
      difference: 1,
      standardError: 0,
      logLikelihoodRatio: null,
      pValue: 1,
      lower: null,
      upper: null,
      warnings: [],
    })
  })

  it("has bounds that exclude 0 exactly when p is below alpha", () => {
    fc.assert(
      fc.property(mixedArms, fc.constantFrom(0.8, 0.95, 0.999), (input, level) => {
        const result = msprt({ ...input, tau: 0.02, confidence: level })
        const excludes = result.lower! > 0 || result.upper! < 0
        expect(excludes).toBe(result.pValue! < 1 - level)
      })
    )
  })

  it("changes its sign when the arms change places", () => {
    fc.assert(
      fc.property(mixedArms, (input) => {
        const there = msprt({ ...input, ...design })
        const back = msprt({ ...swapped(input), ...design })
        expect(back.difference).toBeCloseTo(-there.difference!, 12)
        expect(back.logLikelihoodRatio! - there.logLikelihoodRatio!).toBeCloseTo(0, 6)
        expect(back.lower).toBeCloseTo(-there.upper!, 9)
      })
    )
  })

  it("has a p-value of 1 / Λ, and 1 at most", () => {
    const strong = { successesA: 5683, nA: 82_064, successesB: 7213, nB: 85_240 }
    const { pValue, logLikelihoodRatio } = msprt({ ...strong, ...design })
    expect(Math.log(pValue!)).toBeCloseTo(-logLikelihoodRatio!, 9)
    const equal = { successesA: 100, nA: 1000, successesB: 100, nB: 1000 }
    expect(msprt({ ...equal, ...design }).pValue).toBe(1)
  })
})

describe("a look that comes too early", () => {
  const counts = (nB: number, successesB: number) => ({
    successesA: 500,
    nA: 10_000,
    successesB,
    nB,
  })

  it.each([
    [counts(1000, 9), 1],
    [counts(1000, 10), 0],
    [counts(1000, 991), 1],
    [counts(5001, 9), 0],
  ])("is warned of where a much smaller arm has too few: %j", (input, warnings) => {
    expect(msprt({ ...input, tau: 0.02, confidence }).warnings).toHaveLength(warnings)
    const design = { confidence, optimalSampleSize: 5000 }
    expect(sequentialDifference({ ...input, ...design }).warnings).toHaveLength(warnings)
  })
})

describe("a sequence of looks", () => {
  const tau = 0.02
  const weak = { successesA: 67, nA: 1220, successesB: 91, nB: 1268 }
  const strong = { successesA: 143, nA: 2796, successesB: 182, nB: 2544 }

  it("of none is empty", () => {
    expect(msprtSequence({ looks: [], tau }).pValues).toEqual([])
  })

  it("starts at 1 and repeats the last value without data or variance", () => {
    const looks = [noData, weak, noData, noVariance, strong, weak]
    const { pValues } = msprtSequence({ looks, tau })
    const [first, second] = [weak, strong].map(
      (look) => msprt({ ...look, tau, confidence }).pValue
    )
    expect(pValues).toEqual([1, first, first, first, second, second])
  })

  it("never rises", () => {
    fc.assert(
      fc.property(fc.array(arms), (looks) => {
        const { pValues } = msprtSequence({ looks, tau })
        pValues.forEach((p, index) =>
          expect(p).toBeLessThanOrEqual(index > 0 ? pValues[index - 1] : 1)
        )
      })
    )
  })
})

describe("looking a hundred times at two equal arms", () => {
  // By simulation elsewhere: plain z 37.6 %, mSPRT (τ 0.02) 2.4 %, sequence (N* 5000) 2.2 %.
  it("raises false alarms with a plain test, and no more than allowed with the others", () => {
    const random = seededRandom(20_240_301)
    const [runs, looks, perLook, rate] = [400, 100, 100, 0.05]
    const alarms = { plain: 0, mixture: 0, sequence: 0 }
    for (let run = 0; run < runs; run++) {
      const counts = { successesA: 0, nA: 0, successesB: 0, nB: 0 }
      const alarmed = { plain: false, mixture: false, sequence: false }
      for (let look = 0; look < looks; look++) {
        counts.nA += perLook
        counts.nB += perLook
        for (let unit = 0; unit < perLook; unit++) {
          counts.successesA += Number(random() < rate)
          counts.successesB += Number(random() < rate)
        }
        const sequence = { ...counts, confidence, optimalSampleSize: 5000 }
        alarmed.plain ||= twoProportionZTest({ ...counts, confidence }).pValue! < 0.05
        alarmed.mixture ||= msprt({ ...counts, confidence, tau: 0.02 }).pValue! < 0.05
        alarmed.sequence ||= (sequentialDifference(sequence).pValue ?? 1) < 0.05
      }
      alarms.plain += Number(alarmed.plain)
      alarms.mixture += Number(alarmed.mixture)
      alarms.sequence += Number(alarmed.sequence)
    }
    expect(alarms.plain / runs).toBeGreaterThan(0.25)
    expect(alarms.mixture / runs).toBeLessThanOrEqual(0.05)
    expect(alarms.sequence / runs).toBeLessThanOrEqual(0.05)
  })
})

describe("the asymptotic confidence sequence", () => {
  const design = { confidence, optimalSampleSize: 5000 }

  it.each([
    { estimate: 0.1, standardError: 0, n: 100 },
    { estimate: 0.1, standardError: 0.01, n: 0 },
  ])("knows ρ only for %j", (look) => {
    expect(asymptoticConfidenceSequence({ ...look, ...design })).toEqual({
      rho: expect.closeTo(0.039840066771, 10),
      halfWidth: null,
      lower: null,
      upper: null,
      pValue: null,
    })
  })

  it("has bounds that exclude 0 exactly when p is below alpha", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: 1e-6, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 1e6 }),
        fc.constantFrom(0.8, 0.95, 0.999),
        (estimate, standardError, n, level) => {
          const result = asymptoticConfidenceSequence({
            estimate,
            standardError,
            n,
            confidence: level,
            optimalSampleSize: 5000,
          })
          const excludes = result.lower! > 0 || result.upper! < 0
          expect(excludes).toBe(result.pValue! < 1 - level)
        }
      )
    )
  })

  // GrowthBook's own unit test of its sequential test, to the digits it states.
  it("gives GrowthBook's 0.40098 to 0.60675 for its relative lift", () => {
    const counts = { successesA: 1396, nA: 3000, successesB: 2422, nB: 3461 }
    const { uplift, standardError } = relativeUplift({ ...counts, confidence })
    const { lower, upper } = asymptoticConfidenceSequence({
      estimate: uplift!,
      standardError: standardError!,
      n: 6461,
      ...design,
    })
    expect(lower).toBeCloseTo(0.40098, 5)
    expect(upper).toBeCloseTo(0.60675, 5)
  })

  it("is narrowest, against the plain interval, near the sample size it is tuned to", () => {
    const width = (n: number) =>
      asymptoticConfidenceSequence({ estimate: 0, standardError: 1, n, ...design })
        .halfWidth!
    expect(width(5000)).toBeLessThan(width(500))
    expect(width(5000)).toBeLessThan(width(50_000))
    expect(width(5000)).toBeGreaterThan(1.96)
  })
})

describe("the sequential difference of two rates", () => {
  const design = { confidence, optimalSampleSize: 5000 }

  it("without data in an arm is unknown; without variance it has no bounds", () => {
    const none = { lower: null, upper: null, pValue: null }
    expect(sequentialDifference({ ...noData, ...design })).toEqual({
      difference: null,
      standardError: null,
      ...none,
      warnings: [expect.stringContaining("fewer than 10 successes")],
    })
    expect(sequentialDifference({ ...noVariance, ...design })).toEqual({
      difference: 1,
      standardError: 0,
      ...none,
      warnings: [],
    })
  })

  it("is the confidence sequence of the difference, n being both arms", () => {
    const counts = { successesA: 8108, nA: 84_407, successesB: 3979, nB: 36_198 }
    const result = sequentialDifference({ ...counts, ...design })
    const { lower, upper, pValue } = asymptoticConfidenceSequence({
      estimate: result.difference!,
      standardError: result.standardError!,
      n: 84_407 + 36_198,
      ...design,
    })
    expect(result).toMatchObject({ lower, upper, pValue })
  })

  it("changes its sign when the arms change places", () => {
    fc.assert(
      fc.property(mixedArms, (input) => {
        const there = sequentialDifference({ ...input, ...design })
        const back = sequentialDifference({ ...swapped(input), ...design })
        expect(back.lower).toBeCloseTo(-there.upper!, 9)
        expect(back.pValue).toBeCloseTo(there.pValue!, 9)
      })
    )
  })
})
