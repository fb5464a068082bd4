/** What conditions compare: the order and its customer as they are when the message is due. */
export type ConditionFacts = {
  /** In the order's currency. */
  orderTotal: number
  itemCount: number
  /** Not cancelled ones, this one included. */
  orderCount: number
  /** Whether the person has no earlier order that was not cancelled. */
  isFirstOrder: boolean
  /** In the base currency; null when an exchange rate is missing. */
  lifetimeSpend: number | null
  /** Whole ones. */
  daysSinceLastOrder: number
  hasAccount: boolean
  productIds: readonly string[]
  collectionIds: readonly string[]
  categoryIds: readonly string[]
  tagIds: readonly string[]
  productTypeIds: readonly string[]
  customerGroupIds: readonly string[]
  country: string | null
  salesChannelId: string | null
  language: string
  currency: string
}
