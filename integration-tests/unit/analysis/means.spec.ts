import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  mannWhitneyUTest,
  welchTTest,
  welchTTestFromSamples,
} from "../../../src/analysis"

const confidence = 0.95
const value = fc.integer({ min: -1000, max: 1000 }).map((whole) => whole / 8)
const sample = fc.array(value, { minLength: 2, maxLength: 15 })
const unknown = {
  difference: null,
  standardError: null,
  t: null,
  df: null,
  pValue: null,
  lower: null,
  upper: null,
}

describe("Welch's t test", () => {
  it.each([
    [{ nA: 0, nB: 9, sdA: 1, sdB: 1 }, null],
    [{ nA: 9, nB: 0, sdA: 1, sdB: 1 }, null],
    [{ nA: 1, nB: 9, sdA: 1, sdB: 1 }, 2],
    [{ nA: 9, nB: 1, sdA: 1, sdB: 1 }, 2],
    [{ nA: 9, nB: 9, sdA: 0, sdB: 0 }, 2],
  ])("at the edge %j knows the difference %s only", (input, difference) => {
    const means = { meanA: 10, meanB: 12, confidence }
    expect(welchTTest({ ...means, ...input })).toEqual({ ...unknown, difference })
  })

  it("does with one arm that varies", () => {
    const input = { meanA: 10, sdA: 0, nA: 5, meanB: 12, sdB: 2, nB: 16, confidence }
    expect(welchTTest(input)).toMatchObject({ standardError: 0.5, t: 4, df: 15 })
  })

  it("from samples is the same as from their moments", () => {
    const a = [1, 2, 3, 4, 5]
    const b = [3, 4, 5, 6, 9]
    const moments = {
      meanA: 3,
      sdA: Math.sqrt(2.5),
      nA: 5,
      meanB: 5.4,
      sdB: Math.sqrt(5.3),
      nB: 5,
    }
    const fromMoments = welchTTest({ ...moments, confidence })
    const fromSamples = welchTTestFromSamples({ a, b, confidence })
    Object.entries(fromMoments).forEach(([name, expected]) =>
      expect(Reflect.get(fromSamples, name)).toBeCloseTo(expected!, 12)
    )
  })

  it.each([
    [[], [1, 2], null],
    [[1], [3, 4], 2.5],
    [[0.1, 0.1, 0.1], [0.7, 0.7], 0.6],
  ])("of the samples %j and %j knows the difference %s only", (a, b, difference) => {
    const result = welchTTestFromSamples({ a, b, confidence })
    expect(result).toEqual({
      ...unknown,
      difference: difference === null ? null : expect.closeTo(difference, 12),
    })
  })

  it("loses no digits to values that are far from 0", () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const near = welchTTestFromSamples({ a, b, confidence })
        const shift = (values: number[]) => values.map((one) => one + 1e9)
        const far = welchTTestFromSamples({ a: shift(a), b: shift(b), confidence })
        expect(far).toEqual(near)
      })
    )
  })

  it("changes the sign when the arms change places", () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const there = welchTTestFromSamples({ a, b, confidence })
        const back = welchTTestFromSamples({ a: b, b: a, confidence })
        expect(back.difference).toBeCloseTo(-there.difference!, 9)
        fc.pre(there.t !== null)
        expect(back.pValue).toBeCloseTo(there.pValue!, 9)
        expect(back.lower).toBeCloseTo(-there.upper!, 6)
      })
    )
  })

  it("in cents instead of euros has the same t, and a hundred times the bounds", () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const euros = welchTTestFromSamples({ a, b, confidence })
        const cents = welchTTestFromSamples({
          a: a.map((one) => 100 * one),
          b: b.map((one) => 100 * one),
          confidence,
        })
        fc.pre(euros.t !== null)
        expect(cents.t).toBeCloseTo(euros.t, 9)
        expect(cents.upper! / 100).toBeCloseTo(euros.upper!, 6)
      })
    )
  })

  it("has an interval that excludes 0 exactly when p is below alpha", () => {
    fc.assert(
      fc.property(sample, sample, fc.constantFrom(0.5, 0.9, 0.99), (a, b, level) => {
        const result = welchTTestFromSamples({ a, b, confidence: level })
        fc.pre(result.pValue !== null)
        const excludes = result.lower! > 0 || result.upper! < 0
        expect(excludes).toBe(result.pValue < 1 - level)
      })
    )
  })

  it("has one-sided p-values that add up to 1", () => {
    const input = { meanA: 1, sdA: 2, nA: 20, meanB: 3, sdB: 1, nB: 30, confidence }
    const [greater, less, both] = (["greater", "less", "two-sided"] as const).map(
      (alternative) => welchTTest({ ...input, alternative }).pValue!
    )
    expect(greater + less).toBeCloseTo(1, 14)
    expect(both).toBeCloseTo(2 * greater, 14)
    expect(greater).toBeLessThan(less)
  })
})

describe("the Mann-Whitney U test", () => {
  const ratings = fc.array(fc.integer({ min: 0, max: 12 }), {
    minLength: 1,
    maxLength: 20,
  })

  it.each([
    [[], [1, 2]],
    [[1, 2], []],
  ])("of %j and %j is unknown", (a, b) => {
    expect(mannWhitneyUTest({ a, b })).toEqual({
      u: null,
      z: null,
      pValue: null,
      probabilityOfSuperiority: null,
    })
  })

  it.each(["two-sided", "greater", "less"] as const)(
    "of equal values has z 0 and p 1 (%s)",
    (alternative) => {
      expect(mannWhitneyUTest({ a: [3, 3], b: [3, 3, 3], alternative })).toEqual({
        u: 3,
        z: 0,
        pValue: 1,
        probabilityOfSuperiority: 0.5,
      })
    }
  )

  it("counts the pairs in which B is larger, and half the ties", () => {
    fc.assert(
      fc.property(ratings, ratings, (a, b) => {
        let u = 0
        let sameOrder = 0
        a.forEach((one) =>
          b.forEach((other) => {
            u += other > one ? 1 : other === one ? 0.5 : 0
            sameOrder++
          })
        )
        const result = mannWhitneyUTest({ a, b })
        expect(result.u).toBe(u)
        expect(result.probabilityOfSuperiority).toBe(u / sameOrder)
      })
    )
  })

  it("changes the sign of z when the arms change places", () => {
    fc.assert(
      fc.property(ratings, ratings, fc.boolean(), (a, b, continuity) => {
        const there = mannWhitneyUTest({ a, b, continuity })
        const back = mannWhitneyUTest({ a: b, b: a, continuity })
        expect(back.z).toBeCloseTo(-there.z!, 12)
        expect(back.pValue).toBeCloseTo(there.pValue!, 12)
        const greater = mannWhitneyUTest({ a, b, continuity, alternative: "greater" })
        const less = mannWhitneyUTest({ a: b, b: a, continuity, alternative: "less" })
        expect(less.pValue).toBeCloseTo(greater.pValue!, 12)
      })
    )
  })

  it("moves z by half a pair towards 0, or against the side that is asked for", () => {
    const [a, b] = [
      [1, 2, 5],
      [3, 4, 6, 7],
    ]
    const z = (alternative: "two-sided" | "greater" | "less", continuity: boolean) =>
      mannWhitneyUTest({ a, b, alternative, continuity }).z!
    const half = 0.5 / Math.sqrt((3 * 4 * 8) / 12)
    expect(z("two-sided", true)).toBeCloseTo(z("two-sided", false) - half, 12)
    expect(z("greater", true)).toBeCloseTo(z("greater", false) - half, 12)
    expect(z("less", true)).toBeCloseTo(z("less", false) + half, 12)
    expect(mannWhitneyUTest({ a, b }).z).toBe(z("two-sided", true))
  })
})
