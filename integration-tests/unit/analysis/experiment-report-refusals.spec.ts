import { describe, expect, it } from "vitest"
import { experimentReport } from "../../../src/analysis"
import { arm, complaints, conversion } from "./conversion-experiment"

describe("what cannot be is refused", () => {
  const arms = [arm("A", 10, 1), arm("B", 10, 2)]
  const [first, second] = arms
  const without = (totals: object) => ({ ...second, totals: { ...totals } })

  it.each<[string, unknown, string]>([
    ["one arm", { arms: [first] }, "arms must have 2 entries or more"],
    ["one name twice", { arms: [first, first] }, "arms[1].name must be a name that no"],
    [
      "no name",
      { arms: [{ ...first, name: "" }, second] },
      "arms[0].name must be a name",
    ],
    [
      "more events than recipients",
      { arms: [first, arm("B", 10, 11)] },
      "arms[1].totals.conversion.count must not be above arms[1].recipients (10), got 11",
    ],
    [
      "no totals of a metric",
      { arms: [first, without({})] },
      "arms[1].totals.conversion must be an object, got undefined",
    ],
    [
      "inherited totals",
      { metrics: [{ ...conversion, name: "toString" }] },
      "arms[0].totals.toString must be an object, got undefined",
    ],
    [
      "totals of another kind",
      { metrics: [{ ...conversion, kind: "mean" }] },
      "arms[0].totals.conversion.sum must be a finite number",
    ],
    [
      "impossible squares",
      {
        arms: arms.map((each) => ({
          ...each,
          totals: { revenue: { sum: 100, sumOfSquares: 999 } },
        })),
        metrics: [{ name: "revenue", kind: "mean", role: "primary" }],
      },
      "arms[0].totals.revenue.sumOfSquares must not be below the squared sum over n (1000)",
    ],
    ["no primary metric", { metrics: [complaints] }, "metrics must have one metric"],
    [
      "two primary metrics",
      { metrics: [conversion, { ...complaints, role: "primary" }] },
      'metrics must have one metric with the role "primary", got 2',
    ],
    [
      "one metric twice",
      { metrics: [conversion, conversion] },
      "metrics[1].name must be",
    ],
    [
      "shares of other arms",
      { design: { allocation: [1, 1, 1] } },
      "design.allocation must have as many entries as arms (2), got an array of 3",
    ],
    [
      "a fixed test without a plan",
      { design: { method: "fixed" } },
      'design.plannedRecipients must be given with the method "fixed", got undefined',
    ],
    [
      "alpha 0",
      { design: { alpha: 0 } },
      "design.alpha must be a number between 0 and 1",
    ],
    [
      "no alpha to speak of",
      { design: { alpha: 1e-12 } },
      "design.alpha must be 1e-9 or",
    ],
  ])("%s", (_, change, message) => {
    const input = { arms, metrics: [conversion], design: {}, ...Object(change) }
    expect(() => experimentReport(input)).toThrow(message)
    expect(() => experimentReport(input)).toThrow(RangeError)
  })
})
