import { speaker } from "../copy"
import type { LowScoreProps } from "../low-score"
import { contactFrameProps } from "./frame"
import { type MailContext, openContactMail } from "./mail"
import { fullName } from "./names"
import { oneLine } from "./text-values"
import { webUrl } from "./urls"

/** An answer that the store's team is told of. */
export type LowScoreFacts = {
  survey: "nps" | "csat"
  score: number
  comment: string | null
  /** Null for somebody without a name. */
  customerName: { first: string | null; last: string | null } | null
  /** As people say it; null for an answer without an order. */
  orderNumber: string | null
  /** The order's page in the admin; null where its address is not known. */
  orderUrl: string | null
}

/** Out of how many. */
const HIGHEST = { nps: 10, csat: 5 } as const

/** Props of the mail that tells the team of a low score. */
export function lowScoreProps({
  answer,
  ...context
}: MailContext & { answer: LowScoreFacts }): LowScoreProps {
  const { survey } = answer
  const number = oneLine(answer.orderNumber) || null
  const name = answer.customerName && fullName(answer.customerName)
  const mail = openContactMail(context, {
    customer: { name },
    order: { number },
    answer: { score: answer.score, highest: HIGHEST[survey] },
  })
  const say = speaker(context.copy, "low-score", mail.variables)
  const fact = (label: string, value: string) => ({ label, value, url: "" })

  return {
    frame: {
      ...contactFrameProps(mail, {
        subject: say("subject"),
        preheader: say("preheader"),
        headline: say("headline"),
        body: say(survey === "nps" ? "body_nps" : "body_csat"),
        action: { label: say("action"), url: webUrl(answer.orderUrl) },
        footerNote: say("footer_note"),
      }),
      // The support would be asked by itself.
      support: { title: "", text: "", label: "", url: "", email: "" },
    },
    facts: [
      fact(say("score"), say("score_value")),
      ...(name ? [fact(say("customer"), name)] : []),
      ...(number ? [fact(say("order"), number)] : []),
    ],
    comment: {
      title: say("comment"),
      lines: (answer.comment ?? "").split("\n").map(oneLine).filter(Boolean),
    },
  }
}
