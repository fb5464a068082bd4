import fc from "fast-check"
import { npsCounts } from "../inputs"
import type { FunctionCases } from "./function-case"

const confidence = fc.oneof(
  fc.constantFrom(0.95, 0.9, 0.05),
  fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true })
)
const labelled = npsCounts.map((counts) => ({ label: "a week", ...counts }))

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
}
