export type { ConditionFacts } from "./condition-facts"
export { explainConditions } from "./explain-conditions"
export { findUnmet } from "./find-unmet"
