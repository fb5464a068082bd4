import { describe, expect, it } from "vitest"
import {
  experimentReport,
  type ExperimentArm,
  type ExperimentMetric,
  type ExperimentVerdictCode,
} from "../../src/analysis"
import { seededRandom } from "../unit/analysis/seeded-random"

const runs = 2_000
const looks = 100
const perLook = 60

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
  names: string[],
  metrics: ExperimentMetric[],
  seed: number
): number {
  const random = seededRandom(seed)
  const normal = () =>
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  let said = 0
  for (let run = 0; run < runs; run++) {
    const arms = names.map(() => ({ count: 0, harm: 0, sum: 0, sumOfSquares: 0 }))
    for (let look = 1; look <= looks; look++) {
      for (const totals of arms) {
        for (let unit = 0; unit < perLook; unit++) {
          totals.harm += Number(random() < 0.01)
          if (random() < 0.05) {
            const spent = Math.exp(3 + 0.8 * normal())
            totals.count += 1
            totals.sum += spent
            totals.sumOfSquares += spent * spent
          }
        }
      }
      const { verdict } = experimentReport({
        arms: arms.map((totals, index) => armOf(names[index], look * perLook, totals)),
        metrics,
        design: { plannedRecipients: 2 * looks * perLook },
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
  it("of a rate names a winner, or stops for harm, in at most 5 % of 2,000 runs each", () => {
    expect(
      everSaid(["winner"], ["A", "B"], [conversion], 20_260_401)
    ).toBeLessThanOrEqual(0.05)
    expect(
      everSaid(["stopped-by-guardrail"], ["A", "B"], [revenue, complaints], 20_260_402)
    ).toBeLessThanOrEqual(0.05)
  })

  it("of revenue, with three arms, names a winner in at most 5 % of 2,000 runs", () => {
    expect(
      everSaid(["winner"], ["A", "B", "C"], [revenue], 20_260_403)
    ).toBeLessThanOrEqual(0.05)
  })
})

describe("a fixed experiment without any difference, read a hundred times", () => {
  it("is decided once: its first winner comes at the planned number, in about 5 % of runs", () => {
    const random = seededRandom(20_260_404)
    let [early, atPlan] = [0, 0]
    for (let run = 0; run < runs; run++) {
      const counts = [0, 0]
      for (let look = 1; look <= 20; look++) {
        const drawn = () =>
          Array.from({ length: perLook }, () => Number(random() < 0.2)).reduce(
            (sum, each) => sum + each
          )
        counts.forEach((count, index) => (counts[index] = count + drawn()))
        const recipients = look * perLook
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
          design: { method: "fixed", plannedRecipients: 40 * perLook },
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
