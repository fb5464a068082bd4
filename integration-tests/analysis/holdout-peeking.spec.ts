import { describe, expect, it } from "vitest"
import { holdoutReport, type HoldoutArm } from "../../src/analysis"
import { normalDraw, seededRandom } from "../support/random-draws"

const [runs, days] = [2000, 100]

const settings = [
  { perDay: 60, share: 0.1, rate: 0.05, spread: 0.8, method: "always-valid" },
  { perDay: 60, share: 0.5, rate: 0.05, spread: 0.8, method: "always-valid" },
  { perDay: 300, share: 0.1, rate: 0.02, spread: 1.2, method: "always-valid" },
  { perDay: 60, share: 0.5, rate: 0.05, spread: 0.8, method: "fixed" },
] as const

/**
 * The share of runs in which messages without effect are called positive or negative on any
 * of the days. Orders are worth e^(spread · normal), which has rare large ones.
 */
function falseVerdicts({
  perDay,
  share,
  rate,
  spread,
  method,
}: (typeof settings)[number]) {
  const random = seededRandom(20_240_301)
  let called = 0
  for (let run = 0; run < runs; run++) {
    const [heldOut, treated] = [emptyArm(), emptyArm()]
    for (let day = 0; day < days; day++) {
      for (let person = 0; person < perDay; person++) {
        const arm = random() < share ? heldOut : treated
        arm.people++
        if (random() < rate) {
          buy(arm, Math.round(5000 * Math.exp(spread * normalDraw(random))) / 100)
        }
      }
      const input = { treated, heldOut, heldOutShare: share, method }
      const { code } = holdoutReport(input).verdict
      if (code === "positive" || code === "negative") {
        called++
        break
      }
    }
  }
  return called / runs
}

describe("looking every day at messages that have no effect", () => {
  it.each(settings.filter(({ method }) => method === "always-valid"))(
    "calls at most 5 % of them positive or negative: %j",
    (setting) => {
      expect(falseVerdicts(setting)).toBeLessThanOrEqual(0.05)
    },
    300_000
  )

  it("calls many more so with intervals for a single look, as it warns", () => {
    expect(falseVerdicts(settings[3])).toBeGreaterThan(0.15)
  }, 300_000)
})

function emptyArm(): HoldoutArm {
  const nothing = () => ({ sum: 0, sumOfSquares: 0 })
  return { people: 0, buyers: 0, orders: nothing(), revenue: nothing() }
}

function buy(arm: HoldoutArm, revenue: number) {
  arm.buyers++
  arm.orders.sum++
  arm.orders.sumOfSquares++
  arm.revenue.sum += revenue
  arm.revenue.sumOfSquares += revenue * revenue
}
