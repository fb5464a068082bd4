import { checkInput, checkPart } from "../checks/check-input"
import { count, level } from "../checks/rules"

/** So many successes in so many trials. */
export type Proportion = { successes: number; n: number }

/** A rate with its interval, from 0 to 1. */
export type ProportionInterval = {
  estimate: number | null
  lower: number | null
  upper: number | null
}

export const proportionFields = { successes: count, n: count }

export function checkProportion(input: Proportion & { confidence: number }): void {
  checkInput(input, { ...proportionFields, confidence: level })
  checkPart([input.successes, "successes"], [input.n, "n"])
}
