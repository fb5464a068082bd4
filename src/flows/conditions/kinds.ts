import {
  type Condition,
  type ConditionGroup,
  FlagAttribute,
  NumberAttribute,
} from "../../modules/post-purchase/flow-overrides"

type NumberCondition = Extract<Condition, { attribute: NumberAttribute }>
type FlagCondition = Extract<Condition, { attribute: FlagAttribute }>
export type SetCondition = Exclude<Condition, NumberCondition | FlagCondition>

const NUMBERS: ReadonlySet<string> = new Set(Object.values(NumberAttribute))
const FLAGS: ReadonlySet<string> = new Set(Object.values(FlagAttribute))

export function isGroup(member: Condition | ConditionGroup): member is ConditionGroup {
  return "conditions" in member
}

export function isNumber(condition: Condition): condition is NumberCondition {
  return NUMBERS.has(condition.attribute)
}

export function isFlag(condition: Condition): condition is FlagCondition {
  return FLAGS.has(condition.attribute)
}
