import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  experimentArms,
  experimentReport,
  revenuePerRecipient,
  type ExperimentColumns,
} from "../../../src/analysis"

const metrics: ExperimentColumns[] = [
  { name: "conversion", kind: "rate", column: "ordered" },
  { name: "revenue", kind: "mean" },
  { name: "order value", kind: "ratio", numerator: "revenue", denominator: "orders" },
]

const row = fc.record({
  arm: fc.constantFrom("A", "B"),
  ordered: fc.constantFrom(true, false, 0, 1),
  revenue: fc.integer({ min: 0, max: 1_000_000 }).map((cents) => cents / 100),
  orders: fc.integer({ min: 0, max: 5 }),
})

describe("totals of rows", () => {
  it("are sums over all rows of an arm", () => {
    expect(
      experimentArms({
        arms: ["A", "B"],
        metrics,
        rows: [
          { arm: "A", ordered: true, revenue: 10, orders: 2 },
          { arm: "A", ordered: 0, revenue: 0, orders: 0 },
          { arm: "A", ordered: 1, revenue: 5, orders: 1 },
        ],
      })
    ).toEqual([
      {
        name: "A",
        recipients: 3,
        totals: {
          conversion: { count: 2 },
          revenue: { sum: 15, sumOfSquares: 125 },
          "order value": {
            numerator: { sum: 15, sumOfSquares: 125 },
            denominator: { sum: 3, sumOfSquares: 5 },
            sumOfProducts: 25,
          },
        },
      },
      {
        name: "B",
        recipients: 0,
        totals: {
          conversion: { count: 0 },
          revenue: { sum: 0, sumOfSquares: 0 },
          "order value": {
            numerator: { sum: 0, sumOfSquares: 0 },
            denominator: { sum: 0, sumOfSquares: 0 },
            sumOfProducts: 0,
          },
        },
      },
    ])
  })

  it("are possible, and the arm's mean is that of revenuePerRecipient", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 40 }), (rows) => {
        const { metrics: results } = experimentReport({
          arms: experimentArms({ arms: ["A", "B"], metrics, rows }),
          metrics: [
            { name: "conversion", kind: "rate", role: "primary" },
            { name: "revenue", kind: "mean", role: "secondary" },
            { name: "order value", kind: "ratio", role: "secondary" },
          ],
          design: {},
        })
        const ofA = rows.filter(({ arm }) => arm === "A")
        const expected = revenuePerRecipient({
          revenues: ofA.map(({ revenue }) => revenue),
          recipients: ofA.length,
          confidence: 0.95,
        })
        const [a] = results[1].arms
        expect(a.value ?? 0).toBeCloseTo(expected.mean ?? 0, 8)
        expect(a.upper ?? 0).toBeCloseTo(expected.upper ?? 0, 3)
      })
    )
  })

  it("of small numbers beside a large one lose nothing", () => {
    const rows = [1e16, 1, 1, -1e16].map((revenue) => ({ arm: "A", revenue }))
    const [a] = experimentArms({
      arms: ["A", "B"],
      metrics: [{ name: "revenue", kind: "mean" }],
      rows,
    })
    expect(a.totals.revenue).toMatchObject({ sum: 2 })
  })
})

describe("what cannot be is refused", () => {
  it.each<[string, object, string]>([
    ["an arm that is none", { arm: "C" }, 'rows[0].arm must be one of arms, got "C"'],
    ["a rate of 2", { ordered: 2 }, "rows[0].ordered must be 0, 1, false or true, got 2"],
    [
      "a missing column",
      { revenue: undefined },
      "rows[0].revenue must be a finite number",
    ],
    [
      "revenue in words",
      { revenue: "12" },
      'rows[0].revenue must be a finite number, got "12"',
    ],
  ])("%s", (_, change, message) => {
    const rows = [{ arm: "A", ordered: true, revenue: 1, orders: 1, ...change }]
    const call = () => experimentArms({ arms: ["A", "B"], metrics, rows })
    expect(call).toThrow(message)
    expect(call).toThrow(RangeError)
  })

  it("one arm, and one name for two", () => {
    expect(() => experimentArms({ arms: ["A"], metrics, rows: [] })).toThrow(
      "arms must have 2 entries or more"
    )
    expect(() => experimentArms({ arms: ["A", "A"], metrics, rows: [] })).toThrow(
      "arms[1] must be a name that no other has"
    )
  })
})
