import type { ConditionGroup } from "../../modules/post-purchase/flow-overrides"
import type { ConditionFacts } from "./condition-facts"

/**
 * What of a group does not hold, in words; null when it holds.
 */
export function findUnmet(_group: ConditionGroup, _facts: ConditionFacts): string | null {
  return null
}
