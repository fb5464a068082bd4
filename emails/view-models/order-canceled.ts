import { speaker } from "../copy"
import type { OrderCanceledProps } from "../order-canceled"
import type { OrderFacts } from "./facts"
import { frameProps } from "./frame"
import { itemListProps, orderedLines } from "./items"
import { orderJsonLd } from "./json-ld"
import { openMail, type MailContext } from "./mail"
import { totalsProps } from "./totals"

/**
 * Props of the cancellation.
 *
 * @param input.refundAmount what has been or will be paid back; 0 when nothing was charged
 */
export function orderCanceledProps({
  order,
  refundAmount,
  ...context
}: MailContext & { order: OrderFacts; refundAmount: number }): OrderCanceledProps {
  const base = openMail(context, order)
  const amount = refundAmount > 0 ? base.money(refundAmount) : null
  const say = speaker(context.copy, "order-canceled", {
    ...base.variables,
    refund: { amount },
  })

  return {
    frame: frameProps(base, order, {
      subject: say("subject"),
      preheader: say("preheader"),
      headline: say("headline"),
      body: say("body"),
      jsonLd: orderJsonLd(base, order, "OrderCancelled"),
    }),
    money: {
      title: say("money_title"),
      text: say(amount === null ? "money_none" : "money_refund"),
    },
    items: itemListProps(base, order, orderedLines(order), {
      title: say("items"),
      prices: true,
    }),
    totals: totalsProps(base, order),
  }
}
