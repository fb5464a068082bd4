import { speaker } from "../copy"
import type { ShipmentDelayedProps } from "../shipment-delayed"
import type { DelayFacts, OrderFacts, ShipmentFacts } from "./facts"
import { frameProps } from "./frame"
import { itemListProps, namedLines } from "./items"
import { parcelJsonLd } from "./json-ld"
import { openMail, type MailContext } from "./mail"
import { parcelVariables } from "./parcel"
import { fact, progressProps, trackingAction, trackingFacts } from "./shipment"
import { oneLine, truncate } from "./text-values"

/** Props of the delay notice; the new date and the reason are shown when they are known. */
export function shipmentDelayedProps({
  order,
  shipment,
  delay,
  ...context
}: MailContext & {
  order: OrderFacts
  shipment: ShipmentFacts
  delay: DelayFacts
}): ShipmentDelayedProps {
  const mail = openMail(context, order, parcelVariables(context, shipment, delay.newDate))
  const say = speaker(context.copy, "shipment-delayed", mail.variables)
  const lines = namedLines(order, shipment.items)
  const date = mail.date(delay.newDate)
  const reason = truncate(oneLine(delay.reason), 300)

  return {
    frame: frameProps(mail, order, {
      subject: say("subject"),
      preheader: say("preheader"),
      headline: say("headline"),
      body: say("body"),
      action: trackingAction(mail, order, shipment),
      jsonLd: parcelJsonLd(mail, order, shipment, lines, "OrderInTransit", {
        until: delay.newDate ?? undefined,
      }),
    }),
    progress: progressProps(mail),
    facts: [
      ...(date ? [fact(say("new_date"), date)] : []),
      ...(reason ? [fact(say("reason"), reason)] : []),
      ...trackingFacts(mail, shipment),
    ],
    items: itemListProps(mail, order, lines, {
      title: mail.common("in_parcel"),
      prices: false,
    }),
  }
}
