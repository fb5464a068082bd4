import { describe, expect, it } from "vitest"
import {
  experimentReport,
  type ExperimentArm,
  type ExperimentMetric,
  type ExperimentVerdictCode,
} from "../../src/analysis"
import { normalDraw, seededRandom } from "../support/random-draws"

const runs = 2_000
const looks = 100
/** Recipients of each arm that come between two looks. */
const evenly = [60, 60]

const conversion: ExperimentMetric = { name: "conversion", kind: "rate", role: "primary" }
const complaints: ExperimentMetric = {
  name: "complaints",
  kind: "rate",
  role: "guardrail",
  better: "lower",
}
const revenue: ExperimentMetric = { name: "revenue", kind: "mean", role: "primary" }

type Totals = { count: number; harm: number; sum: number; sumOfSquares: number }

const armOf = (name: string, recipients: number, totals: Totals): ExperimentArm => ({
  name,
  recipients,
  totals: {
    conversion: { count: totals.count },
    complaints: { count: totals.harm },
    revenue: { sum: totals.sum, sumOfSquares: totals.sumOfSquares },
  },
})

/** How many runs of a true null ever got a verdict when it was read after every look. */
function everSaid(
  codes: ExperimentVerdictCode[],
  perLook: number[],
  metrics: ExperimentMetric[],
  seed: number
): number {
  const random = seededRandom(seed)
  let said = 0
  for (let run = 0; run < runs; run++) {
    const arms = perLook.map(() => ({ count: 0, harm: 0, sum: 0, sumOfSquares: 0 }))
    for (let look = 1; look <= looks; look++) {
      for (const [arm, totals] of arms.entries()) {
        for (let unit = 0; unit < perLook[arm]; unit++) {
          totals.harm += Number(random() < 0.01)
          if (random() < 0.05) {
            const spent = Math.exp(3 + 0.8 * normalDraw(random))
            totals.count += 1
            totals.sum += spent
            totals.sumOfSquares += spent * spent
          }
        }
      }
      const { verdict } = experimentReport({
        arms: arms.map((totals, arm) => armOf(`arm ${arm}`, look * perLook[arm], totals)),
        metrics,
        design: { allocation: perLook, plannedRecipients: 120 * looks },
      })
      if (codes.includes(verdict.code)) {
        said += 1
        break
      }
    }
  }
  return said / runs
}

describe("an experiment without any difference, read a hundred times", () => {
  it.each<[string, ExperimentVerdictCode, number[], ExperimentMetric[]]>([
    ["names a winner by a rate", "winner", evenly, [conversion]],
    ["names a winner by revenue", "winner", evenly, [revenue]],
    ["names a winner of three", "winner", [60, 60, 60], [revenue]],
    ["stops for harm", "stopped-by-guardrail", evenly, [revenue, complaints]],
    ["names a winner with a small arm, by a rate", "winner", [10, 90], [conversion]],
    ["names a winner with a small arm, by revenue", "winner", [90, 10], [revenue]],
    [
      "stops for harm with a small arm",
      "stopped-by-guardrail",
      [10, 90],
      [revenue, complaints],
    ],
  ])(
    "%s in at most 5 % of 2,000 runs",
    (_, code, perLook, metrics) => {
      expect(everSaid([code], perLook, metrics, 20_260_401)).toBeLessThanOrEqual(0.05)
    },
    300_000
  )
})

describe("a fixed experiment without any difference, read a hundred times", () => {
  it("is decided once: its first winner comes at the planned number, in about 5 % of runs", () => {
    const random = seededRandom(20_260_404)
    let [early, atPlan] = [0, 0]
    for (let run = 0; run < runs; run++) {
      const counts = [0, 0]
      for (let look = 1; look <= 20; look++) {
        const drawn = () =>
          Array.from({ length: evenly[0] }, () => Number(random() < 0.2)).reduce(
            (sum, each) => sum + each
          )
        counts.forEach((count, index) => (counts[index] = count + drawn()))
        const recipients = look * evenly[0]
        const { verdict } = experimentReport({
          arms: counts.map((count, index) =>
            armOf(index === 0 ? "A" : "B", recipients, {
              count,
              harm: 0,
              sum: 0,
              sumOfSquares: 0,
            })
          ),
          metrics: [conversion],
          design: { method: "fixed", plannedRecipients: 40 * evenly[0] },
        })
        early += Number(look < 20 && verdict.code === "winner")
        atPlan += Number(look === 20 && verdict.code === "winner")
      }
    }
    expect(early).toBe(0)
    // A test that spends all of its alpha: within two standard errors of 5 %.
    expect(Math.abs(atPlan / runs - 0.05)).toBeLessThan(
      2 * Math.sqrt((0.05 * 0.95) / runs)
    )
  })
})
