import { describe, expect, it } from "vitest"
import { powerTwoProportions, sampleSizeTwoProportions } from "../../../src/analysis"
import { arm, report } from "./conversion-experiment"

describe("how much is still needed", () => {
  const arms = [arm("A", 3_000, 150), arm("B", 3_000, 200)]
  const fixed = {
    method: "fixed",
    plannedRecipients: 99_999,
    minimumUplift: 0.2,
  } as const

  it("by a fixed test is the sample size of two proportions", () => {
    const { power } = report(arms, fixed)
    const { exactA } = sampleSizeTwoProportions({
      baseline: 0.05,
      target: 0.06,
      alpha: 0.05,
      power: 0.8,
      method: "pooled",
    })
    expect(power.recipientsNeeded).toBe(Math.ceil(2 * exactA!))
    expect(power.ordersStillNeeded).toBe(power.recipientsNeeded! - 6_000)
    expect(power.reached).toBeCloseTo(
      powerTwoProportions({
        baseline: 0.05,
        target: 0.06,
        nA: 3_000,
        nB: 3_000,
        alpha: 0.05,
        strict: false,
      }).power!,
      12
    )
  })

  it("by a sequential test is more, and then is enough", () => {
    const sequential = { minimumUplift: 0.2, optimalSampleSize: 20_000 }
    const needed = report(arms, sequential).power.recipientsNeeded!
    expect(needed).toBeGreaterThan(1.2 * report(arms, fixed).power.recipientsNeeded!)
    const half = Math.ceil(needed / 40) * 20
    const later = [arm("A", half, half / 20), arm("B", half, half / 20)]
    expect(report(later, sequential).power).toMatchObject({ ordersStillNeeded: 0 })
    expect(report(later, sequential).power.reached).toBeCloseTo(0.8, 3)
  })

  it("is said to be more than is planned", () => {
    const { warnings } = report(arms, { ...fixed, plannedRecipients: 10_000 })
    expect(warnings.map(({ code }) => code)).toContain("plan-too-small")
    expect(report(arms, fixed).warnings.map(({ code }) => code)).not.toContain(
      "plan-too-small"
    )
  })

  it("is the rest of the plan when no uplift is named, and unknown without a plan", () => {
    expect(report(arms, { plannedRecipients: 10_000 }).power.ordersStillNeeded).toBe(
      4_000
    )
    expect(report(arms).power.ordersStillNeeded).toBeNull()
  })

  it("is unknown when the uplift leads nowhere", () => {
    const { power } = report([arm("A", 500, 400), arm("B", 500, 410)], {
      minimumUplift: 5,
    })
    expect(power).toMatchObject({ recipientsNeeded: null, reached: null })
  })
})
