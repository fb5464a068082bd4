import { speaker } from "../copy"
import type { OrderShippedProps } from "../order-shipped"
import { shippingAddressProps } from "./addresses"
import type { OrderFacts, ShipmentFacts } from "./facts"
import { frameProps } from "./frame"
import { itemListProps, namedLines, remainingLines } from "./items"
import { parcelJsonLd } from "./json-ld"
import { openMail, type MailContext } from "./mail"
import { parcelVariables } from "./parcel"
import { fact, progressProps, trackingAction, trackingFacts } from "./shipment"

/**
 * Props of the shipping notice. The parcel is partial when something of the
 * order is in neither this parcel nor an earlier one.
 */
export function orderShippedProps({
  order,
  shipment,
  earlierShipments = [],
  ...context
}: MailContext & {
  order: OrderFacts
  shipment: ShipmentFacts
  earlierShipments?: readonly ShipmentFacts[]
}): OrderShippedProps {
  const mail = openMail(context, order, parcelVariables(context, shipment))
  const say = speaker(context.copy, "order-shipped", mail.variables)
  const lines = namedLines(order, shipment.items)
  const sent = [shipment, ...earlierShipments].flatMap((parcel) => parcel.items)
  const remaining = remainingLines(order, sent)
  const partial = remaining.length > 0
  const expected = mail.date(shipment.estimatedDelivery)

  return {
    frame: frameProps(mail, order, {
      subject: say(partial ? "subject_partial" : "subject"),
      preheader: say("preheader"),
      headline: say(
        partial && !earlierShipments.length ? "headline_partial" : "headline"
      ),
      body: say(partial ? "body_partial" : "body"),
      action: trackingAction(mail, order, shipment),
      jsonLd: parcelJsonLd(mail, order, shipment, lines, "OrderInTransit", {
        until: shipment.estimatedDelivery ?? undefined,
      }),
    }),
    progress: progressProps(mail),
    facts: [
      ...(expected ? [fact(mail.common("estimated_delivery"), expected)] : []),
      ...trackingFacts(mail, shipment),
    ],
    items: itemListProps(mail, order, lines, {
      title: mail.common(partial ? "in_parcel" : "items"),
      prices: false,
      budget: 38_000,
    }),
    remaining: itemListProps(mail, order, remaining, {
      title: mail.common("still_to_come"),
      note: say("still_to_come_note"),
      prices: false,
      budget: 20_000,
    }),
    shippingAddress: shippingAddressProps(mail, order),
  }
}
