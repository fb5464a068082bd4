import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { holdoutReport, type HoldoutArm, type Sums } from "../../../src/analysis"

const treated = {
  people: 9000,
  buyers: 540,
  orders: { sum: 580, sumOfSquares: 680 },
  revenue: { sum: 32_000, sumOfSquares: 2_600_000 },
}
const heldOut = {
  people: 1000,
  buyers: 41,
  orders: { sum: 44, sumOfSquares: 52 },
  revenue: { sum: 2300, sumOfSquares: 190_000 },
}
const heldOutShare = 0.1
const attributed = { orders: 480, revenue: 29_000 }
const margins = {
  treated: { ...treated, margin: { sum: 9900, sumOfSquares: 310_000 } },
  heldOut: { ...heldOut, margin: { sum: 900, sumOfSquares: 26_000 } },
}
const codesOf = (input: Parameters<typeof holdoutReport>[0]) =>
  holdoutReport(input).warnings.map(({ code }) => code)

// Expected numbers by the formulas in Python: numpy 2.4, scipy 1.17 (t.ppf,
// ttest_ind_from_stats, brentq for Fieller's roots, norm.ppf, chisquare).
describe("the report on a holdout", () => {
  it("by Welch's t has the difference, its test, and Fieller's lift", () => {
    const { revenue } = holdoutReport({ treated, heldOut, heldOutShare, method: "fixed" })
    expect(revenue).toMatchObject({
      heldOutMean: 2.3,
      difference: expect.closeTo(1.2555555555555555, 12),
      standardError: expect.closeTo(0.46431929449304177, 12),
      lower: expect.closeTo(0.34469230599080736, 10),
      upper: expect.closeTo(2.166418805120304, 10),
      pValue: expect.closeTo(0.006935201101285686, 11),
      relative: {
        lift: expect.closeTo(0.5458937198067633, 12),
        lower: expect.closeTo(0.1116653210243106, 10),
        upper: expect.closeTo(1.4606159198914415, 9),
      },
    })
  })

  it("always-valid has wider bounds, and no variance below that of both arms", () => {
    const { revenue, orders } = holdoutReport({ treated, heldOut, heldOutShare })
    expect(revenue).toMatchObject({
      standardError: expect.closeTo(0.5457510090656305, 12),
      lower: expect.closeTo(-0.41524872587277706, 10),
      upper: expect.closeTo(2.926359836983888, 10),
      pValue: expect.closeTo(0.3407184285638763, 10),
    })
    expect(orders.total).toEqual({
      increment: expect.closeTo(184, 9),
      lower: expect.closeTo(-58.11958111566862, 8),
      upper: expect.closeTo(426.1195811156686, 8),
    })
  })

  it("has what attribution claims beside it, in words too", () => {
    const report = holdoutReport({ treated, heldOut, heldOutShare, attributed })
    expect(report.attributed?.orders).toEqual({
      attributed: 480,
      incremental: expect.closeTo(184, 9),
      lower: expect.closeTo(-58.11958111566862, 8),
      upper: expect.closeTo(426.1195811156686, 8),
      ratio: expect.closeTo(184 / 480, 12),
      ratioLower: expect.closeTo(-58.11958111566862 / 480, 12),
      ratioUpper: expect.closeTo(426.1195811156686 / 480, 12),
      sentence:
        "Attribution counts 480 orders; by the comparison with those held out, 184 (95 % interval −58 to 426) would not have come without the messages.",
    })
    expect(report.warnings.at(-1)).toEqual({
      code: "attributed-exceeds",
      message:
        "Attribution claims more orders and revenue than the whole interval of what the messages brought: report the incremental figure instead.",
    })
    expect(report.attributed?.margin).toBeNull()
  })

  it("stands on margin where it is given, and says what is not shown", () => {
    const report = holdoutReport({ ...margins, heldOutShare, currency: "EUR" })
    expect(report.verdict).toEqual({
      code: "not-shown",
      outcome: "margin",
      sentence:
        "No effect was shown: +0.20 EUR of margin a person against those held out (95 % interval −0.38 EUR to +0.78 EUR, p = 1.0, valid however often one looks). That does not show that the messages do nothing: any effect within the interval is possible.",
    })
    expect(report.warnings).toEqual([])
  })

  it("says how many people are needed for a lift that is worth finding", () => {
    const input = { treated, heldOut, heldOutShare, minimumLift: 0.2 }
    const fixed = holdoutReport({ ...input, method: "fixed" }).peopleNeeded
    expect(fixed).toEqual({
      minimumLift: 0.2,
      power: 0.8,
      total: 79_970,
      missing: 69_970,
    })
    // The price of looking whenever one likes.
    expect(holdoutReport(input).peopleNeeded!.total).toBeGreaterThan(79_970)
  })
})

describe("the verdict on a holdout", () => {
  const verdictOf = (input: Partial<Parameters<typeof holdoutReport>[0]>) =>
    holdoutReport({ treated, heldOut, heldOutShare, method: "fixed", ...input }).verdict

  it("is positive or negative with the interval, the total and the currency", () => {
    expect(verdictOf({ currency: "EUR" })).toEqual({
      code: "positive",
      outcome: "revenue",
      sentence:
        "The messages brought +1.26 EUR of revenue a person against those held out (95 % interval +0.34 EUR to +2.17 EUR, p = 0.0069, valid for one look that was planned beforehand): +11,300.00 EUR in total (95 % interval +3,102.23 EUR to +19,497.77 EUR). Which of the messages did it, and whether it lasts, this does not show.",
    })
    const costly = { ...treated, margin: { sum: -4500, sumOfSquares: 40_000 } }
    const free = { ...heldOut, margin: { sum: 900, sumOfSquares: 26_000 } }
    expect(verdictOf({ treated: costly, heldOut: free })).toMatchObject({
      code: "negative",
      outcome: "margin",
      sentence: expect.stringMatching(/^The messages cost: −1\.40 of margin a person/),
    })
    expect(
      codesOf({ treated: costly, heldOut: free, heldOutShare, method: "fixed" })
    ).toEqual(["margin-negative", "fixed-look"])
  })

  it("is invalid where the arms are not as large as planned", () => {
    const more = { ...heldOut, people: 1120 }
    const fewer = { ...treated, people: 8880 }
    const report = holdoutReport({ treated: fewer, heldOut: more, heldOutShare })
    expect(report.sampleRatio).toMatchObject({
      observed: [8880, 1120],
      expected: [9000, 1000],
      pValue: expect.closeTo(6.334e-5, 8),
      isMismatch: true,
    })
    expect(report.verdict).toMatchObject({
      code: "invalid",
      sentence: expect.stringContaining(
        "1,120 people were held out where 1,000 were planned"
      ),
    })
    expect(report.warnings[0].code).toBe("sample-ratio")
  })

  it("is too early with few buyers, and with nobody", () => {
    const few = { ...heldOut, people: 100, buyers: 3 }
    const some = { ...treated, people: 900, buyers: 60 }
    expect(verdictOf({ treated: some, heldOut: few })).toMatchObject({
      code: "too-early",
      sentence: expect.stringContaining("6.3 buyers would be expected"),
    })
    expect(codesOf({ treated: some, heldOut: few, heldOutShare })).toContain(
      "few-held-out"
    )
    const nothing = { sum: 0, sumOfSquares: 0 }
    const nobody = { people: 0, buyers: 0, orders: nothing, revenue: nothing }
    const report = holdoutReport({ treated: nobody, heldOut: nobody, heldOutShare })
    expect(report.verdict.code).toBe("too-early")
    expect(report.revenue).toMatchObject({ difference: null, lower: null, pValue: null })
  })

  it("is too early where everyone brought the same", () => {
    const same = (people: number) => ({
      people,
      buyers: people,
      orders: { sum: people, sumOfSquares: people },
      revenue: { sum: 0.1 * people, sumOfSquares: 0.01 * people },
    })
    expect(verdictOf({ treated: same(900), heldOut: same(100) }).sentence).toBe(
      "Too early to say: the revenue a person does not vary enough to be compared."
    )
  })

  it("is positive exactly when the lower bound is above 0, the ratio right and buyers enough", () => {
    fc.assert(
      fc.property(anyArms, (arms) => {
        const { verdict, revenue, sampleRatio } = holdoutReport(arms)
        const buyers = arms.treated.buyers + arms.heldOut.buyers
        const people = arms.treated.people + arms.heldOut.people
        const smaller = Math.min(arms.treated.people, arms.heldOut.people)
        const isReady = !sampleRatio.isMismatch && buyers * (smaller / people) >= 10
        expect(verdict.code === "positive").toBe(isReady && revenue.lower! > 0)
        expect(verdict.code === "negative").toBe(isReady && revenue.upper! < 0)
      })
    )
  })
})

describe("numbers of a holdout", () => {
  it("change their signs when the arms change places", () => {
    fc.assert(
      fc.property(anyArms, (arms) => {
        const there = holdoutReport(arms)
        const back = holdoutReport({
          ...arms,
          treated: arms.heldOut,
          heldOut: arms.treated,
          heldOutShare: 1 - arms.heldOutShare,
        })
        for (const name of ["buyers", "orders", "revenue"] as const) {
          expect(back[name].difference).toBeCloseTo(-there[name].difference!, 9)
          expect(back[name].lower).toBeCloseTo(-there[name].upper!, 9)
          expect(back[name].pValue).toBeCloseTo(there[name].pValue!, 9)
        }
      })
    )
  })

  it("scale with the money, and counts, p-values and codes do not", () => {
    const scaled = ({ sum, sumOfSquares }: Sums, by: number) => ({
      sum: sum * by,
      sumOfSquares: sumOfSquares * by * by,
    })
    const arm = (one: HoldoutArm, by: number) => ({
      ...one,
      revenue: scaled(one.revenue, by),
    })
    fc.assert(
      fc.property(anyArms, fc.constantFrom(0.01, 3, 100), (arms, by) => {
        const plain = holdoutReport({ ...arms, attributed, minimumLift: 0.1 })
        const larger = holdoutReport({
          ...arms,
          treated: arm(arms.treated, by),
          heldOut: arm(arms.heldOut, by),
          attributed: { ...attributed, revenue: attributed.revenue * by },
          minimumLift: 0.1,
        })
        for (const name of ["difference", "standardError", "lower", "upper"] as const) {
          const expected = plain.revenue[name]! * by
          expect(Math.abs(larger.revenue[name]! - expected)).toBeLessThan(
            1e-9 * Math.abs(plain.revenue.standardError! * by)
          )
        }
        expect(larger.revenue.pValue).toBeCloseTo(plain.revenue.pValue!, 9)
        expect(larger.revenue.relative.lift).toBeCloseTo(plain.revenue.relative.lift!, 8)
        expect(larger.attributed!.revenue.ratio).toBeCloseTo(
          plain.attributed!.revenue.ratio!,
          9
        )
        expect(larger.orders).toEqual(plain.orders)
        expect(larger.verdict.code).toBe(plain.verdict.code)
        expect(larger.warnings.map(({ code }) => code)).toEqual(
          plain.warnings.map(({ code }) => code)
        )
      })
    )
  })

  it("have a p-value below alpha exactly when their interval leaves out 0", () => {
    fc.assert(
      fc.property(anyArms, fc.constantFrom(0.8, 0.95, 0.999), (arms, confidence) => {
        const { orders, revenue } = holdoutReport({ ...arms, confidence })
        for (const { lower, upper, pValue, relative } of [orders, revenue]) {
          const leavesOut = lower! > 0 || upper! < 0
          expect(leavesOut).toBe(pValue! < 1 - confidence)
          if (relative.lower !== null) {
            expect(relative.lower > 0 || relative.upper! < 0).toBe(leavesOut)
          }
        }
      })
    )
  })

  it.each([
    [{ heldOut: { ...heldOut, buyers: 1001 } }, "heldOut.buyers must not be above"],
    [
      { treated: { ...treated, revenue: { sum: 9000, sumOfSquares: 8999 } } },
      "treated.revenue.sumOfSquares must not be below the squared sum over n (9000)",
    ],
    [
      { treated: margins.treated },
      "heldOut.margin must be given for both arms or none, got undefined",
    ],
    [{ heldOutShare: 1 }, "heldOutShare must be a number between 0 and 1"],
  ])("are refused where they cannot be: %#", (wrong, message) => {
    let answer = ""
    try {
      holdoutReport({ treated, heldOut, heldOutShare, ...wrong })
    } catch (error) {
      answer = String(error)
    }
    expect(answer).toContain(`RangeError: ${message}`)
  })
})

const anyArm = (people: fc.Arbitrary<number>) =>
  fc
    .tuple(
      people,
      fc.double({ min: 0.02, max: 0.5, noNaN: true }),
      fc.double({ min: 5, max: 90, noNaN: true }),
      fc.double({ min: 1, max: 60, noNaN: true })
    )
    .map(([size, rate, mean, sd]): HoldoutArm => {
      const buyers = Math.max(1, Math.round(size * rate))
      return {
        people: size,
        buyers,
        orders: { sum: buyers + 1, sumOfSquares: buyers + 3 },
        revenue: { sum: buyers * mean, sumOfSquares: buyers * (mean * mean + sd * sd) },
      }
    })

const anyArms = fc
  .tuple(
    anyArm(fc.integer({ min: 50, max: 20_000 })),
    anyArm(fc.integer({ min: 50, max: 20_000 })),
    fc.constantFrom("always-valid" as const, "fixed" as const),
    fc.boolean()
  )
  .map(([one, other, method, isPlanned]) => ({
    treated: one,
    heldOut: other,
    heldOutShare: isPlanned ? other.people / (one.people + other.people) : 0.2,
    method,
  }))
