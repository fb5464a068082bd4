import type { TotalsProps } from "../props"
import type { OrderFacts } from "./facts"
import type { OrderMail } from "./mail"
import { oneLine, truncate } from "./text-values"

/** Subtotal, discount, shipping, tax and total, worded by whether prices include tax. */
export function totalsProps(mail: OrderMail, order: OrderFacts): TotalsProps {
  const { common, money } = mail
  const codes = order.promotionCodes.map(oneLine).filter(Boolean).join(", ")
  const methods = order.shippingMethods
    .map((method) => oneLine(method.name))
    .filter(Boolean)
  const rows = [{ label: common("subtotal"), amount: money(order.itemSubtotal) }]

  if (order.discountTotal > 0) {
    rows.push({
      label: common("discount", { discount: { codes: truncate(codes, 80) || null } }),
      amount: money(-order.discountTotal),
    })
  }
  if (order.shippingMethods.length) {
    const method = truncate(methods.join(", "), 80) || null
    rows.push({
      label: common("shipping", { shipping: { method } }),
      amount: order.shippingTotal === 0 ? common("free") : money(order.shippingTotal),
    })
  }
  if (!order.taxInclusive && order.taxTotal > 0) {
    rows.push({ label: common("tax"), amount: money(order.taxTotal) })
  }
  if (order.creditTotal) {
    rows.push({ label: common("credit"), amount: money(-order.creditTotal) })
  }
  return {
    rows,
    total: { label: common("total"), amount: money(order.total) },
    note:
      order.taxInclusive && order.taxTotal > 0
        ? common("tax_included", { tax: { amount: money(order.taxTotal) } })
        : "",
  }
}
