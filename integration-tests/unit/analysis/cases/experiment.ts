import fc from "fast-check"
import type { FunctionCases } from "./function-case"

const recipients = fc.oneof(
  fc.integer({ min: 0, max: 4 }),
  fc.integer({ min: 0, max: 400 }),
  fc.integer({ min: 0, max: 2_000_000 })
)

/** Nothing whose square is 0 although it is not. */
const value = fc
  .oneof(
    fc.constantFrom(0, 1, 2.5),
    fc.double({ min: -1e4, max: 1e4, noNaN: true }),
    fc.double({ min: -1e150, max: 1e150, noNaN: true })
  )
  .map((drawn) => (Math.abs(drawn) < 1e-100 ? 0 : drawn))

const sumsOf = (values: number[]) => ({
  sum: values.reduce((sum, each) => sum + each, 0),
  sumOfSquares: values.reduce((sum, each) => sum + each * each, 0),
})

/** Totals of an arm that a list of pairs repeats itself in. */
const arm = (name: string) =>
  fc
    .tuple(
      recipients,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.array(fc.tuple(value, value), { maxLength: 6 })
    )
    .map(([some, share, pairs]) => {
      const n = pairs.length === 0 ? some : pairs.length
      const firsts = pairs.map(([first]) => first)
      const seconds = pairs.map(([, second]) => second)
      return {
        name,
        recipients: n,
        totals: {
          rate: { count: Math.floor(share * n) },
          mean: pairs.length === 0 ? { sum: 0, sumOfSquares: 0 } : sumsOf(firsts),
          ratio: {
            numerator: sumsOf(firsts),
            denominator: sumsOf(seconds),
            sumOfProducts: pairs.reduce((sum, [x, y]) => sum + x * y, 0),
          },
        },
      }
    })

const level = fc.double({
  min: 1e-6,
  max: 1,
  minExcluded: true,
  maxExcluded: true,
  noNaN: true,
})
const some = fc.double({ min: 1e-6, max: 1e9, noNaN: true })
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

const roles = fc.shuffledSubarray(["primary", "secondary", "guardrail"], {
  minLength: 3,
  maxLength: 3,
})

const metric = (name: string, kind: string) =>
  fc.record({
    name: fc.constant(name),
    kind: fc.constant(kind),
    better: fc.constantFrom("higher", "lower", undefined),
    tolerance: maybe(some),
    unit: maybe(fc.constant("EUR")),
  })

const metrics = fc
  .tuple(roles, metric("rate", "rate"), metric("mean", "mean"), metric("ratio", "ratio"))
  .map(([[first, second, third], ...three]) =>
    [first, second, third].map((role, index) => ({ ...three[index], role }))
  )

const design = (arms: number) =>
  fc.record({
    method: fc.constantFrom("sequential", "fixed", undefined),
    alpha: maybe(level),
    allocation: maybe(
      fc.array(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), {
        minLength: arms,
        maxLength: arms,
      })
    ),
    plannedRecipients: some,
    minimumUplift: maybe(some),
    power: maybe(level),
    optimalSampleSize: maybe(some),
  })

const columns = [
  { name: "revenue", kind: "mean", column: "spent" },
  { name: "order value", kind: "ratio", numerator: "spent", denominator: "orders" },
]

export const experiment: FunctionCases = {
  experimentReport: {
    right: {
      arms: ["plain", "photo"].map((name, index) => ({
        name,
        recipients: 400,
        totals: {
          conversion: { count: 20 + index },
          revenue: { sum: 800, sumOfSquares: 16_000 },
          "order value": {
            numerator: { sum: 800, sumOfSquares: 16_000 },
            denominator: { sum: 20, sumOfSquares: 20 },
            sumOfProducts: 560,
          },
        },
      })),
      metrics: [
        {
          name: "conversion",
          kind: "rate",
          role: "primary",
          better: "higher",
          tolerance: 0,
          unit: "%",
        },
        { name: "revenue", kind: "mean", role: "secondary" },
        { name: "order value", kind: "ratio", role: "guardrail" },
      ],
      design: {
        method: "sequential",
        alpha: 0.05,
        allocation: [1, 1],
        plannedRecipients: 1000,
        minimumUplift: 0.1,
        power: 0.8,
        optimalSampleSize: 1000,
      },
    },
    valid: fc.integer({ min: 2, max: 4 }).chain((count) =>
      fc.record({
        arms: fc.tuple(
          ...Array.from({ length: count }, (_, index) => arm(`arm ${index}`))
        ),
        metrics,
        design: design(count),
      })
    ),
    optional: [
      "method",
      "alpha",
      "allocation",
      "plannedRecipients",
      "minimumUplift",
      "power",
      "optimalSampleSize",
      "better",
      "tolerance",
      "unit",
    ],
    nullable: [],
    freeText: ["name", "unit"],
  },
  experimentArms: {
    right: {
      arms: ["plain", "photo"],
      metrics: columns,
      rows: [
        { arm: "plain", spent: 10, orders: 1 },
        { arm: "photo", spent: 0, orders: 0 },
      ],
    },
    valid: fc.record({
      arms: fc.constant(["plain", "photo", "__proto__"]),
      metrics: fc.constant([
        ...columns,
        { name: "ordered", kind: "rate" },
        { name: "__proto__", kind: "rate", column: "ordered" },
      ]),
      rows: fc.array(
        fc.record({
          arm: fc.constantFrom("plain", "photo", "__proto__"),
          spent: value,
          orders: value,
          ordered: fc.constantFrom(0, 1, true, false),
        }),
        { maxLength: 8 }
      ),
    }),
    optional: ["column"],
    nullable: [],
    freeText: ["arms", "name", "column", "numerator", "denominator"],
  },
}
