import type {
  Condition,
  ConditionGroup,
  NUMBER_OPERATORS,
} from "../../modules/post-purchase/flow-overrides"
import { FLAGS, NUMBERS, SETS } from "./attributes"
import type { ConditionFacts } from "./condition-facts"
import { explainCondition } from "./explain-conditions"
import { type SetCondition, isFlag, isGroup, isNumber } from "./kinds"
import { NUMBER_WORDS, listInWords } from "./words"

/**
 * What of a group does not hold, in words; null when it holds.
 *
 * Of a group of which all have to hold it is the first that does not; of one of which any has
 * to, all of them. A number that is not known meets nothing, not even `ne`.
 *
 * @example
 * findUnmet({
 *   match: "all",
 *   conditions: [{ attribute: "order_total", operator: "gte", value: 50 }],
 * }, facts) // "order total is 20, wanted at least 50"
 */
export function findUnmet(group: ConditionGroup, facts: ConditionFacts): string | null {
  const unmet: string[] = []
  for (const member of group.conditions) {
    const problem = isGroup(member)
      ? findUnmet(member, facts)
      : findUnmetCondition(member, facts)
    if (group.match === "all" && problem !== null) {
      return problem
    }
    if (group.match === "any" && problem === null) {
      return null
    }
    if (problem !== null) {
      unmet.push(problem)
    }
  }
  return unmet.length ? unmet.join("; and ") : null
}

function findUnmetCondition(condition: Condition, facts: ConditionFacts): string | null {
  if (isNumber(condition)) {
    const { name, read } = NUMBERS[condition.attribute]
    const number = read(facts)
    const wanted = `wanted ${NUMBER_WORDS[condition.operator]}${condition.value}`
    if (number === null) {
      return `${name} is not known, ${wanted}`
    }
    return COMPARE[condition.operator](number, condition.value)
      ? null
      : `${name} is ${number}, ${wanted}`
  }
  if (isFlag(condition)) {
    const { yes, no, read } = FLAGS[condition.attribute]
    const is = read(facts)
    return is === condition.value ? null : is ? yes : no
  }
  return findUnmetSet(condition, facts)
}

function findUnmetSet(condition: SetCondition, facts: ConditionFacts): string | null {
  const { name, read, isSingle } = SETS[condition.attribute]
  const values = read(facts)
  if (holds(condition, new Set(values))) {
    return null
  }
  const verb = isSingle ? "is" : "are"
  const has = values.length ? listInWords(values) : isSingle ? "not known" : "none"
  return `${name} ${verb} ${has}, wanted: ${explainCondition(condition)}`
}

/** Of nothing, no value is wanted in vain: only `not_in` holds. */
function holds({ operator, value }: SetCondition, has: ReadonlySet<string>): boolean {
  switch (operator) {
    case "in":
      return value.some((each) => has.has(each))
    case "not_in":
      return !value.some((each) => has.has(each))
    case "all":
      return value.every((each) => has.has(each))
  }
}

const COMPARE: Record<
  (typeof NUMBER_OPERATORS)[number],
  (number: number, wanted: number) => boolean
> = {
  eq: (number, wanted) => number === wanted,
  ne: (number, wanted) => number !== wanted,
  gt: (number, wanted) => number > wanted,
  gte: (number, wanted) => number >= wanted,
  lt: (number, wanted) => number < wanted,
  lte: (number, wanted) => number <= wanted,
}
