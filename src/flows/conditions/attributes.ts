import {
  FlagAttribute,
  NumberAttribute,
  SetAttribute,
} from "../../modules/post-purchase/flow-overrides"
import type { ConditionFacts } from "./condition-facts"

type Compared<Value> = {
  /** As it begins a sentence of the admin. */
  name: string
  read: (facts: ConditionFacts) => Value
}

/** What is compared as a number; null when it is not known, which nothing matches. */
export const NUMBERS: Record<NumberAttribute, Compared<number | null>> = {
  [NumberAttribute.ORDER_TOTAL]: {
    name: "order total",
    read: ({ orderTotal }) => orderTotal,
  },
  [NumberAttribute.ITEM_COUNT]: {
    name: "number of items",
    read: ({ itemCount }) => itemCount,
  },
  [NumberAttribute.ORDER_COUNT]: {
    name: "number of orders",
    read: ({ orderCount }) => orderCount,
  },
  [NumberAttribute.LIFETIME_SPEND]: {
    name: "lifetime spend",
    read: ({ lifetimeSpend }) => lifetimeSpend,
  },
  [NumberAttribute.DAYS_SINCE_LAST_ORDER]: {
    name: "days since the last order",
    read: ({ daysSinceLastOrder }) => daysSinceLastOrder,
  },
}

/** What is compared as a list. `isSingle` are those of which an order has at most one. */
export const SETS: Record<
  SetAttribute,
  Compared<readonly string[]> & { isSingle: boolean }
> = {
  [SetAttribute.PRODUCT]: many("products", ({ productIds }) => productIds),
  [SetAttribute.COLLECTION]: many("collections", ({ collectionIds }) => collectionIds),
  [SetAttribute.CATEGORY]: many("categories", ({ categoryIds }) => categoryIds),
  [SetAttribute.TAG]: many("tags", ({ tagIds }) => tagIds),
  [SetAttribute.PRODUCT_TYPE]: many(
    "product types",
    ({ productTypeIds }) => productTypeIds
  ),
  [SetAttribute.CUSTOMER_GROUP]: many(
    "customer groups",
    ({ customerGroupIds }) => customerGroupIds
  ),
  [SetAttribute.COUNTRY]: one("country", ({ country }) => country),
  [SetAttribute.SALES_CHANNEL]: one(
    "sales channel",
    ({ salesChannelId }) => salesChannelId
  ),
  [SetAttribute.LANGUAGE]: one("language", ({ language }) => language),
  [SetAttribute.CURRENCY]: one("currency", ({ currency }) => currency),
}

/** What is so or is not so, in the words for either. */
export const FLAGS: Record<
  FlagAttribute,
  { yes: string; no: string; read: (facts: ConditionFacts) => boolean }
> = {
  [FlagAttribute.FIRST_ORDER]: {
    yes: "it is the first order",
    no: "it is not the first order",
    read: ({ isFirstOrder }) => isFirstOrder,
  },
  [FlagAttribute.HAS_ACCOUNT]: {
    yes: "the customer has an account",
    no: "the customer has no account",
    read: ({ hasAccount }) => hasAccount,
  },
}

function many(name: string, read: (facts: ConditionFacts) => readonly string[]) {
  return { name, read, isSingle: false }
}

function one(name: string, read: (facts: ConditionFacts) => string | null) {
  return {
    name,
    read: (facts: ConditionFacts) => [read(facts)].filter((value) => value !== null),
    isSingle: true,
  }
}
