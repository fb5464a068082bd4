import { optional, type Check } from "../checks/check"
import { oneOf } from "../checks/rules"

/**
 * Which differences count as evidence: any, only B larger than A (`greater`), or only B
 * smaller (`less`). Intervals stay two-sided whatever the alternative is.
 */
export type Alternative = "two-sided" | "greater" | "less"

export const alternatives: Check = (value) =>
  optional(oneOf(["two-sided", "greater", "less"]))(value)
