import { speaker, type Speaker } from "../copy"
import type { ReviewRequestProps, ReviewRowProps } from "../review-request"
import type { IncentiveFacts, OrderFacts, ProofFacts, ReviewItemFacts } from "./facts"
import { frameProps } from "./frame"
import { htmlBytes } from "./html-bytes"
import { incentiveProps } from "./incentive"
import { itemNames, itemVariables } from "./item-names"
import { productProps } from "./items"
import { openMail, type MailContext, type OrderMail } from "./mail"
import { proofProps } from "./proof"
import { truncate } from "./text-values"
import { neededUrl, webUrl } from "./urls"

const SHOWN_ITEMS = 10
/** Gmail cuts a mail at 102 KB; with this much for the rows the whole stays below 95. */
const ROWS_BUDGET = 60_000
/** HTML around the values of a row, rounded up; measured by the size test. */
const ROW_BYTES = 3100
/** As much of a title as is read out with each star. */
const SPOKEN_TITLE = 60

/**
 * Props of the request to review what was bought, and of its one reminder.
 *
 * @throws when a form's address is no http(s) address: a request that cannot be answered must not go out
 */
export function reviewRequestProps({
  order,
  items,
  incentive,
  proof,
  isReminder,
  ...context
}: MailContext & {
  order: OrderFacts
  items: readonly ReviewItemFacts[]
  incentive: IncentiveFacts | null
  proof: ProofFacts | null
  isReminder: boolean
}): ReviewRequestProps {
  const mail = openMail(context, order)
  const named = itemVariables(items.map(({ line }) => line))
  const variables = {
    ...mail.variables,
    items: named,
    item: { title: null },
    stars: { count: null },
  }
  const plain = speaker(context.copy, "review-request", variables)
  const names = itemNames(plain, named)
  const say = speaker(context.copy, "review-request", {
    ...variables,
    items: { ...named, names },
  })
  const rows = fittingRows(mail, say, items)
  const missing = items.length - rows.length

  return {
    frame: frameProps(mail, order, {
      subject: say(isReminder ? "reminder_subject" : "subject"),
      preheader: say(isReminder ? "reminder_preheader" : "preheader"),
      headline: say(isReminder ? "reminder_headline" : "headline"),
      body: say(isReminder ? "reminder_body" : "body"),
      jsonLd: "",
      // The stars are what there is to do.
      action: { label: "", url: "" },
    }),
    title: say("items"),
    scale: say("scale"),
    rows,
    more: missing ? mail.common("more_items", { more: { count: missing } }) : "",
    moreUrl: missing ? webUrl(order.orderUrl) : "",
    incentive: incentiveProps(mail, incentive, say("incentive_note")),
    proof: proofProps(mail, proof),
  }
}

function fittingRows(
  mail: OrderMail,
  say: Speaker<"review-request">,
  items: readonly ReviewItemFacts[]
): ReviewRowProps[] {
  const rows: ReviewRowProps[] = []
  let left = ROWS_BUDGET
  for (const facts of items.slice(0, SHOWN_ITEMS)) {
    const row = rowProps(mail, say, facts)
    left -= rowBytes(row)
    if (left < 0) {
      break
    }
    rows.push(row)
  }
  return rows
}

function rowProps(
  mail: OrderMail,
  say: Speaker<"review-request">,
  { line, url, starUrls }: ReviewItemFacts
): ReviewRowProps {
  const item = productProps(mail, line)
  const title = truncate(item.title, SPOKEN_TITLE)
  return {
    item,
    stars: starUrls.slice(0, 5).map((starUrl, index) => {
      const count = mail.quantity(index + 1)
      return {
        label: "★\uFE0E",
        name: title
          ? say("star", { stars: { count }, item: { title } })
          : mail.common("stars", { stars: { count } }),
        url: neededUrl(starUrl, "the link behind a star"),
      }
    }),
    write: { label: say("write"), url: neededUrl(url, "the link to the review form") },
  }
}

function rowBytes({ item, stars, write }: ReviewRowProps): number {
  return (
    ROW_BYTES +
    htmlBytes(item.title, item.title, item.detail, item.url, item.imageUrl, write.url) +
    htmlBytes(...stars.flatMap(({ name, url }) => [name, name, url]))
  )
}
