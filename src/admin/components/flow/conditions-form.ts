import type { AdminStepConfig } from "../../../types/http"
import type { FormErrors } from "../../hooks/use-form"
import type { Translate } from "../../hooks/use-translate"
import { parseDecimal } from "../../lib/numbers"

export type ConditionGroup = NonNullable<AdminStepConfig["conditions"]>
export type Condition = Exclude<ConditionGroup["conditions"][number], ConditionGroup>
export type Attribute = Condition["attribute"]
export type Operator = Condition["operator"]

export const NUMBERS = [
  "order_total",
  "item_count",
  "order_count",
  "lifetime_spend",
  "days_since_last_order",
] as const satisfies readonly Attribute[]
export const SETS = [
  "product",
  "collection",
  "category",
  "tag",
  "product_type",
  "country",
  "sales_channel",
  "customer_group",
  "language",
  "currency",
] as const satisfies readonly Attribute[]
export const FLAGS = [
  "first_order",
  "has_account",
] as const satisfies readonly Attribute[]

export type NumberName = (typeof NUMBERS)[number]
export type SetName = (typeof SETS)[number]
export type FlagName = (typeof FLAGS)[number]

export const NUMBER_OPERATORS = ["gte", "lte", "gt", "lt", "eq", "ne"] as const
export const SET_OPERATORS = ["in", "not_in", "all"] as const

/** Limits of the server's schema. */
export const MAX_DEPTH = 3
export const MAX_CONDITIONS = 20

/** As inputs hold it: numbers are text. */
export type ConditionValues =
  | { attribute: NumberName; operator: (typeof NUMBER_OPERATORS)[number]; value: string }
  | { attribute: SetName; operator: (typeof SET_OPERATORS)[number]; value: string[] }
  | { attribute: FlagName; operator: "is"; value: boolean }
export type GroupValues = {
  match: "all" | "any"
  conditions: (ConditionValues | GroupValues)[]
}

const includes = <Name extends string>(names: readonly Name[], name: string) =>
  names.some((known) => known === name)

export const isGroup = <Member extends object, Group extends { conditions: unknown[] }>(
  member: Member | Group
): member is Group => "conditions" in member
export const isNumberName = (name: string): name is NumberName => includes(NUMBERS, name)
export const isSetName = (name: string): name is SetName => includes(SETS, name)
export const isFlagName = (name: string): name is FlagName => includes(FLAGS, name)

/** What a group begins with. */
export const NEW_GROUP: GroupValues = {
  match: "all",
  conditions: [{ attribute: "order_total", operator: "gte", value: "" }],
}

/** A condition on another attribute, with as much of the old one as still makes sense. */
export function changeAttribute(
  before: ConditionValues,
  attribute: string
): ConditionValues {
  if (isNumberName(attribute)) {
    return isNumberName(before.attribute)
      ? ({ ...before, attribute } as Extract<ConditionValues, { value: string }>)
      : { attribute, operator: "gte", value: "" }
  }
  return isFlagName(attribute)
    ? { attribute, operator: "is", value: true }
    : isSetName(attribute)
      ? // Ids of products are none of countries.
        { attribute, operator: "in", value: [] }
      : before
}

export function toGroupValues({ match, conditions }: ConditionGroup): GroupValues {
  return {
    match,
    conditions: conditions.map((member) =>
      isGroup<Condition, ConditionGroup>(member)
        ? toGroupValues(member)
        : toConditionValues(member)
    ),
  }
}

function toConditionValues(condition: Condition): ConditionValues {
  return typeof condition.value === "number"
    ? { ...condition, value: String(condition.value) }
    : condition
}

/** The group as the server takes it. Call it for what `validateGroup` finds nothing wrong with. */
export function toGroup({ match, conditions }: GroupValues): ConditionGroup {
  return {
    match,
    conditions: conditions.map((member) =>
      isGroup<ConditionValues, GroupValues>(member)
        ? toGroup(member)
        : typeof member.value === "string"
          ? { ...member, value: parseDecimal(member.value) ?? 0 }
          : (member as Condition)
    ),
  }
}

/** @param path - of the group, as the server would name it */
export function validateGroup(
  { conditions }: GroupValues,
  path: string,
  t: Translate
): FormErrors {
  return Object.assign(
    { [path]: conditions.length > 0 ? undefined : t("conditions.empty") },
    ...conditions.map((member, index) => {
      const at = `${path}.conditions.${index}`
      return isGroup<ConditionValues, GroupValues>(member)
        ? validateGroup(member, at, t)
        : { [`${at}.value`]: validateValue(member, t) }
    })
  )
}

function validateValue({ value }: ConditionValues, t: Translate): string | undefined {
  if (typeof value === "string") {
    return parseDecimal(value) === null ? t("conditions.number") : undefined
  }
  return Array.isArray(value) && value.length === 0
    ? t("conditions.chooseOne")
    : undefined
}
