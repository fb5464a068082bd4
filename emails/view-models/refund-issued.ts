import { speaker } from "../copy"
import type { RefundIssuedProps } from "../refund-issued"
import type { OrderFacts, RefundFacts } from "./facts"
import { frameProps } from "./frame"
import { orderJsonLd } from "./json-ld"
import { openMail, type MailContext } from "./mail"
import { fact } from "./shipment"
import { oneLine, truncate } from "./text-values"

/**
 * Props of the refund notice.
 *
 * @param input.refundedTotal all refunds of the order with this one, in the order's currency; null when not known
 */
export function refundIssuedProps({
  order,
  refund,
  refundedTotal,
  ...context
}: MailContext & {
  order: OrderFacts
  refund: RefundFacts
  refundedTotal: number | null
}): RefundIssuedProps {
  const mail = openMail(context, order, {}, refund.currencyCode)
  const amount = mail.money(refund.amount)
  const say = speaker(context.copy, "refund-issued", {
    ...mail.variables,
    refund: { amount },
  })
  const reason = truncate(oneLine(refund.reason), 300)
  const remaining =
    refundedTotal === null ? null : Math.max(0, order.total - refundedTotal)

  return {
    frame: frameProps(mail, order, {
      subject: say("subject"),
      preheader: say("preheader"),
      headline: say("headline"),
      body: say("body"),
      // schema.org knows no partly refunded order; saying nothing beats saying "processing".
      jsonLd: remaining === 0 ? orderJsonLd(mail, order, "OrderReturned") : "",
    }),
    amount: { label: say("amount"), value: amount },
    facts: [
      ...(reason ? [fact(say("reason"), reason)] : []),
      ...[fact(say("date"), mail.date(refund.createdAt, "date"))].filter(
        (row) => row.value
      ),
    ],
    totals: {
      rows:
        refundedTotal === null
          ? []
          : [
              { label: say("order_total"), amount: mail.money(order.total) },
              { label: say("refunded_total"), amount: mail.money(-refundedTotal) },
            ],
      total: {
        label: say("remaining"),
        amount: remaining === null ? "" : mail.money(remaining),
      },
      note: "",
    },
  }
}
