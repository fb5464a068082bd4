import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  minimumDetectableEffect,
  powerTwoProportions,
  sampleSizeMeans,
  sampleSizeTwoProportions,
} from "../../../src/analysis"

const design = { alpha: 0.05, power: 0.8 }
const inner = fc.double({ min: 0.01, max: 0.99, noNaN: true })
const apart = fc
  .tuple(inner, inner)
  .filter(([one, other]) => Math.abs(one - other) > 0.005)
const alpha = fc.constantFrom(0.01, 0.05, 0.1)
const power = fc.constantFrom(0.5, 0.8, 0.95)
const sided = fc.constantFrom(1 as const, 2 as const)

describe("the sample size for two rates", () => {
  it("of no difference is unknown", () => {
    const input = { baseline: 0.1, target: 0.1, ...design, method: "pooled" } as const
    const unknown = { exactA: null, nA: null, nB: null, total: null }
    expect(sampleSizeTwoProportions(input)).toEqual(unknown)
  })

  it("has the power that was asked for, and one less in each arm has not", () => {
    fc.assert(
      fc.property(apart, alpha, power, sided, ([baseline, target], a, wanted, sides) => {
        const rates = { baseline, target, alpha: a, sided: sides }
        const { nA } = sampleSizeTwoProportions({
          ...rates,
          power: wanted,
          method: "pooled",
        })
        const reached = (n: number) =>
          powerTwoProportions({ ...rates, nA: n, nB: n, strict: false }).power!
        expect(reached(nA!)).toBeGreaterThanOrEqual(wanted - 1e-9)
        fc.pre(nA! > 1)
        expect(reached(nA! - 1)).toBeLessThan(wanted)
      })
    )
  })

  it("with arms of different sizes has that power too", () => {
    const rates = { baseline: 0.05, target: 0.06, alpha: 0.05 }
    const { exactA, nA, nB, total } = sampleSizeTwoProportions({
      ...rates,
      power: 0.8,
      method: "pooled",
      ratio: 2,
    })
    expect([nA, nB, total]).toEqual([
      Math.ceil(exactA!),
      Math.ceil(2 * exactA!),
      nA! + nB!,
    ])
    const arms = { nA: nA!, nB: nB!, strict: false }
    expect(powerTwoProportions({ ...rates, ...arms }).power).toBeCloseTo(0.8, 4)
  })

  it("by Evan Miller does not flip rates above ½", () => {
    const input = { ...design, method: "evan-miller" } as const
    const low = sampleSizeTwoProportions({ baseline: 0.2, target: 0.25, ...input })
    // His page shows 1,030 for 20 % + 5 points; exact 1030.22.
    expect(low).toMatchObject({
      exactA: expect.closeTo(1030.2193, 4),
      nA: 1031,
      total: 2062,
    })
    const high = sampleSizeTwoProportions({ baseline: 0.8, target: 0.75, ...input })
    const flipped = sampleSizeTwoProportions({ baseline: 0.8, target: 0.85, ...input })
    expect(high.exactA).toBeCloseTo(low.exactA!, 9)
    expect(flipped.exactA).not.toBeCloseTo(low.exactA!, 0)
  })

  it("for one side is smaller than for two", () => {
    const rates = { baseline: 0.05, target: 0.06, ...design, method: "pooled" } as const
    const one = sampleSizeTwoProportions({ ...rates, sided: 1 })
    const two = sampleSizeTwoProportions({ ...rates, sided: 2 })
    expect(one.nA).toBeLessThan(two.nA!)
    expect(sampleSizeTwoProportions(rates)).toEqual(two)
  })
})

describe("the power for two rates", () => {
  const rates = { baseline: 0.1, target: 0.1, alpha: 0.05 }

  it.each([
    [false, 2, 0.025],
    [true, 2, 0.05],
    [false, 1, 0.05],
    [true, 1, 0.05],
  ] as const)(
    "of no difference (strict %s, sided %d) is %d",
    (strict, sides, expected) => {
      const input = { ...rates, nA: 100, nB: 50, strict, sided: sides }
      expect(powerTwoProportions(input).power).toBeCloseTo(expected, 15)
    }
  )

  it("with nobody in an arm is unknown", () => {
    expect(
      powerTwoProportions({ ...rates, nA: 0, nB: 9, strict: false }).power
    ).toBeNull()
    expect(powerTwoProportions({ ...rates, nA: 9, nB: 0, strict: true }).power).toBeNull()
  })

  it("from 0 to 1 is certain once the arms are large enough", () => {
    const extreme = { baseline: 0, target: 1, alpha: 0.05, strict: false }
    expect(powerTwoProportions({ ...extreme, nA: 10, nB: 10 }).power).toBe(1)
    expect(powerTwoProportions({ ...extreme, nA: 1, nB: 1 }).power).toBe(0)
  })

  it("counts the far tail only if strict", () => {
    const small = { baseline: 0.1, target: 0.11, alpha: 0.05, nA: 50, nB: 50 }
    const plain = powerTwoProportions({ ...small, strict: false }).power!
    const strict = powerTwoProportions({ ...small, strict: true }).power!
    expect(strict).toBeGreaterThan(plain + 0.01)
    expect(powerTwoProportions({ ...small, strict: true, sided: 1 })).toEqual(
      powerTwoProportions({ ...small, strict: false, sided: 1 })
    )
  })
})

describe("the minimum detectable effect", () => {
  it("is what the sample finds with the wanted power", () => {
    fc.assert(
      fc.property(
        inner,
        fc.integer({ min: 3, max: 1_000_000 }),
        alpha,
        power,
        sided,
        fc.constantFrom("increase" as const, "decrease" as const),
        (baseline, nPerGroup, a, wanted, sides, direction) => {
          const rates = { baseline, alpha: a, sided: sides }
          const { target, absolute, relative } = minimumDetectableEffect({
            ...rates,
            nPerGroup,
            power: wanted,
            direction,
          })
          fc.pre(target !== null)
          expect(Math.sign(absolute!)).toBe(direction === "increase" ? 1 : -1)
          expect(relative).toBeCloseTo(absolute! / baseline, 12)
          const arms = { nA: nPerGroup, nB: nPerGroup, strict: false }
          const reached = powerTwoProportions({
            ...rates,
            target: target,
            ...arms,
          }).power!
          expect(reached).toBeCloseTo(wanted, 7)
        }
      )
    )
  })

  it("is unknown where no rate differs enough", () => {
    const unknown = { target: null, absolute: null, relative: null }
    const input = { ...design, direction: "decrease" } as const
    expect(minimumDetectableEffect({ ...input, baseline: 0.01, nPerGroup: 100 })).toEqual(
      unknown
    )
    expect(minimumDetectableEffect({ ...input, baseline: 0, nPerGroup: 100 })).toEqual(
      unknown
    )
    expect(minimumDetectableEffect({ ...input, baseline: 0.5, nPerGroup: 0 })).toEqual(
      unknown
    )
    const up = { ...input, direction: "increase" } as const
    expect(minimumDetectableEffect({ ...up, baseline: 1, nPerGroup: 1e6 })).toEqual(
      unknown
    )
  })

  it("is unknown where the power is there without any effect", () => {
    const input = { baseline: 0.1, nPerGroup: 100, alpha: 0.5, power: 0.2 }
    expect(minimumDetectableEffect({ ...input, direction: "increase" }).target).toBeNull()
  })

  it("from a baseline of 0 is absolute only", () => {
    const input = {
      ...design,
      baseline: 0,
      nPerGroup: 1000,
      direction: "increase",
    } as const
    const { target, absolute, relative } = minimumDetectableEffect(input)
    expect(target).toBeGreaterThan(0)
    expect(absolute).toBe(target)
    expect(relative).toBeNull()
  })
})

describe("the sample size for two means", () => {
  it.each([
    [{ difference: 0, sd: 18 }, null, null],
    [{ difference: 0, sd: 0 }, null, null],
    [{ difference: 1, sd: 0 }, 0, 0],
  ])("at the edge: %j", (input, exact, nPerGroup) => {
    expect(sampleSizeMeans({ ...input, ...design })).toStrictEqual({ exact, nPerGroup })
  })

  it("does not depend on the sign or the unit of the difference", () => {
    const { exact } = sampleSizeMeans({ difference: 2.5, sd: 18, ...design })
    expect(sampleSizeMeans({ difference: -2.5, sd: 18, ...design }).exact).toBe(exact)
    expect(sampleSizeMeans({ difference: 250, sd: 1800, ...design }).exact).toBeCloseTo(
      exact!,
      9
    )
  })

  it("is not lifted to the next whole number by rounding alone", () => {
    // 2 (zα + zβ)² sd² / difference² with zα = zβ: 8 zα², and sd chosen to make it 50.
    const z = 1.9599639845400545
    const input = { difference: 1, sd: 5 / (2 * z), alpha: 0.05, power: 0.975 }
    expect(sampleSizeMeans(input)).toEqual({
      exact: expect.closeTo(50, 9),
      nPerGroup: 50,
    })
  })
})
