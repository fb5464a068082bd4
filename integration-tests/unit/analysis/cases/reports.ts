import fc from "fast-check"
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
}
