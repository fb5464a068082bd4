import { z } from "@medusajs/framework/zod"

/** What can be compared as a number. */
export const NumberAttribute = {
  /** In the order's own currency, tax and shipping included. */
  ORDER_TOTAL: "order_total",
  /** Units over all lines. */
  ITEM_COUNT: "item_count",
  /** Orders of this person that were not cancelled, this one included. */
  ORDER_COUNT: "order_count",
  /** What the store kept of all their orders, in the base currency. */
  LIFETIME_SPEND: "lifetime_spend",
  /** From the person's latest order that was not cancelled, this one included. */
  DAYS_SINCE_LAST_ORDER: "days_since_last_order",
} as const
export type NumberAttribute = (typeof NumberAttribute)[keyof typeof NumberAttribute]

/** What is one or several of a list: ids, except where noted. */
export const SetAttribute = {
  PRODUCT: "product",
  COLLECTION: "collection",
  CATEGORY: "category",
  TAG: "tag",
  PRODUCT_TYPE: "product_type",
  /** Of the shipping address, ISO 3166-1 alpha-2, lower case. */
  COUNTRY: "country",
  SALES_CHANNEL: "sales_channel",
  CUSTOMER_GROUP: "customer_group",
  /** ISO 639 code, the language of the mail: `de`. */
  LANGUAGE: "language",
  /** ISO 4217, lower case. */
  CURRENCY: "currency",
} as const
export type SetAttribute = (typeof SetAttribute)[keyof typeof SetAttribute]

/** What is so or is not so. */
export const FlagAttribute = {
  /** It is the person's first order. */
  FIRST_ORDER: "first_order",
  /** Ordered with an account. */
  HAS_ACCOUNT: "has_account",
} as const
export type FlagAttribute = (typeof FlagAttribute)[keyof typeof FlagAttribute]

export const NUMBER_OPERATORS = ["eq", "ne", "gt", "gte", "lt", "lte"] as const
/** `in`: at least one of them; `not_in`: none of them; `all`: every one of them. */
export const SET_OPERATORS = ["in", "not_in", "all"] as const

/** Deeper groups nobody can read any more. */
const MAX_DEPTH = 3
const MAX_CONDITIONS = 20

const numberCondition = z
  .object({
    attribute: z.enum(Object.values(NumberAttribute)),
    operator: z.enum(NUMBER_OPERATORS),
    value: z.number().finite(),
  })
  .strict()

const setCondition = z
  .object({
    attribute: z.enum(Object.values(SetAttribute)),
    operator: z.enum(SET_OPERATORS),
    value: z.array(z.string().trim().min(1).max(200)).min(1).max(500),
  })
  .strict()

const flagCondition = z
  .object({
    attribute: z.enum(Object.values(FlagAttribute)),
    operator: z.literal("is"),
    value: z.boolean(),
  })
  .strict()

const conditionSchema = z.discriminatedUnion("attribute", [
  numberCondition,
  setCondition,
  flagCondition,
])

/** One comparison. */
export type Condition = z.output<typeof conditionSchema>

/** Several conditions of which all or any have to hold. */
export type ConditionGroup = {
  match: "all" | "any"
  conditions: (Condition | ConditionGroup)[]
}

function groupSchema(depth: number): z.ZodType<ConditionGroup> {
  const member =
    depth > 1 ? z.union([conditionSchema, groupSchema(depth - 1)]) : conditionSchema
  return z
    .object({
      match: z.enum(["all", "any"]),
      conditions: z.array(member).min(1).max(MAX_CONDITIONS),
    })
    .strict()
}

/** Conditions as an admin saves them, at most three groups deep. */
export const conditionGroupSchema = groupSchema(MAX_DEPTH)
