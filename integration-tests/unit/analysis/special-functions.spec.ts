import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  betaQuantile,
  chiSquareSf,
  fSf,
  logGamma,
  normalCdf,
  normalQuantile,
  normalSf,
  regularizedBeta,
  studentTQuantile,
  studentTTwoSidedP,
} from "../../../src/analysis"

/** The distance of an answer from what it should be, as a share of that. */
const relativeError = (got: number, expected: number) =>
  got === expected ? 0 : Math.abs(got / expected - 1)

const level = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true })
const size = fc.double({ min: 0.05, max: 1e6, noNaN: true })
const degrees = fc.double({ min: 0.3, max: 1e6, noNaN: true })

describe("a published value", () => {
  // In the tables of Abramowitz & Stegun 1964 (26.1, 26.7 to 26.10, 6.3) with fewer digits;
  // these digits, and the tails beyond the tables, are mpmath 1.3's, computed with 40.
  it.each([
    ["normalSf(1)", normalSf(1), 0.15865525393145705],
    ["normalSf(1.96)", normalSf(1.96), 0.024997895148220435],
    ["normalSf(3)", normalSf(3), 0.0013498980316300946],
    ["normalSf(6)", normalSf(6), 9.86587645037698e-10],
    ["normalSf(20)", normalSf(20), 2.7536241186062337e-89],
    ["normalCdf(-37.5)", normalCdf(-37.5), 4.605353009581955e-308],
    ["normalQuantile(0.975)", normalQuantile(0.975), 1.9599639845400543],
    ["normalQuantile(1e-20)", normalQuantile(1e-20), -9.262340089798407],
    ["normalQuantile(1e-300)", normalQuantile(1e-300), -37.0470962993612],
    ["studentTTwoSidedP(2, 10)", studentTTwoSidedP(2, 10), 0.07338803477074037],
    ["studentTTwoSidedP(40, 30)", studentTTwoSidedP(40, 30), 1.3726045194406403e-27],
    ["studentTTwoSidedP(100, 200)", studentTTwoSidedP(100, 200), 9.956843590453553e-173],
    ["studentTQuantile(0.975, 1)", studentTQuantile(0.975, 1), 12.7062047361747],
    ["studentTQuantile(0.975, 5)", studentTQuantile(0.975, 5), 2.57058183563631],
    ["chiSquareSf(3.84…, 1)", chiSquareSf(3.841458820694124, 1), 0.05],
    ["chiSquareSf(200, 10)", chiSquareSf(200, 10), 1.6139305336977305e-37],
    ["chiSquareSf(1000, 100)", chiSquareSf(1000, 100), 2.306076738035398e-148],
    ["fSf(500, 5, 60)", fSf(500, 5, 60), 1.588535573584992e-47],
    ["regularizedBeta(0.5, 5, 5)", regularizedBeta(0.5, 5, 5), 0.5],
    ["regularizedBeta(0.2, 30, 2)", regularizedBeta(0.2, 30, 2), 2.68435456e-20],
    ["logGamma(0.5)", logGamma(0.5), 0.5723649429247001],
    ["logGamma(100)", logGamma(100), 359.1342053695754],
    ["logGamma(1e-8)", logGamma(1e-8), 18.42068073818021],
    ["logGamma(1.001)", logGamma(1.001), -0.0005763935982833062],
    ["logGamma(1e10)", logGamma(1e10), 220258509288.81058],
  ])("%s", (_, got, expected) => {
    expect(relativeError(got, expected)).toBeLessThan(1e-13)
  })
})

describe("where there is a closed form, it is met in the far tail as well", () => {
  it.each([0.1, 3, 100, 1300])("chi-square with 2 degrees of freedom at %d", (x) => {
    expect(relativeError(chiSquareSf(x, 2), Math.exp(-x / 2))).toBeLessThan(2e-13)
  })

  it.each([0.1, 1, 50, 1e8, 1e150, 1e290])("Student's t with 1 degree at %d", (t) => {
    const expected = (2 / Math.PI) * Math.atan(1 / t)
    expect(relativeError(studentTTwoSidedP(t, 1), expected)).toBeLessThan(1e-12)
  })

  it.each([1e-300, 1e-100, 1e-9, 0.2])("the quantile of t with 1 degree at %d", (p) => {
    const expected = -1 / Math.tan(Math.PI * p)
    expect(relativeError(studentTQuantile(p, 1), expected)).toBeLessThan(1e-12)
  })

  it.each([0.5, 2, 40, 1e10, 1e100])("F with 2 and 6 degrees at %d", (x) => {
    expect(relativeError(fSf(x, 2, 6), (1 + x / 3) ** -3)).toBeLessThan(1e-12)
  })

  it.each([1e-300, 1e-100, 0.01, 0.9])("Beta(1, b) and Beta(a, 1) at %d", (x) => {
    expect(relativeError(regularizedBeta(x, 1, 1), x)).toBeLessThan(1e-12)
    expect(relativeError(regularizedBeta(x, 0.5, 1), Math.sqrt(x))).toBeLessThan(1e-12)
    const upper = -Math.expm1(7 * Math.log1p(-x))
    expect(relativeError(regularizedBeta(x, 1, 7), upper)).toBeLessThan(1e-12)
  })

  it.each([1e-300, 1e-10, 0.3, 0.999])(
    "quantiles of Beta(1, 1) and Beta(1, b) at %d",
    (p) => {
      expect(relativeError(betaQuantile(p, 1, 1), p)).toBeLessThan(1e-12)
      const expected = -Math.expm1(Math.log1p(-p) / 1000)
      expect(relativeError(betaQuantile(p, 1, 1000), expected)).toBeLessThan(1e-12)
    }
  )

  it("log gamma of whole numbers is the log of a factorial", () => {
    let logFactorial = 0
    for (let n = 2; n < 200; n++) {
      logFactorial += Math.log(n)
      expect(relativeError(logGamma(n + 1), logFactorial)).toBeLessThan(1e-14)
    }
  })
})

describe("Φ and its tail", () => {
  it("add up to 1 and mirror each other", () => {
    fc.assert(
      fc.property(fc.double({ min: -40, max: 40, noNaN: true }), (x) => {
        expect(normalCdf(x) + normalSf(x)).toBeCloseTo(1, 14)
        expect(normalCdf(x)).toBe(normalSf(-x))
      })
    )
  })

  it("are 0 and 1 far out, never NaN", () => {
    expect([normalSf(1e300), normalCdf(1e300)]).toEqual([0, 1])
  })

  it("never fall as x grows", () => {
    const x = fc.double({ min: -39, max: 39, noNaN: true })
    fc.assert(
      fc.property(x, x, (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)]
        expect(normalCdf(less)).toBeLessThanOrEqual(normalCdf(more) * (1 + 1e-14))
      })
    )
  })

  it("are undone by the quantile", () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 0, noNaN: true }), (x) => {
        expect(normalQuantile(normalCdf(x))).toBeCloseTo(x, 12)
      })
    )
  })

  it("has the median 0, exactly", () => {
    expect(normalQuantile(0.5)).toBe(0)
  })
})

describe("the incomplete beta function", () => {
  it("mirrors: I_x(a, b) is 1 less I_(1-x)(b, a)", () => {
    const eighth = fc.integer({ min: 0, max: 4096 }).map((whole) => whole / 4096)
    fc.assert(
      fc.property(eighth, size, size, (x, a, b) => {
        const sum = regularizedBeta(x, a, b) + regularizedBeta(1 - x, b, a)
        expect(sum).toBeCloseTo(1, 11)
      })
    )
  })

  it("satisfies I_x(a, b) = I_x(a + 1, b) + x^a (1 - x)^b / (a B(a, b))", () => {
    const small = fc.double({ min: 0.1, max: 60, noNaN: true })
    fc.assert(
      fc.property(level, small, small, (x, a, b) => {
        const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b)
        const step = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta) / a
        const sum = regularizedBeta(x, a + 1, b) + step
        expect(regularizedBeta(x, a, b)).toBeCloseTo(sum, 11)
      })
    )
  })

  it("runs from 0 to 1 and never falls", () => {
    fc.assert(
      fc.property(level, level, size, size, (one, other, a, b) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)]
        const slack = 1 + 1e-11
        expect(regularizedBeta(less, a, b)).toBeLessThanOrEqual(
          regularizedBeta(more, a, b) * slack
        )
      })
    )
    expect([regularizedBeta(0, 2, 3), regularizedBeta(1, 2, 3)]).toEqual([0, 1])
  })

  it("is undone by the beta quantile", () => {
    fc.assert(
      fc.property(level, size, size, (p, a, b) => {
        const x = betaQuantile(p, a, b)
        // Near 0 and 1 neighbouring doubles are too far apart to tell.
        fc.pre(x > 1e-290 && x < 0.999)
        expect(relativeError(regularizedBeta(x, a, b), p)).toBeLessThan(1e-9)
      })
    )
  })

  it("has quantiles of 0 and 1 at the ends", () => {
    expect([betaQuantile(0, 3, 4), betaQuantile(1, 3, 4)]).toEqual([0, 1])
  })

  it("has quantiles for priors near 0, which may be too small for a double", () => {
    expect(betaQuantile(0.025, 0.001, 0.001)).toBe(0)
    expect(betaQuantile(0.975, 0.001, 0.001)).toBe(1)
    expect(betaQuantile(0.5, 0.001, 0.001)).toBeCloseTo(0.5, 9)
  })
})

describe("Student's t, chi-square and F", () => {
  it("t does not depend on the sign", () => {
    expect(studentTTwoSidedP(-2.3, 7.31)).toBe(studentTTwoSidedP(2.3, 7.31))
    expect(studentTTwoSidedP(0, 3)).toBe(1)
  })

  it("t is undone by its quantile", () => {
    fc.assert(
      fc.property(level, degrees, (p, df) => {
        const twoSided = studentTTwoSidedP(studentTQuantile(p, df), df)
        expect(relativeError(twoSided, 2 * Math.min(p, 1 - p))).toBeLessThan(1e-9)
      })
    )
  })

  it("t with ever more degrees of freedom is the normal distribution", () => {
    expect(studentTTwoSidedP(3, 1e15)).toBeCloseTo(2 * normalSf(3), 13)
    expect(studentTQuantile(0.975, 1e15)).toBeCloseTo(normalQuantile(0.975), 12)
  })

  it("squared, t is F with 1 degree and z is chi-square with 1", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 30, noNaN: true }), degrees, (t, df) => {
        expect(relativeError(fSf(t * t, 1, df), studentTTwoSidedP(t, df))).toBeLessThan(
          1e-9
        )
        expect(relativeError(chiSquareSf(t * t, 1), 2 * normalSf(t))).toBeLessThan(1e-11)
      })
    )
  })

  it("tails never rise as the statistic grows", () => {
    const x = fc.double({ min: 0, max: 1e4, noNaN: true })
    fc.assert(
      fc.property(x, x, degrees, degrees, (one, other, df1, df2) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)]
        const slack = 1 + 1e-11
        expect(chiSquareSf(more, df1)).toBeLessThanOrEqual(chiSquareSf(less, df1) * slack)
        expect(fSf(more, df1, df2)).toBeLessThanOrEqual(fSf(less, df1, df2) * slack)
      })
    )
  })

  it("have all their mass above 0", () => {
    expect([chiSquareSf(0, 3), chiSquareSf(-1, 3), fSf(0, 2, 3), fSf(-1, 2, 3)]).toEqual([
      1, 1, 1, 1,
    ])
  })
})
