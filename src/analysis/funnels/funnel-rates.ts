import { list, record } from "../checks/check"
import { checkInput, checkPart } from "../checks/check-input"
import { count, level, text } from "../checks/rules"
import { confidenceZ } from "../inference/confidence-z"
import { wilsonBounds } from "../proportions/wilson-bounds"

/** Rates from 0 to 1: `step…` from the step before, `overall…` from the first one. */
export type FunnelStep = {
  name: string
  count: number
  stepRate: number | null
  stepLower: number | null
  stepUpper: number | null
  overallRate: number | null
  overallLower: number | null
  overallUpper: number | null
  /** How many of the step before did not get here. */
  dropOff: number | null
}

/**
 * Conversion rates of a funnel, such as sent, opened, clicked, ordered: from step to step and
 * from the first step on, with Wilson intervals.
 *
 * Assumes that each step counts a part of those of the step before, each person once.
 *
 * Reference: Wilson 1927, JASA 22:209; see {@link wilsonInterval}.
 *
 * @returns the steps in the given order; the first one has an overall rate of 1 and nothing
 *   else; rates of nothing are `null`
 * @throws RangeError when there is no step, a name is no string, a count is not a whole
 *   number of 0 or more or is above that of the step before, or `confidence` is not between 0
 *   and 1
 * @example
 * const steps = [
 *   { name: "sent", count: 10000 },
 *   { name: "opened", count: 2310 },
 *   { name: "clicked", count: 402 },
 * ]
 * const [, opened, clicked] = funnelRates({ steps, confidence: 0.95 }).steps
 * opened.stepRate // 0.231
 * clicked.overallRate // 0.0402
 * clicked.overallUpper // 0.04423
 */
export function funnelRates(input: {
  steps: { name: string; count: number }[]
  confidence: number
}): { steps: FunnelStep[] } {
  checkInput(input, { steps: list(record({ name: text, count }), 1), confidence: level })
  const { steps, confidence } = input
  steps.slice(1).forEach((step, index) => {
    checkPart(
      [step.count, `steps[${index + 1}].count`],
      [steps[index].count, `steps[${index}].count`]
    )
  })
  const z = confidenceZ(confidence)
  const [first] = steps
  return {
    steps: steps.map((step, index) => {
      const before = index > 0 ? steps[index - 1] : null
      const ofBefore = rateOf(step.count, before?.count ?? 0, z)
      const ofFirst = rateOf(step.count, before ? first.count : 0, z)
      return {
        name: step.name,
        count: step.count,
        stepRate: ofBefore.rate,
        stepLower: ofBefore.lower,
        stepUpper: ofBefore.upper,
        overallRate: before || step.count === 0 ? ofFirst.rate : 1,
        overallLower: ofFirst.lower,
        overallUpper: ofFirst.upper,
        dropOff: before ? before.count - step.count : null,
      }
    }),
  }
}

function rateOf(count: number, total: number, z: number) {
  return total === 0
    ? { rate: null, lower: null, upper: null }
    : { rate: count / total, ...wilsonBounds(count, total, z) }
}
