import { optional, type Check } from "../checks/check"
import { level, oneOf } from "../checks/rules"
import { confidenceZ } from "../inference/confidence-z"
import { normalPValue } from "../inference/normal-p-value"
import { clamp } from "../numbers/clamp"
import { finiteOrNull } from "../numbers/finite-or-null"
import { ratesOf, type Arms } from "./arms"
import { scoreInterval } from "./score-interval"
import { scoreZ } from "./score-z"

/** Which standard error a comparison with a margin takes. */
export type MarginMethod = "miettinen-nurminen" | "wald"

/** Two rates that are held against a margin. */
export type MarginComparison = Arms & {
  margin: number
  confidence: number
  method?: MarginMethod
}

const methods: Check = (value) => optional(oneOf(["miettinen-nurminen", "wald"]))(value)

/** What is checked of a comparison beside its arms. */
export const marginFields = { margin: level, confidence: level, method: methods }

/** Whether more than the null difference, or less than it, counts as evidence. */
type Side = "greater" | "less"

/** Interval and one-sided tests of a difference that is held against a margin. */
export type ComparedWithMargin = {
  difference: number | null
  lower: number | null
  upper: number | null
  test: (
    nullDifference: number,
    side: Side
  ) => { z: number | null; pValue: number | null }
}

/** Wald's method knows nothing where neither rate varies; no method does without data. */
export function compareWithMargin(input: MarginComparison): ComparedWithMargin {
  const { margin, confidence, method } = input
  const rates = ratesOf(input)
  const unknown = { lower: null, upper: null, test: () => ({ z: null, pValue: null }) }
  if (!rates) {
    return { difference: null, ...unknown }
  }
  const { difference, variance } = rates
  const tested = (zOf: (nullDifference: number) => number) => {
    return (nullDifference: number, side: Side) => {
      const z = zOf(nullDifference)
      return { z: finiteOrNull(z), pValue: normalPValue(z, side) }
    }
  }
  if (method !== "wald") {
    const isRejected = (z: number) => normalPValue(z)! < 1 - confidence
    return {
      difference,
      ...scoreInterval(input, isRejected, [-margin, margin]),
      test: tested((nullDifference) => scoreZ(input, nullDifference)),
    }
  }
  if (variance === 0) {
    return { difference, ...unknown }
  }
  const reach = confidenceZ(confidence) * Math.sqrt(variance)
  return {
    difference,
    lower: clamp(difference - reach, -1, 1),
    upper: clamp(difference + reach, -1, 1),
    test: tested((nullDifference) => (difference - nullDifference) / Math.sqrt(variance)),
  }
}
