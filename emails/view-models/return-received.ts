import { speaker } from "../copy"
import type { ReturnReceivedProps } from "../return-received"
import type { OrderFacts, ReturnFacts } from "./facts"
import { frameProps } from "./frame"
import { itemListProps, namedLines, remainingLines } from "./items"
import { orderJsonLd } from "./json-ld"
import { openMail, type MailContext } from "./mail"
import { fact } from "./shipment"

/** Props of the note that a return has arrived. */
export function returnReceivedProps({
  order,
  return: received,
  ...context
}: MailContext & { order: OrderFacts; return: ReturnFacts }): ReturnReceivedProps {
  const mail = openMail(context, order)
  const say = speaker(context.copy, "return-received", mail.variables)
  const date = mail.date(received.receivedAt)

  return {
    frame: frameProps(mail, order, {
      subject: say("subject"),
      preheader: say("preheader"),
      headline: say("headline"),
      body: say("body"),
      jsonLd: remainingLines(order, received.items).length
        ? ""
        : orderJsonLd(mail, order, "OrderReturned"),
    }),
    facts: date ? [fact(say("received_on"), date)] : [],
    items: itemListProps(mail, order, namedLines(order, received.items), {
      title: say("items"),
      prices: false,
    }),
    next: { title: say("next_title"), text: say("next") },
  }
}
