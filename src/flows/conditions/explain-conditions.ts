import type {
  Condition,
  ConditionGroup,
} from "../../modules/post-purchase/flow-overrides"
import { FLAGS, NUMBERS, SETS } from "./attributes"
import { isFlag, isGroup, isNumber } from "./kinds"
import { NUMBER_WORDS, SET_WORDS, listInWords } from "./words"

/**
 * Conditions in words, English. Groups inside a group stand in brackets.
 *
 * @example
 * explainConditions({
 *   match: "all",
 *   conditions: [
 *     { attribute: "order_total", operator: "gte", value: 50 },
 *     { attribute: "country", operator: "in", value: ["de", "at"] },
 *   ],
 * }) // "order total is at least 50 and country is one of de, at"
 */
export function explainConditions({ match, conditions }: ConditionGroup): string {
  return conditions
    .map((member) => {
      if (!isGroup(member)) {
        return explainCondition(member)
      }
      const inner = explainConditions(member)
      return conditions.length > 1 && member.conditions.length > 1 ? `(${inner})` : inner
    })
    .join(match === "all" ? " and " : " or ")
}

/** One comparison in words. */
export function explainCondition(condition: Condition): string {
  if (isNumber(condition)) {
    return `${NUMBERS[condition.attribute].name} is ${NUMBER_WORDS[condition.operator]}${condition.value}`
  }
  if (isFlag(condition)) {
    const { yes, no } = FLAGS[condition.attribute]
    return condition.value ? yes : no
  }
  const { attribute, operator, value } = condition
  const { name, isSingle } = SETS[attribute]
  const words = SET_WORDS[operator]
  const verb =
    value.length === 1
      ? isSingle
        ? words.single
        : words.one
      : isSingle
        ? words.several
        : words.many
  return `${name} ${verb} ${listInWords(value)}`
}
