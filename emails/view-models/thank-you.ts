import { speaker, type Speaker } from "../copy"
import type { ThankYouProps } from "../thank-you"
import type { OrderFacts } from "./facts"
import { frameProps } from "./frame"
import { itemListProps, orderedLines } from "./items"
import { openMail, type MailContext } from "./mail"
import { oneLine, truncate } from "./text-values"
import { webUrl } from "./urls"

/** A thank-you is no receipt. */
const SHOWN_ITEMS = 4
const NAME_LENGTH = 60

/** Props of the thank-you. */
export function thankYouProps({
  order,
  ...context
}: MailContext & { order: OrderFacts }): ThankYouProps {
  const mail = openMail(context, order)
  const items = itemVariables(order)
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
  }
}

type ItemVariables = {
  names: string | null
  first: string | null
  second: string | null
  more_count: number
}

function itemVariables(order: OrderFacts): ItemVariables {
  const titles = order.items
    .map((line) => inSentence(oneLine(line.productTitle) || oneLine(line.title)))
    .filter(Boolean)
  // Two variants of one product are one name.
  const [first = null, second = null, ...others] = new Set(titles)
  return {
    names: null,
    first,
    second,
    more_count: second === null ? 0 : others.length + 1,
  }
}

// A name that is cut loses the half word at its end.
function inSentence(title: string): string {
  const cut = truncate(title, NAME_LENGTH)
  return cut === title ? title : cut.replace(/[\s,;:–-]+\S*…$/u, "…")
}

// "Coffee", "Coffee and Tea", "Coffee and 2 more": titles have commas of their own.
function itemNames(say: Speaker<"thank-you">, items: ItemVariables): string | null {
  switch (items.more_count) {
    case 0:
      return items.first
    case 1:
      return say("names_two")
    default:
      return say("names_more")
  }
}
