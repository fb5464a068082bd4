export type { ConditionFacts } from "./condition-facts"
export { findUnmet } from "./find-unmet"
