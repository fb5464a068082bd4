import type { ConditionFacts } from "../../../src/flows/conditions"

/** A small first order from Germany, placed as a guest. */
export const conditionFacts = (fields: Partial<ConditionFacts> = {}): ConditionFacts => ({
  orderTotal: 20,
  itemCount: 2,
  orderCount: 1,
  isFirstOrder: true,
  lifetimeSpend: 20,
  daysSinceLastOrder: 3,
  hasAccount: false,
  productIds: ["prod_tea", "prod_cup"],
  collectionIds: ["pcol_spring"],
  categoryIds: [],
  tagIds: [],
  productTypeIds: [],
  customerGroupIds: [],
  country: "de",
  salesChannelId: "sc_web",
  language: "en",
  currency: "eur",
  ...fields,
})
