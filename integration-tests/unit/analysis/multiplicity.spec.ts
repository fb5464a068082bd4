import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { adjustPValues, srmTest } from "../../../src/analysis"

const methods = [
  "holm",
  "hochberg",
  "bonferroni",
  "benjamini-hochberg",
  "benjamini-yekutieli",
] as const
const pValues = fc.array(
  fc.oneof(fc.constantFrom(0, 1, null, 0.04), fc.double({ min: 0, max: 1, noNaN: true }))
)

describe("adjusted p-values", () => {
  // The p-values of Benjamini & Hochberg 1995, section 3.2: four are significant at 5 % by
  // their method, three by Bonferroni's.
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262,
    0.5719, 0.6528, 0.759, 1,
  ]

  it.each([
    ["bonferroni", 3],
    ["holm", 3],
    ["hochberg", 3],
    ["benjamini-hochberg", 4],
    ["benjamini-yekutieli", 3],
  ] as const)("by %s leave %d of the published 15 significant", (method, significant) => {
    const { adjusted } = adjustPValues({ pValues: published, method })
    expect(adjusted.filter((p) => p !== null && p <= 0.05)).toHaveLength(significant)
  })

  it.each(methods)(
    "by %s: nothing of nothing, null stays null, one stays itself",
    (method) => {
      expect(adjustPValues({ pValues: [], method }).adjusted).toEqual([])
      expect(adjustPValues({ pValues: [null, null], method }).adjusted).toEqual([
        null,
        null,
      ])
      expect(adjustPValues({ pValues: [null, 0.03], method }).adjusted).toEqual([
        null,
        0.03,
      ])
    }
  )

  it.each(methods)("by %s are no smaller, at most 1, and in the same order", (method) => {
    fc.assert(
      fc.property(pValues, (raw) => {
        const { adjusted } = adjustPValues({ pValues: raw, method })
        raw.forEach((p, index) => {
          const own = adjusted[index]
          if (p === null || own === null) {
            expect(own).toBe(p)
            return
          }
          expect(own).toBeGreaterThanOrEqual(p)
          expect(own).toBeLessThanOrEqual(1)
          raw.forEach((other, at) => {
            if (other !== null && other > p) {
              expect(adjusted[at]!).toBeGreaterThanOrEqual(own)
            }
          })
        })
      })
    )
  })

  it("from the strictest to the mildest: Bonferroni, Holm, Hochberg, Benjamini-Hochberg", () => {
    fc.assert(
      fc.property(pValues, (raw) => {
        const [bonferroni, holm, hochberg, fdr] = (
          ["bonferroni", "holm", "hochberg", "benjamini-hochberg"] as const
        ).map((method) => adjustPValues({ pValues: raw, method }).adjusted)
        raw.forEach((p, index) => {
          if (p !== null) {
            expect(bonferroni[index]!).toBeGreaterThanOrEqual(holm[index]!)
            expect(holm[index]!).toBeGreaterThanOrEqual(hochberg[index]!)
            expect(hochberg[index]!).toBeGreaterThanOrEqual(fdr[index]! - 1e-15)
          }
        })
      })
    )
  })
})

describe("the sample ratio mismatch test", () => {
  it("of nobody is unknown, but not its degrees of freedom", () => {
    expect(srmTest({ observed: [0, 0, 0], weights: [1, 1, 2] })).toEqual({
      statistic: null,
      df: 2,
      pValue: null,
      warnings: [],
    })
  })

  it("of the very ratio is 0, p 1", () => {
    const certain = { statistic: 0, df: 1, pValue: 1 }
    expect(srmTest({ observed: [30, 70], weights: [3, 7] })).toMatchObject(certain)
  })

  it("does not depend on the scale of the weights, however large or small", () => {
    const { statistic } = srmTest({ observed: [5021, 4830], weights: [1, 1] })
    for (const scale of [0.5, 50, 1e-300, 1e308]) {
      const weights = [scale, scale]
      expect(srmTest({ observed: [5021, 4830], weights }).statistic).toBeCloseTo(
        statistic!,
        12
      )
    }
  })

  it("does not depend on the order of the arms", () => {
    const there = srmTest({ observed: [10, 25, 60], weights: [1, 2, 6] })
    const back = srmTest({ observed: [60, 25, 10], weights: [6, 2, 1] })
    expect(back.pValue).toBeCloseTo(there.pValue!, 12)
  })

  it("keeps a p-value far out in the tail", () => {
    const { pValue } = srmTest({ observed: [55_000, 45_000], weights: [1, 1] })
    expect(pValue).toBeGreaterThan(1e-222)
    expect(pValue).toBeLessThan(1e-218)
  })

  it("warns of an arm for which fewer than 5 are expected", () => {
    const { warnings } = srmTest({ observed: [3, 50], weights: [1, 20] })
    expect(warnings).toEqual(["expected count below 5"])
  })
})
