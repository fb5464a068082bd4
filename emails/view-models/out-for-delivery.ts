import { speaker } from "../copy"
import type { OutForDeliveryProps } from "../out-for-delivery"
import { shippingAddressProps } from "./addresses"
import type { OrderFacts, ShipmentFacts } from "./facts"
import { frameProps } from "./frame"
import { itemListProps, namedLines } from "./items"
import { parcelJsonLd } from "./json-ld"
import { openMail, type MailContext } from "./mail"
import { parcelVariables } from "./parcel"
import { progressProps, trackingAction, trackingFacts } from "./shipment"

/** Props of the notice on the morning of delivery. */
export function outForDeliveryProps({
  order,
  shipment,
  ...context
}: MailContext & { order: OrderFacts; shipment: ShipmentFacts }): OutForDeliveryProps {
  const mail = openMail(context, order, parcelVariables(context, shipment))
  const say = speaker(context.copy, "out-for-delivery", mail.variables)
  const lines = namedLines(order, shipment.items)

  return {
    frame: frameProps(mail, order, {
      subject: say("subject"),
      preheader: say("preheader"),
      headline: say("headline"),
      body: say("body"),
      action: trackingAction(mail, order, shipment),
      jsonLd: parcelJsonLd(mail, order, shipment, lines, "OrderInTransit", {
        until: shipment.estimatedDelivery ?? undefined,
      }),
    }),
    progress: progressProps(mail),
    facts: trackingFacts(mail, shipment),
    items: itemListProps(mail, order, lines, {
      title: mail.common("in_parcel"),
      prices: false,
    }),
    shippingAddress: shippingAddressProps(mail, order),
  }
}
