import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fiellerRateUplift, fiellerUplift, relativeUplift } from "../../../src/analysis"
import { mixedArms } from "./inputs"

const confidence = 0.95
const z = 1.959963984540054
const precise = { meanA: 2.5, standardErrorA: 0.2, meanB: 3, standardErrorB: 0.25 }

const estimate = fc.record({
  meanA: fc.double({ min: 1, max: 100, noNaN: true }),
  standardErrorA: fc.double({ min: 0.001, max: 10, noNaN: true }),
  meanB: fc.double({ min: -100, max: 100, noNaN: true }),
  standardErrorB: fc.double({ min: 0.001, max: 10, noNaN: true }),
})
const correlation = fc.constantFrom(-0.9, 0, 0.5, 0.99)
const signs = fc.constantFrom(1, -1)

describe("Fieller's interval", () => {
  // 50-digit mpmath: both roots of the quadratic equation as it stands.
  it.each([
    [precise, -0.04650814609507953, 0.5070001703499363],
    [{ ...precise, covariance: 0.03 }, 0.03687830013048886, 0.3858062089650824],
    [
      { ...precise, meanA: -2.5, covariance: -0.04 },
      -2.328375629317702,
      -2.081706374724774,
    ],
    [
      {
        meanA: 0.3,
        standardErrorA: 0.15,
        meanB: -3,
        standardErrorB: 0.25,
        covariance: 0.0375,
      },
      -582.1419136896199,
      -5.225642815042793,
    ],
  ])("of %j is %d to %d", (input, lower, upper) => {
    const result = fiellerUplift({ ...input, confidence })
    expect(result.isBounded).toBe(true)
    expect(result.lower! / lower).toBeCloseTo(1, 11)
    expect(result.upper! / upper).toBeCloseTo(1, 11)
  })

  it("has no bounds where the control's mean may be 0, and no uplift where it is", () => {
    expect(fiellerUplift({ ...precise, meanA: 0.39, confidence })).toEqual({
      uplift: expect.closeTo(3 / 0.39 - 1, 12),
      lower: null,
      upper: null,
      isBounded: false,
    })
    expect(fiellerUplift({ ...precise, meanA: 0.4, confidence }).isBounded).toBe(true)
    expect(fiellerUplift({ ...precise, meanA: 0, confidence })).toEqual({
      uplift: null,
      lower: null,
      upper: null,
      isBounded: false,
    })
  })

  it("excludes an uplift of 0 exactly when the means differ significantly", () => {
    fc.assert(
      fc.property(estimate, correlation, signs, (input, rho, sign) => {
        const covariance = rho * input.standardErrorA * input.standardErrorB
        const signed = { ...input, meanA: sign * input.meanA, covariance }
        const result = fiellerUplift({ ...signed, confidence })
        fc.pre(result.isBounded)
        const variance =
          input.standardErrorA ** 2 + input.standardErrorB ** 2 - 2 * covariance
        const isSignificant =
          Math.abs(signed.meanB - signed.meanA) > z * Math.sqrt(variance)
        expect(result.lower! > 0 || result.upper! < 0).toBe(isSignificant)
      })
    )
  })

  it("ends at the uplifts that are z standard errors of B - (1 + u) A away", () => {
    fc.assert(
      fc.property(estimate, correlation, (input, rho) => {
        const { meanA, standardErrorA, meanB, standardErrorB } = input
        const covariance = rho * standardErrorA * standardErrorB
        const result = fiellerUplift({ ...input, covariance, confidence })
        fc.pre(result.isBounded && meanA > 2.2 * standardErrorA)
        for (const bound of [result.lower!, result.upper!]) {
          const ratio = 1 + bound
          const variance =
            standardErrorB ** 2 - 2 * ratio * covariance + (ratio * standardErrorA) ** 2
          const distance = Math.abs(meanB - ratio * meanA) / Math.sqrt(variance)
          expect(distance).toBeCloseTo(z, 6)
        }
      })
    )
  })

  it("does not depend on the unit, however large or small", () => {
    const { lower, upper } = fiellerUplift({ ...precise, confidence })
    for (const unit of [1e-300, 1e-5, 1e300]) {
      const scaled = {
        meanA: unit * 2.5,
        standardErrorA: unit * 0.2,
        meanB: unit * 3,
        standardErrorB: unit * 0.25,
      }
      const result = fiellerUplift({ ...scaled, confidence })
      expect(result.lower).toBeCloseTo(lower!, 12)
      expect(result.upper).toBeCloseTo(upper!, 12)
    }
  })

  it("is a point where both means are known", () => {
    const known = { meanA: 2, standardErrorA: 0, meanB: 3, standardErrorB: 0 }
    expect(fiellerUplift({ ...known, confidence })).toEqual({
      uplift: 0.5,
      lower: 0.5,
      upper: 0.5,
      isBounded: true,
    })
  })

  it.each([0.051, -0.051])(
    "refuses a covariance of %d with 0.2 and 0.25",
    (covariance) => {
      expect(() => fiellerUplift({ ...precise, covariance, confidence })).toThrow(
        `covariance must not be beyond the product of the standard errors, got ${covariance}`
      )
    }
  )

  it("refuses a covariance with a mean that is known", () => {
    const input = { ...precise, standardErrorA: 0, covariance: 0.01, confidence }
    expect(() => fiellerUplift(input)).toThrow("covariance must not be beyond")
  })
})

describe("Fieller's interval of two rates", () => {
  // 50-digit mpmath, as above.
  it("is that of the rates with their standard errors", () => {
    const arms = { successesA: 33, nA: 856, successesB: 14, nB: 303 }
    expect(fiellerRateUplift({ ...arms, confidence })).toEqual({
      uplift: expect.closeTo(0.198519851985, 11),
      lower: expect.closeTo(-0.4423684554952489, 12),
      upper: expect.closeTo(1.14149480573202, 12),
      isBounded: true,
    })
  })

  it("is the delta method's for a precise control", () => {
    const arms = {
      successesA: 1_000_000,
      nA: 2_000_000,
      successesB: 52,
      nB: 100,
      confidence,
    }
    const exact = fiellerRateUplift(arms)
    const delta = relativeUplift(arms)
    expect(exact.lower).toBeCloseTo(delta.lower!, 4)
    expect(exact.upper).toBeCloseTo(delta.upper!, 4)
  })

  it("is bounded exactly when the control has more than z² successes a failure rate", () => {
    fc.assert(
      fc.property(mixedArms, (arms) => {
        const { successesA, nA } = arms
        const { isBounded, uplift } = fiellerRateUplift({ ...arms, confidence })
        expect(isBounded).toBe(successesA > z * z * (1 - successesA / nA))
        expect(uplift).toBeCloseTo(relativeUplift({ ...arms, confidence }).uplift!, 9)
      })
    )
  })

  it("is unknown without data or without a success of the control", () => {
    const unknown = { uplift: null, lower: null, upper: null, isBounded: false }
    for (const nA of [0, 10]) {
      const arms = { successesA: 0, nA, successesB: 3, nB: 10 }
      expect(fiellerRateUplift({ ...arms, confidence })).toEqual(unknown)
    }
  })

  it("has no width where B has no success", () => {
    const arms = { successesA: 50, nA: 100, successesB: 0, nB: 100 }
    const { lower, upper } = fiellerRateUplift({ ...arms, confidence })
    expect([lower, upper]).toEqual([-1, -1])
  })

  it.each([
    [50, 0.1, 0.1, 75.0, 95.8],
    [50, 0.2, 0.2, 99.4, 94.6],
    [10, 0.9, 0.95, 100, 75.3],
  ])(
    "with n = %d, rates of %d and %d is bounded in %d %%, and then covers in %d %%",
    (n, pA, pB, boundedPercent, percent) => {
      const [a, b] = [binomial(n, pA), binomial(n, pB)]
      let [bounded, covered] = [0, 0]
      const truth = pB / pA - 1
      a.forEach((chanceA, successesA) =>
        b.forEach((chanceB, successesB) => {
          const arms = { successesA, nA: n, successesB, nB: n }
          const { lower, upper } = fiellerRateUplift({ ...arms, confidence })
          const covers = lower! <= truth + 1e-12 && truth - 1e-12 <= upper!
          bounded += lower === null ? 0 : chanceA * chanceB
          covered += lower !== null && covers ? chanceA * chanceB : 0
        })
      )
      expect(100 * bounded).toBeCloseTo(boundedPercent, 1)
      expect((100 * covered) / bounded).toBeCloseTo(percent, 1)
    }
  )
})

function binomial(n: number, p: number): number[] {
  const probabilities = [(1 - p) ** n]
  for (let k = 1; k <= n; k++) {
    probabilities.push(((probabilities[k - 1] * (n - k + 1)) / k) * (p / (1 - p)))
  }
  return probabilities
}
