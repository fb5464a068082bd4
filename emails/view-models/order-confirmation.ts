import { speaker } from "../copy"
import type { OrderConfirmationProps } from "../order-confirmation"
import { billingAddressProps, shippingAddressProps } from "./addresses"
import type { OrderFacts } from "./facts"
import { frameProps } from "./frame"
import { itemListProps, orderedLines } from "./items"
import { orderJsonLd } from "./json-ld"
import { openMail, type MailContext } from "./mail"
import { fact } from "./shipment"
import { oneLine } from "./text-values"
import { totalsProps } from "./totals"

/** Props of the order confirmation. */
export function orderConfirmationProps({
  order,
  ...context
}: MailContext & { order: OrderFacts }): OrderConfirmationProps {
  const base = openMail(context, order)
  const delivery = base.dateRange(order.estimatedDelivery)
  const variables = { ...base.variables, delivery: { date: delivery || null } }
  const mail = { ...base, variables }
  const say = speaker(context.copy, "order-confirmation", variables)
  const payment = oneLine(order.paymentLabel)

  return {
    frame: frameProps(mail, order, {
      subject: say("subject"),
      preheader: say("preheader"),
      headline: say("headline"),
      body: say("body"),
      jsonLd: orderJsonLd(mail, order, "OrderProcessing"),
    }),
    facts: delivery ? [fact(mail.common("estimated_delivery"), delivery)] : [],
    items: itemListProps(mail, order, orderedLines(order), {
      title: mail.common("items"),
      prices: true,
    }),
    totals: totalsProps(mail, order),
    shippingAddress: shippingAddressProps(mail, order),
    billingAddress: billingAddressProps(mail, order),
    payment: payment ? [fact(mail.common("payment"), payment)] : [],
  }
}
