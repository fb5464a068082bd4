import { describe, expect, it } from "vitest"
import { bootstrapBounds } from "../../../src/analysis/resampling/bootstrap-bounds"
import { jackknifeOf } from "../../../src/analysis/resampling/bootstrap-steps"
import { countedSample } from "../../../src/analysis/resampling/counted-sample"
import { statisticOf } from "../../../src/analysis/resampling/statistic"

/** Every resample of a few values, and every pair of resamples of two arms. */
const allResamples = (values: number[], size = values.length): number[][] =>
  size === 0
    ? [[]]
    : allResamples(values, size - 1).flatMap((rest) =>
        values.map((one) => [one, ...rest])
      )

describe("bounds from all resamples that there are", () => {
  const few = [0, 0, 12.5, 20, 81]
  const fewMore = [0, 9, 22.5, 107]

  // scipy 1.17.1: scipy.stats._resampling._bca_interval with all 3125 resamples as
  // theta_hat_b, and numpy.quantile at its two levels.
  it.each([
    ["mean", 6.5, 55.1, 4, 48.6, 0, 13.479248526719523],
    ["median", 0, 81, 0, 81, 1.94592, 18.228901477195517],
    ["sum", 32.5, 275.5, 20, 243, 0, 67.39624263359761],
    [
      "standard-deviation",
      8.17771362,
      44.36552716,
      6.84653197,
      42.39162653,
      -6.769870752624115,
      13.54172717408173,
    ],
  ] as const)(
    "of a %s are SciPy's",
    (name, lowerBca, upperBca, lower, upper, bias, standardError) => {
      const sample = countedSample(few)
      const compute = statisticOf(name)
      const resampled = allResamples(few).map((values) => compute(countedSample(values)))
      const bounds = (method: "percentile" | "bca") =>
        bootstrapBounds(
          compute(sample),
          Float64Array.from(resampled),
          () => [jackknifeOf(sample, name)],
          { method, confidence: 0.9 }
        )
      const shared = {
        bias: expect.closeTo(bias, 10),
        standardError: expect.closeTo(standardError, 10),
        warnings: [],
      }
      expect(bounds("bca")).toEqual({
        lower: expect.closeTo(lowerBca, 7),
        upper: expect.closeTo(upperBca, 7),
        ...shared,
      })
      expect(bounds("percentile")).toEqual({
        lower: expect.closeTo(lower, 7),
        upper: expect.closeTo(upper, 7),
        ...shared,
      })
    }
  )

  it.each([
    ["mean", -32.625, 54.75],
    ["standard-deviation", -29.75, 49.85506172],
  ] as const)("of a difference of a %s are SciPy's", (name, lower, upper) => {
    const compute = statisticOf(name)
    const [a, b] = [few.slice(1), fewMore]
    const [armA, armB] = [countedSample(a), countedSample(b)]
    const ofAll = (values: number[]) =>
      allResamples(values).map((resample) => compute(countedSample(resample)))
    const resampledB = ofAll(b)
    const resampled = ofAll(a).flatMap((one) => resampledB.map((other) => other - one))
    const opposite = (arm: ReturnType<typeof jackknifeOf>) => ({
      ...arm,
      without: arm.without.map((value) => -value),
    })
    const bounds = bootstrapBounds(
      compute(armB) - compute(armA),
      Float64Array.from(resampled),
      () => [opposite(jackknifeOf(armA, name)), jackknifeOf(armB, name)],
      { method: "bca", confidence: 0.9 }
    )
    expect(bounds.lower).toBeCloseTo(lower, 7)
    expect(bounds.upper).toBeCloseTo(upper, 7)
  })
})
