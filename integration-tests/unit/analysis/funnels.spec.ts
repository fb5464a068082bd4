import { describe, expect, it } from "vitest"
import { funnelRates, wilsonInterval } from "../../../src/analysis"

const confidence = 0.95
const nothing = {
  stepRate: null,
  stepLower: null,
  stepUpper: null,
  overallRate: null,
  overallLower: null,
  overallUpper: null,
}

describe("the rates of a funnel", () => {
  it("of its first step are 1 overall, and nothing else", () => {
    const steps = [{ name: "sent", count: 10 }]
    expect(funnelRates({ steps, confidence }).steps).toEqual([
      { name: "sent", count: 10, ...nothing, overallRate: 1, dropOff: null },
    ])
  })

  it("of nothing are unknown, but nobody dropped off", () => {
    const steps = [
      { name: "sent", count: 0 },
      { name: "opened", count: 0 },
    ]
    expect(funnelRates({ steps, confidence }).steps).toEqual([
      { name: "sent", count: 0, ...nothing, dropOff: null },
      { name: "opened", count: 0, ...nothing, dropOff: 0 },
    ])
  })

  it("after a step that nobody reached are known overall only", () => {
    const steps = [
      { name: "sent", count: 20 },
      { name: "opened", count: 0 },
      { name: "clicked", count: 0 },
    ]
    const [, opened, clicked] = funnelRates({ steps, confidence }).steps
    const { upper } = wilsonInterval({ successes: 0, n: 20, confidence })
    expect(opened).toMatchObject({
      stepRate: 0,
      stepLower: 0,
      stepUpper: upper,
      dropOff: 20,
    })
    expect(clicked).toMatchObject({
      stepRate: null,
      stepUpper: null,
      overallRate: 0,
      dropOff: 0,
    })
    expect(clicked.overallUpper).toBe(upper)
  })

  it("multiply from step to step to the overall one", () => {
    const steps = [10_000, 2310, 402, 37].map((count, index) => ({
      name: `${index}`,
      count,
    }))
    const rates = funnelRates({ steps, confidence }).steps.slice(1)
    const product = rates.reduce((sum, { stepRate }) => sum * stepRate!, 1)
    expect(product).toBeCloseTo(rates[2].overallRate!, 12)
  })
})
