import { describe, expect, it } from "vitest"
import {
  cholesky,
  choleskyInverseDiagonal,
  choleskySolve,
} from "../../../src/analysis/numbers/cholesky"
import { digammaGaps, trigamma } from "../../../src/analysis/numbers/digamma"
import { gaussLegendrePoints } from "../../../src/analysis/numbers/gauss-legendre"
import { logRising } from "../../../src/analysis/numbers/log-rising"
import {
  maximizePositive,
  type Derivatives,
} from "../../../src/analysis/numbers/maximize-positive"

describe("digamma and trigamma", () => {
  // mpmath, 30 digits: ψ(z + n) - ψ(z), ψ'(z + n) - ψ'(z), ln Γ(z + n) - ln Γ(z), ψ'(z).
  it.each([
    [
      0.001, 3, 1001.4987511239385, -1000001.2477531834, -6.213108723047457,
      1000001.6425331959,
    ],
    [0.5, 1, 2, -4, -0.6931471805599453, 4.934802200544679],
    [
      2.5, 7.25, 1.5219528943993328, -0.382354512763603, 11.957522069577843,
      0.49035775610023485,
    ],
    [
      30, 0.01, 0.0003388931782905888, -1.1483760354163714e-5, 0.0338460758884447,
      0.033895060357739946,
    ],
    [
      100000000, 2, 1.9999999900000002e-8, -1.9999999800000003e-16, 36.84136149790473,
      1.000000005e-8,
    ],
    [
      1e-8, 1000000000, 100000021.30048148, -1.0000000000000002e16, 19723265809.083035,
      1.0000000000000002e16,
    ],
  ])("at %d, and from there %d further", (z, n, digamma, second, log, atStart) => {
    const gaps = digammaGaps(z, n)
    expect(gaps.digamma / digamma).toBeCloseTo(1, 13)
    expect(gaps.trigamma / second).toBeCloseTo(1, 13)
    expect(trigamma(z) / atStart).toBeCloseTo(1, 13)
    expect(logRising(z, n)).toMatchObject({
      slope: gaps.digamma,
      curvature: gaps.trigamma,
    })
    // The log of n - 1 factors near 1 is known to the last digits of its terms only.
    expect(Math.abs(logRising(z, n).value - log)).toBeLessThan(
      1e-14 * (20 + Math.abs(log))
    )
  })

  it("of no factors is 0", () => {
    expect(logRising(3, 0)).toEqual({ value: 0, slope: 0, curvature: 0 })
  })
})

describe("the Cholesky decomposition", () => {
  const matrix = [
    [4, 12, -16],
    [12, 37, -43],
    [-16, -43, 98],
  ]

  // The example of Wikipedia's article on it.
  it("is a root of the matrix, solves with it and inverts it", () => {
    const lower = cholesky(matrix)!
    expect(lower).toEqual([
      [2, 0, 0],
      [6, 1, 0],
      [-8, 5, 3],
    ])
    const solution = choleskySolve(lower, [4 + 24 - 48, 12 + 74 - 129, -16 - 86 + 294])
    solution.forEach((value, index) => expect(value).toBeCloseTo(index + 1, 12))
    const [first, second, third] = choleskyInverseDiagonal(lower)
    expect(first).toBeCloseTo(1777 / 36, 10)
    expect(second).toBeCloseTo(34 / 9, 12)
    expect(third).toBeCloseTo(1 / 9, 12)
  })

  it.each([
    [
      "indefinite",
      [
        [1, 2],
        [2, 1],
      ],
    ],
    [
      "singular",
      [
        [1, 1],
        [1, 1],
      ],
    ],
    [
      "singular but for rounding",
      [
        [1, 1],
        [1, 1 + 1e-15],
      ],
    ],
    ["negative", [[-1]]],
    ["not a number", [[Number.NaN]]],
    ["infinite", [[Infinity]]],
  ])("does not exist for a matrix that is %s", (_, wrong) => {
    expect(cholesky(wrong)).toBeNull()
  })
})

describe("Gauss-Legendre points", () => {
  it("integrate polynomials up to the 31st degree exactly", () => {
    const integral = gaussLegendrePoints([0, 2]).reduce(
      (sum, { x, weight }) => sum + weight * x ** 31,
      0
    )
    expect(integral / (2 ** 32 / 32)).toBeCloseTo(1, 13)
  })

  it("of several pieces cover them all", () => {
    const points = gaussLegendrePoints([0, 1, 5, 100])
    expect(points.length).toBe(48)
    expect(points.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(100, 11)
    const decay = points.reduce(
      (sum, { x, weight }) => sum + weight * Math.exp(-x / 9),
      0
    )
    expect(decay).toBeCloseTo(9 * (1 - Math.exp(-100 / 9)), 9)
  })
})

describe("the maximum of a function of positive parameters", () => {
  /** n ln θ - Σx θ: the log-likelihood of the rate of an exponential distribution. */
  const exponential =
    (n: number, total: number) =>
    ([rate]: number[]): Derivatives => ({
      value: n * Math.log(rate) - total * rate,
      gradient: [n / rate - total],
      hessian: [[-n / rate ** 2]],
    })

  it("is found with its standard error, from far away as well", () => {
    for (const start of [1e-5, 1, 1e5]) {
      const found = maximizePositive(exponential(25, 50), [[start]])
      expect(found.outcome).toBe("maximum")
      expect(found.parameters[0]).toBeCloseTo(0.5, 12)
      expect(found.standardErrors![0]).toBeCloseTo(0.1, 12)
    }
  })

  it("is said to be none where the function only rises to a limit", () => {
    const rising = ([x]: number[]): Derivatives => ({
      value: -1 / x,
      gradient: [1 / x ** 2],
      hessian: [[-2 / x ** 3]],
    })
    const found = maximizePositive(rising, [[1]])
    expect(found).toMatchObject({
      outcome: "bound",
      isAtBound: [true],
      standardErrors: null,
    })
  })

  it("is said to be none where the function does not move", () => {
    const still = (): Derivatives => ({ value: 1, gradient: [0], hessian: [[0]] })
    const found = maximizePositive(still, [[1]])
    expect(found).toMatchObject({ outcome: "flat", standardErrors: null })
  })

  it("is said to be none along a ridge", () => {
    const ridge = ([x, y]: number[]): Derivatives => ({
      value: -((x * y - 1) ** 2),
      gradient: [-2 * (x * y - 1) * y, -2 * (x * y - 1) * x],
      hessian: [
        [-2 * y * y, 2 - 4 * x * y],
        [2 - 4 * x * y, -2 * x * x],
      ],
    })
    const found = maximizePositive(ridge, [[2, 3]])
    expect(found.parameters[0] * found.parameters[1]).toBeCloseTo(1, 4)
    expect(found).toMatchObject({ outcome: "flat", standardErrors: null })
  })

  it("is the largest of those that the starts lead to", () => {
    // In the log of x: two peaks, of which the one at x = e² is higher.
    const peaks = ([x]: number[]): Derivatives => {
      const u = Math.log(x)
      const value = -(((u * u - 4) / 4) ** 2) + u / 10
      const slope = (-(u * u - 4) * u) / 4 + 1 / 10
      const curvature = -(3 * u * u - 4) / 4
      return {
        value,
        gradient: [slope / x],
        hessian: [[(curvature - slope) / x ** 2]],
      }
    }
    const low = maximizePositive(peaks, [[0.1]]).parameters[0]
    const high = maximizePositive(peaks, [[10]]).parameters[0]
    expect(low).toBeLessThan(1)
    expect(high).toBeGreaterThan(1)
    expect(maximizePositive(peaks, [[0.1], [10]]).parameters[0]).toBe(high)
    expect(maximizePositive(peaks, [[10], [0.1]]).parameters[0]).toBe(high)
  })
})
