import type { PastPurchase } from "../../../modules/post-purchase/queries/read-people-history"
import type { PurchaseHistory } from "../../../modules/post-purchase/queries/read-purchase-history"
import type { AttributionSettings } from "../../../modules/post-purchase/queries/attribute-orders"
import { isBy } from "./order-as-of"

/**
 * What a person had bought at a moment: the same as `readPurchaseHistory` reads, from purchases
 * that were read once for many moments. A spec holds both against each other.
 */
export function purchasesAsOf(
  purchases: readonly PastPurchase[],
  order: { id: string; createdAt: Date },
  moment: Date,
  { base_currency, exchange_rates }: Omit<AttributionSettings, "window_days">
): Omit<PurchaseHistory, "order_id"> {
  const by = purchases.filter(
    ({ placed_at, canceled_at }) => isBy(placed_at, moment) && !isBy(canceled_at, moment)
  )
  const others = by.filter(({ id }) => id !== order.id)
  const placed = others.map(({ placed_at }) => new Date(placed_at).getTime())
  const own = purchases.find(({ id }) => id === order.id)
  const base = base_currency?.toLowerCase() ?? null
  const worth = by.map(({ currency_code, canceled_at, total, refunded, net }) => {
    const kept = canceled_at === null ? net : Math.max(0, total - refunded)
    if (base === null) {
      return null
    }
    const rate = currency_code === base ? 1 : exchange_rates[currency_code]
    return rate === undefined ? null : kept * rate
  })
  const ownMoment = own ? new Date(own.placed_at).getTime() : moment.getTime()
  return {
    others: others.length,
    earlier: others.filter(({ id, placed_at }) => {
      const at = new Date(placed_at).getTime()
      return at < ownMoment || (at === ownMoment && id < order.id)
    }).length,
    last_placed_at: placed.length ? new Date(Math.max(...placed)) : null,
    spend: worth.some((each) => each === null)
      ? null
      : String(worth.reduce<number>((sum, each) => sum + (each ?? 0), 0)),
  }
}
