import { speaker } from "../copy"
import type { PersonalFollowUpProps } from "../personal-follow-up"
import type { RichItemProps } from "../props"
import type { FollowUpFacts, OrderFacts } from "./facts"
import { contactFrameProps } from "./frame"
import { openContactMail, openMail, type MailContext } from "./mail"
import { fitBlocks } from "./markdown/fit-blocks"
import { oneLine, truncate } from "./text-values"
import { linkUrl } from "./urls"

/** Gmail cuts a mail at 102 KB: each list may take this much of it, each text this many characters. */
const LIST_BUDGET = 22_000
const TEXT_LENGTH = 2000
/** Lines after this many run on in the last one: each costs as much as a sentence. */
const TEXT_LINES = 25
const LABEL_LENGTH = 80

/** What copy sees where a message is about no order. */
const NO_ORDER = {
  customer: { first_name: null, name: null },
  order: { number: null, date: null, total: null },
}

/**
 * Props of what somebody at the store wrote to one customer. Links to unsubscribe
 * in the context make its foot that of a marketing mail.
 */
export function personalFollowUpProps({
  content,
  order,
  ...context
}: MailContext & {
  content: FollowUpFacts
  order: OrderFacts | null
}): PersonalFollowUpProps {
  const mail = order ? openMail(context, order) : openContactMail(context, NO_ORDER)
  const say = speaker(context.copy, "personal-follow-up", mail.variables)
  const recap = fittingItems(content.recap.map((text) => ({ marker: "•", text })))
  const steps = fittingItems(
    content.next_steps.map((text, index) => ({
      marker: `${mail.quantity(index + 1)}.`,
      text,
    }))
  )
  const label = truncate(oneLine(content.action?.label), LABEL_LENGTH)
  const url = label ? linkUrl(content.action?.url) : ""
  const written = order ? mail.common("footer_note") : say("footer_note")

  return {
    frame: {
      ...contactFrameProps(mail, {
        subject: oneLine(content.subject) || say("subject"),
        preheader: say("preheader"),
        headline: say("headline"),
        body: textLines(content.greeting).join("\n\n"),
        // The button stands after what it is about.
        action: { label: "", url: "" },
        footerNote: context.links ? mail.common("footer_note_marketing") : written,
      }),
      reference: order ? mail.common("reference") : "",
    },
    recap: { title: say("recap"), items: recap },
    nextSteps: { title: say("next_steps"), items: steps },
    action: { label: url && label, url },
    closing: textLines(content.closing),
  }
}

function textLines(text: string): string[] {
  const all = truncate(text, TEXT_LENGTH).split(/\r?\n/).map(oneLine).filter(Boolean)
  const rest = all.slice(TEXT_LINES - 1).join(" ")
  return [...all.slice(0, TEXT_LINES - 1), rest].filter(Boolean)
}

function fittingItems(
  entries: readonly { marker: string; text: string }[]
): readonly RichItemProps[] {
  const items = entries
    .map(({ marker, text }) => ({ marker, text: oneLine(text) }))
    .filter(({ text }) => text)
    .map(({ marker, text }) => ({
      marker,
      nested: false,
      spans: [{ text, bold: false, italic: false, url: "", newLine: false }],
    }))
  const fit = fitBlocks([{ heading: false, spans: [], items }], LIST_BUDGET)
  return fit.blocks.flatMap((block) => block.items)
}
