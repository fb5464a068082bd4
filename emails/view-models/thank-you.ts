import { speaker } from "../copy"
import type { ThankYouProps } from "../thank-you"
import type { IncentiveFacts, OrderFacts, ProofFacts } from "./facts"
import { frameProps } from "./frame"
import { incentiveProps } from "./incentive"
import { itemNames, itemVariables } from "./item-names"
import { itemListProps, orderedLines } from "./items"
import { openMail, type MailContext } from "./mail"
import { proofProps } from "./proof"
import { webUrl } from "./urls"

/** A thank-you is no receipt. */
const SHOWN_ITEMS = 4

/** Props of the thank-you. */
export function thankYouProps({
  order,
  proof,
  incentive,
  ...context
}: MailContext & {
  order: OrderFacts
  proof?: ProofFacts | null
  incentive?: IncentiveFacts | null
}): ThankYouProps {
  const mail = openMail(context, order)
  const items = itemVariables(order.items)
  const say = speaker(context.copy, "thank-you", { ...mail.variables, items })
  const named = { items: { ...items, names: itemNames(say, items) } }
  const website = webUrl(context.brand.websiteUrl)
  const list = itemListProps(mail, order, orderedLines(order), {
    title: say("items"),
    prices: false,
    limit: SHOWN_ITEMS,
  })

  return {
    frame: frameProps(mail, order, {
      subject: say("subject", named),
      preheader: say("preheader", named),
      headline: say("headline", named),
      body: say("body", named),
      // The order is already described in its confirmation; Gmail would show it twice.
      jsonLd: "",
      ...(website ? { action: { label: mail.common("visit_store"), url: website } } : {}),
    }),
    items: {
      ...list,
      rows: list.rows.map((row) => ({ ...row, quantity: "" })),
      // One call to action: the rest is counted, not linked.
      moreUrl: "",
    },
    proof: proofProps(mail, proof),
    incentive: incentiveProps(mail, incentive),
  }
}
