import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { funnelRates, funnelReport } from "../../../src/analysis"

const steps = [
  { name: "delivered", count: 8000 },
  { name: "clicked", count: 400 },
  { name: "ordered", count: 140 },
]
const previous = [
  { name: "delivered", count: 7600 },
  { name: "clicked", count: 350 },
  { name: "ordered", count: 95 },
]
type Input = Parameters<typeof funnelReport>[0]
const codesOf = (input: Input) => funnelReport(input).warnings.map(({ code }) => code)

// Expected numbers by the formulas in Python, with scipy 1.17: binomtest(...)
// .proportion_ci(method="wilson"), norm.sf, t.ppf, false_discovery_control.
describe("the report on a funnel", () => {
  const report = funnelReport({ steps, previous })

  it("has the rates of the funnel, and nobody before the first step", () => {
    const { steps: rates } = funnelRates({ steps, confidence: 0.95 })
    expect(report.steps.map(({ change: _, ...rate }) => rate)).toEqual(rates)
    expect(report.steps[0].change).toEqual({
      difference: null,
      lower: null,
      upper: null,
      pValue: null,
      adjustedPValue: null,
    })
  })

  it("has the change of each step's rate, adjusted for the number of steps", () => {
    expect(report.steps[1].change).toEqual({
      difference: expect.closeTo(0.003947368421052637, 14),
      lower: expect.closeTo(-0.002779786091771796, 12),
      upper: expect.closeTo(0.010667044993894455, 12),
      pValue: expect.closeTo(0.24936304648022634, 10),
      adjustedPValue: expect.closeTo(0.24936304648022634, 10),
    })
    expect(report.steps[2].change).toMatchObject({
      lower: expect.closeTo(0.012058185951770349, 12),
      upper: expect.closeTo(0.1440335813566335, 12),
      adjustedPValue: expect.closeTo(0.04147081906468064, 10),
    })
  })

  it("has its verdict from the first step to the last", () => {
    expect(report.change).toEqual({
      difference: expect.closeTo(0.005, 14),
      lower: expect.closeTo(0.001188928759887197, 12),
      upper: expect.closeTo(0.008861588571548411, 12),
      pValue: expect.closeTo(0.010391084223516617, 10),
    })
    expect(report.verdict).toEqual({
      code: "improved",
      sentence:
        "1.75 % of the 8,000 people at delivered reached ordered (95 % interval 1.48 % to 2.06 %): +0.50 points against the period before (95 % interval +0.12 points to +0.89 points). The interval leaves out 0, so chance alone is an unlikely reason; other people, seasons and offers are not ruled out, for that takes a holdout or an experiment.",
    })
    expect(funnelReport({ steps: previous, previous: steps }).verdict.code).toBe(
      "declined"
    )
  })

  it("shows where the largest share is lost, as a description", () => {
    expect(report.weakest).toEqual({
      name: "clicked",
      lost: 7600,
      lostShare: 0.95,
      note: expect.stringMatching(/^Describes .* does not show/),
    })
    const nobodyLost = [
      { name: "sent", count: 50 },
      { name: "delivered", count: 50 },
    ]
    expect(funnelReport({ steps: nobodyLost }).weakest).toBeNull()
  })

  it("has the revenue of each person of a step", () => {
    const revenue = { sum: 3300, sumOfSquares: 250_000, of: "delivered", currency: "EUR" }
    expect(funnelReport({ steps, revenue }).revenue).toEqual({
      of: "delivered",
      recipients: 8000,
      total: 3300,
      mean: 0.4125,
      sd: expect.closeTo(5.57527839808489, 10),
      standardError: expect.closeTo(0.062333507458019737, 12),
      lower: expect.closeTo(0.29031008129312813, 10),
      upper: expect.closeTo(0.5346899187068719, 10),
      sentence:
        "The 8,000 people at delivered brought 0.41 EUR each on average (95 % interval 0.29 EUR to 0.53 EUR).",
    })
  })

  it("holds limits and goals against whole intervals", () => {
    const side = (count: number, limit?: number) => {
      const sideRates = [{ name: "complaints", count, of: "delivered", limit }]
      return funnelReport({ steps, sideRates }).sideRates[0]
    }
    expect(side(3, 0.001)).toEqual({
      name: "complaints",
      of: "delivered",
      count: 3,
      rate: 0.000375,
      lower: expect.closeTo(0.00012754185154337146, 14),
      upper: expect.closeTo(0.0011020500727004891, 14),
      limit: 0.001,
      status: "undecided",
    })
    expect(side(40, 0.001).status).toBe("exceeded")
    expect(side(0, 0.001).status).toBe("kept")
    expect(side(3)).toMatchObject({ limit: null, status: null })
    const goal = (rate: number) =>
      funnelReport({ steps, goal: { step: "ordered", rate } }).goal?.status
    expect([goal(0.01), goal(0.0171), goal(0.03)]).toEqual([
      "reached",
      "undecided",
      "missed",
    ])
  })
})

describe("what a report on a funnel does not claim", () => {
  it("of nobody, anything", () => {
    const empty = steps.map(({ name }) => ({ name, count: 0 }))
    expect(funnelReport({ steps: empty, previous }).verdict).toEqual({
      code: "no-data",
      sentence: "Nobody is counted at delivered.",
    })
  })

  it("without people in the period before, a change", () => {
    const empty = steps.map(({ name }) => ({ name, count: 0 }))
    for (const before of [undefined, empty]) {
      const { verdict } = funnelReport({ steps, previous: before })
      expect(verdict.code).toBe("described")
      expect(verdict.sentence).toContain("no period before to compare")
    }
    const [one] = steps
    expect(funnelReport({ steps: [one], previous: [one] }).verdict).toEqual({
      code: "described",
      sentence:
        "8,000 people are counted at delivered. There is no period before to compare this with.",
    })
  })

  it("that nothing changed, only that nothing was shown", () => {
    const { verdict } = funnelReport({ steps, previous: steps })
    expect(verdict.code).toBe("steady")
    expect(verdict.sentence).toContain("does not show that there was none")
  })

  it("that opens are read by people", () => {
    const named = (name: string, isOpen?: boolean) => [
      steps[0],
      { name, count: 3000, isOpen },
      steps[2],
    ]
    for (const name of ["opened", "Unique opens", "open rate"]) {
      expect(codesOf({ steps: named(name) })).toEqual(["machine-opens"])
      expect(codesOf({ steps: named(name, false) })).toEqual([])
    }
    expect(codesOf({ steps: named("seen", true) })).toEqual(["machine-opens"])
    expect(codesOf({ steps: named("reopening cart") })).toEqual([])
  })

  it("that more opens are an improvement", () => {
    const opens = (count: number) => [steps[0], { name: "opened", count }]
    const { verdict, change } = funnelReport({
      steps: opens(4000),
      previous: opens(2000),
    })
    expect(change!.lower).toBeGreaterThan(0.2)
    expect(verdict).toMatchObject({
      code: "described",
      sentence: expect.stringContaining("no change is judged by opens"),
    })
  })

  it("and it warns of few people and of limits that are exceeded", () => {
    const few = [
      { name: "sent", count: 40 },
      { name: "ordered", count: 3 },
    ]
    const sideRates = [{ name: "complaints", count: 9, of: "sent", limit: 0.001 }]
    expect(codesOf({ steps: few, sideRates })).toEqual([
      "few-recipients",
      "few-at-the-end",
      "limit-exceeded",
    ])
    expect(codesOf({ steps })).toEqual([])
  })

  it("beyond the interval of the change; and it turns with the periods", () => {
    const period = fc
      .tuple(
        fc.integer({ min: 1, max: 50_000 }),
        fc.double({ min: 0, max: 1, noNaN: true })
      )
      .map(([count, rate]) => [
        { name: "sent", count },
        { name: "ordered", count: Math.floor(count * rate) },
      ])
    fc.assert(
      fc.property(period, period, (now, before) => {
        const there = funnelReport({ steps: now, previous: before })
        const back = funnelReport({ steps: before, previous: now })
        expect(there.verdict.code === "improved").toBe(there.change!.lower! > 0)
        expect(there.verdict.code === "declined").toBe(there.change!.upper! < 0)
        expect(back.change!.lower).toBeCloseTo(-there.change!.upper!, 12)
      })
    )
  })
})

describe("a funnel that cannot be is refused", () => {
  const side = { name: "complaints", count: 1, of: "delivered" }

  it.each<[Partial<Input>, string]>([
    [
      { steps: [steps[0], { ...steps[1], count: 8001 }] },
      "steps[1].count must not be above steps[0].count (8000), got 8001",
    ],
    [
      { steps: [steps[0], steps[0]] },
      'steps[1].name must differ from the names before, got "delivered"',
    ],
    [
      { previous: previous.slice(1) },
      "previous must have as many entries as steps (3), got an array of 2",
    ],
    [
      { previous: [{ name: "sent", count: 9000 }, ...previous.slice(1)] },
      'previous[0].name must be that of steps[0] (delivered), got "sent"',
    ],
    [
      { sideRates: [side, { ...side, of: "sent" }] },
      'sideRates[1].of must be the name of a step, got "sent"',
    ],
    [
      { sideRates: [{ ...side, count: 8001 }] },
      "sideRates[0].count must not be above the count of delivered (8000), got 8001",
    ],
    [
      { revenue: { sum: 800, sumOfSquares: 79, of: "delivered" } },
      "revenue.sumOfSquares must not be below the squared sum over n (80), got 79",
    ],
    [{ goal: { step: "sent", rate: 0.1 } }, "goal.step must be the name of a step"],
  ])("%#", (wrong, message) => {
    let answer = ""
    try {
      funnelReport({ steps, ...wrong })
    } catch (error) {
      answer = String(error)
    }
    expect(answer).toContain(`RangeError: ${message}`)
  })
})
