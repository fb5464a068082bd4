import fc, { type Arbitrary } from "fast-check"
import { npsCounts } from "../inputs"
import type { FunctionCases } from "./function-case"

const confidence = fc.oneof(
  fc.constantFrom(0.95, 0.9, 0.05),
  fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true })
)
const labelled = npsCounts.map((counts) => ({ label: "a week", ...counts }))
const named = npsCounts.map((counts) => ({ name: "new", ...counts }))
const answersOf = (
  periods: { promoters: number; passives: number; detractors: number }[]
) =>
  periods.reduce(
    (total, { promoters, passives, detractors }) =>
      total + promoters + passives + detractors,
    0
  )
const maybe = <Value>(arbitrary: Arbitrary<Value>) =>
  fc.option(arbitrary, { nil: undefined })
const amount = fc.oneof(
  fc.integer({ min: -100, max: 100_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true })
)
const positive = fc.oneof(
  fc.constantFrom(0.1, 1, 5000),
  fc.double({ min: 1e-300, max: 1e300, noNaN: true })
)

const sumsOf = (values: number[]) => ({
  sum: values.reduce((total, value) => total + value, 0),
  sumOfSquares: values.reduce((total, value) => total + value * value, 0),
})

/** As many amounts at most as there are people, the others being 0. */
const anySums = (people: number) =>
  fc
    .oneof(
      fc.array(fc.integer({ min: -50, max: 500 }), { maxLength: Math.min(people, 6) }),
      fc.array(fc.double({ min: -1e150, max: 1e150, noNaN: true }), {
        maxLength: Math.min(people, 6),
      })
    )
    .map(sumsOf)

const anyHoldoutArm = (hasMargin: boolean, hasDiscount: boolean) =>
  fc.oneof(fc.integer({ min: 0, max: 3 }), fc.nat(2_000_000)).chain((people) =>
    fc.record({
      people: fc.constant(people),
      buyers: fc.nat(people),
      orders: anySums(people),
      revenue: anySums(people),
      ...(hasMargin ? { margin: anySums(people) } : {}),
      ...(hasDiscount ? { discount: anySums(people) } : {}),
    })
  )

const holdoutArm = (people: number) => ({
  people,
  buyers: people / 20,
  orders: { sum: people / 20, sumOfSquares: people / 20 },
  revenue: { sum: 3 * people, sumOfSquares: 180 * people },
  margin: { sum: people, sumOfSquares: 20 * people },
  discount: { sum: people / 10, sumOfSquares: people / 5 },
})
const funnelSteps = (length: number) =>
  fc
    .array(fc.oneof(fc.nat(6), fc.nat(500), fc.nat(2_000_000)), {
      minLength: length,
      maxLength: length,
    })
    .map((counts) =>
      counts
        .sort((first, second) => second - first)
        .map((count, index) => ({ name: `opened ${index}`, count }))
    )

export const reports: FunctionCases = {
  npsTrend: {
    right: {
      periods: [
        { label: "January", promoters: 12, passives: 5, detractors: 3 },
        { label: "February", promoters: 14, passives: 5, detractors: 3 },
        { label: "March", promoters: 12, passives: 9, detractors: 2 },
      ],
      confidence: 0.95,
    },
    valid: fc.record({ periods: fc.array(labelled, { maxLength: 8 }), confidence }),
    freeText: ["label"],
  },
  npsReport: {
    right: {
      periods: [
        { label: "January", promoters: 12, passives: 5, detractors: 3 },
        { label: "February", promoters: 14, passives: 5, detractors: 3 },
      ],
      segments: [
        { name: "new", promoters: 10, passives: 5, detractors: 3 },
        { name: "returning", promoters: 16, passives: 5, detractors: 3 },
      ],
      invited: 400,
      confidence: 0.95,
      target: 50,
    },
    valid: fc
      .tuple(
        fc.array(labelled, { maxLength: 5 }),
        fc.option(fc.array(named, { maxLength: 4 }), { nil: undefined }),
        fc.option(fc.nat(2_000_000), { nil: undefined }),
        fc.option(confidence, { nil: undefined }),
        fc.option(fc.integer({ min: -100, max: 100 }), { nil: undefined })
      )
      .map(([periods, segments, silent, confidence, target]) => ({
        periods,
        segments,
        invited: silent === undefined ? undefined : silent + answersOf(periods),
        confidence,
        target,
      })),
    optional: ["segments", "invited", "confidence", "target"],
    freeText: ["label", "name"],
  },
  holdoutReport: {
    right: {
      treated: holdoutArm(900),
      heldOut: holdoutArm(100),
      heldOutShare: 0.1,
      confidence: 0.95,
      method: "always-valid",
      optimalSampleSize: 5000,
      minimumLift: 0.1,
      attributed: { orders: 30, revenue: 900, margin: 300 },
      currency: "EUR",
    },
    valid: fc.tuple(fc.boolean(), fc.boolean()).chain(([hasMargin, hasDiscount]) =>
      fc.record({
        treated: anyHoldoutArm(hasMargin, hasDiscount),
        heldOut: anyHoldoutArm(hasMargin, hasDiscount),
        heldOutShare: confidence,
        confidence: maybe(confidence),
        method: fc.constantFrom("always-valid", "fixed", undefined),
        optimalSampleSize: maybe(positive),
        minimumLift: maybe(positive),
        attributed: maybe(
          fc.record({ orders: fc.nat(), revenue: amount, margin: maybe(amount) })
        ),
        currency: fc.constantFrom("EUR", "", undefined),
      })
    ),
    optional: [
      "confidence",
      "method",
      "optimalSampleSize",
      "minimumLift",
      "attributed",
      "currency",
      "margin",
      "discount",
    ],
    freeText: ["currency"],
  },
  funnelReport: {
    right: {
      steps: [
        { name: "sent", count: 1000, isOpen: false },
        { name: "opened", count: 300, isOpen: true },
      ],
      previous: [
        { name: "sent", count: 900, isOpen: false },
        { name: "opened", count: 250, isOpen: true },
      ],
      sideRates: [{ name: "complaints", count: 1, of: "sent", limit: 0.001 }],
      revenue: { sum: 100, sumOfSquares: 9000, of: "sent", currency: "EUR" },
      goal: { step: "opened", rate: 0.3 },
      confidence: 0.95,
    },
    valid: fc.integer({ min: 1, max: 4 }).chain((length) =>
      fc
        .record({
          steps: funnelSteps(length),
          previous: maybe(funnelSteps(length)),
          confidence: maybe(confidence),
        })
        .chain((funnel) =>
          fc.record({
            steps: fc.constant(funnel.steps),
            previous: fc.constant(funnel.previous),
            confidence: fc.constant(funnel.confidence),
            sideRates: maybe(
              fc.array(
                fc.record({
                  name: fc.constant("bounces"),
                  count: fc.nat(funnel.steps[0].count),
                  of: fc.constant("opened 0"),
                  limit: fc.constantFrom(0, 0.001, 1, undefined),
                }),
                { maxLength: 3 }
              )
            ),
            revenue: maybe(
              anySums(funnel.steps[0].count).map((sums) => ({ ...sums, of: "opened 0" }))
            ),
            goal: maybe(
              fc.record({
                step: fc.constantFrom("opened 0", `opened ${length - 1}`),
                rate: fc.constantFrom(0, 0.02, 1),
              })
            ),
          })
        )
    ),
    optional: [
      "isOpen",
      "previous",
      "sideRates",
      "limit",
      "revenue",
      "currency",
      "goal",
      "confidence",
    ],
    freeText: ["name", "currency"],
  },
}
