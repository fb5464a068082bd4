import { speaker } from "../copy"
import type { OrderDeliveredProps } from "../order-delivered"
import { shippingAddressProps } from "./addresses"
import type { OrderFacts, ShipmentFacts } from "./facts"
import { frameProps } from "./frame"
import { itemListProps, namedLines, remainingLines } from "./items"
import { parcelJsonLd } from "./json-ld"
import { openMail, type MailContext } from "./mail"
import { parcelVariables } from "./parcel"
import { fact, progressProps } from "./shipment"

/** Props of the delivery notice. */
export function orderDeliveredProps({
  order,
  shipment,
  earlierShipments = [],
  ...context
}: MailContext & {
  order: OrderFacts
  shipment: ShipmentFacts
  earlierShipments?: readonly ShipmentFacts[]
}): OrderDeliveredProps {
  const mail = openMail(
    context,
    order,
    parcelVariables(context, shipment, shipment.deliveredAt)
  )
  const say = speaker(context.copy, "order-delivered", mail.variables)
  const lines = namedLines(order, shipment.items)
  const sent = [shipment, ...earlierShipments].flatMap((parcel) => parcel.items)
  const partial = remainingLines(order, sent).length > 0
  const date = mail.date(shipment.deliveredAt)

  return {
    frame: frameProps(mail, order, {
      subject: say(partial ? "subject_partial" : "subject"),
      preheader: say("preheader"),
      headline: say("headline"),
      body: say("body"),
      jsonLd: parcelJsonLd(mail, order, shipment, lines, "OrderDelivered", {
        from: shipment.deliveredAt ?? undefined,
        until: shipment.deliveredAt ?? undefined,
      }),
    }),
    progress: progressProps(mail),
    facts: date ? [fact(say("delivered_on"), date)] : [],
    items: itemListProps(mail, order, lines, {
      title: mail.common("in_parcel"),
      prices: false,
    }),
    shippingAddress: shippingAddressProps(mail, order),
    missing: say("missing"),
  }
}
