import { describe, expect, it } from "vitest"
import {
  adjustPValues,
  type ExperimentArm,
  type ExperimentDesign,
} from "../../../src/analysis"
import { arm, complaints, conversion, report } from "./conversion-experiment"

const verdictOf = (arms: ExperimentArm[], design?: ExperimentDesign) =>
  report(arms, design).verdict

describe("the verdict", () => {
  it("is that nothing can be read when the arms have the wrong sizes", () => {
    const { verdict, sampleRatio, warnings } = report([
      arm("A", 10_000, 400),
      arm("B", 9_400, 700),
    ])
    expect(sampleRatio.pValue).toBeLessThan(0.001)
    expect(verdict).toMatchObject({ code: "invalid", winner: null })
    expect(verdict.sentence).toContain("A 10,000 instead of 9,700")
    expect(warnings.map(({ code }) => code)).toContain("sample-ratio")
  })

  it("takes planned shares for the right sizes, on any scale", () => {
    const arms = [arm("A", 10_000, 400), arm("B", 30_000, 1200)]
    expect(verdictOf(arms).code).toBe("invalid")
    expect(verdictOf(arms, { allocation: [25, 75] }).code).toBe("keep-running")
  })

  it("is to stop a treatment that does harm, whatever it wins", () => {
    const { verdict, guardrails } = report([
      arm("A", 10_000, 400, 10),
      arm("B", 10_000, 600, 90),
    ])
    expect(guardrails).toMatchObject([{ metric: "complaints", status: "breached" }])
    expect(verdict).toMatchObject({
      code: "stopped-by-guardrail",
      winner: null,
      stopped: ["B"],
    })
    expect(verdict.sentence).toMatch(
      /^Stop B: complaints got worse by 0\.80 points with B \(by 0\.\d\d points at least, 0\.00 points is tolerated\)\.$/
    )
  })

  it("lets a treatment do as much harm as is tolerated", () => {
    const metrics = (tolerance: number) => [conversion, { ...complaints, tolerance }]
    const arms = [arm("A", 10_000, 400, 10), arm("B", 10_000, 600, 90)]
    const statusOf = (tolerance: number) =>
      report(arms, {}, metrics(tolerance)).guardrails[0].status
    expect([0.001, 0.008, 0.02].map(statusOf)).toEqual([
      "breached",
      "undecided",
      "passed",
    ])
  })

  it("is the better treatment, with a warning of harm that is not ruled out", () => {
    const { verdict, warnings } = report([
      arm("A", 10_000, 400, 5),
      arm("B", 10_000, 600, 7),
    ])
    expect(verdict).toMatchObject({ code: "winner", winner: "B" })
    expect(warnings.map(({ code }) => code)).toEqual(["guardrail-undecided", "no-plan"])
  })

  it("is the control when it beats every treatment", () => {
    expect(verdictOf([arm("A", 10_000, 600), arm("B", 10_000, 400)])).toMatchObject({
      code: "winner",
      winner: "A",
    })
    expect(
      verdictOf([arm("A", 10_000, 600), arm("B", 10_000, 400), arm("C", 10_000, 590)])
        .code
    ).toBe("keep-running")
  })

  it("is the best of several treatments, by p-values that allow for several", () => {
    const arms = [arm("A", 9_000, 400), arm("B", 9_000, 560), arm("C", 9_000, 600)]
    const { verdict, metrics } = report(arms)
    expect(verdict).toMatchObject({ code: "winner", winner: "C" })
    const { comparisons } = metrics[0]
    expect(comparisons.map(({ adjustedPValue }) => adjustedPValue)).toEqual(
      adjustPValues({
        pValues: comparisons.map(({ pValue }) => pValue),
        method: "holm",
      }).adjusted
    )
  })

  it("of a fixed test is not spoken before its planned number", () => {
    const arms = [arm("A", 4_000, 160), arm("B", 4_000, 320)]
    const design = { method: "fixed", plannedRecipients: 8_001 } as const
    const early = report(arms, design)
    expect(early.metrics[0].comparisons[0].pValue).toBeLessThan(1e-9)
    expect(early.verdict).toMatchObject({ code: "keep-running", winner: null })
    expect(early.warnings.map(({ code }) => code)).toContain("peeking")
    const there = report(arms, { ...design, plannedRecipients: 8_000 })
    expect(there.verdict).toMatchObject({ code: "winner", winner: "B" })
    const late = report(arms, { ...design, plannedRecipients: 7_000 })
    expect(late.warnings.map(({ code }) => code)).toContain("past-plan")
  })

  it("is no difference at the planned number without one, and says what that rules out", () => {
    const arms = [arm("A", 10_000, 400), arm("B", 10_000, 410)]
    const verdict = verdictOf(arms, { method: "fixed", plannedRecipients: 20_000 })
    expect(verdict.code).toBe("no-difference")
    expect(verdict.sentence).toMatch(
      /^No difference in conversion was shown with 20,000 recipients: B − A is \+0\.10 points \(95 % interval −0\.4\d points to \+0\.6\d points, p = 0\.72\)\. Larger effects/
    )
  })

  it("of a sequential test is no difference once every uplift worth finding is ruled out", () => {
    const arms = [arm("A", 90_000, 9_000), arm("B", 90_000, 9_010)]
    expect(verdictOf(arms).code).toBe("keep-running")
    expect(verdictOf(arms, { minimumUplift: 0.1 }).code).toBe("no-difference")
    expect(verdictOf(arms, { minimumUplift: 0.01 }).code).toBe("keep-running")
  })

  it("of a sequential test waits for a hundred recipients and ten events", () => {
    expect(verdictOf([arm("A", 99, 0), arm("B", 99, 99)]).code).toBe("keep-running")
    expect(verdictOf([arm("A", 5_000, 0), arm("B", 5_000, 9)]).code).toBe("keep-running")
    expect(verdictOf([arm("A", 200, 0), arm("B", 200, 120)]).code).toBe("winner")
  })

  it("without anybody is to wait, with nothing known", () => {
    const { verdict, metrics, sampleRatio } = report([arm("A", 0, 0), arm("B", 0, 0)])
    expect(verdict).toMatchObject({ code: "keep-running", winner: null })
    expect(sampleRatio).toMatchObject({ pValue: null, isMismatch: false })
    expect(metrics[0].comparisons[0]).toMatchObject({ difference: null, pValue: null })
  })

  it("turns with the direction that is better", () => {
    const arms = [arm("A", 10_000, 400), arm("B", 10_000, 600)]
    const { verdict, metrics } = report(arms, {}, [{ ...conversion, better: "lower" }])
    expect(verdict.winner).toBe("A")
    const { chanceToWin, expectedLoss } = metrics[0].comparisons[0]
    expect(chanceToWin).toBeLessThan(1e-9)
    expect(expectedLoss).toBeCloseTo(0.02, 4)
  })

  it("warns of a primary metric that only some recipients have", () => {
    const totals = {
      "order value": {
        numerator: { sum: 800, sumOfSquares: 16_000 },
        denominator: { sum: 20, sumOfSquares: 20 },
        sumOfProducts: 560,
      },
    }
    const { warnings } = report(
      ["A", "B"].map((name) => ({ name, recipients: 400, totals })),
      {},
      [{ name: "order value", kind: "ratio", role: "primary" }]
    )
    expect(warnings.map(({ code }) => code)).toContain("ratio-decides")
  })
})
