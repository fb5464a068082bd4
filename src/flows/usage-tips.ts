import {
  type GuideFacts,
  type LineFacts,
  type MailContext,
  usageTips,
  usageTipsProps,
} from "../../emails"
import { Purpose, Topic } from "../modules/post-purchase/constants"
import type { ProductGuide } from "../modules/post-purchase/product-guide"
import { send, skip } from "./decision"
import { defineFlow } from "./define-flow"
import { defineStep } from "./define-step"
import type { FlowContext, Mention } from "./flow"
import { findReceived } from "./received-items"
import { onReceived } from "./triggers"

/** F4: how to use what has arrived, as the shop wrote it for each product. */
export const usageTipsFlow = defineFlow({
  key: "usage-tips",
  title: "Usage tips",
  description:
    "Two days after the delivery: how to use and care for what was bought, by the guides of its products.",
  purpose: Purpose.MARKETING,
  topic: Topic.TIPS,
  steps: [
    defineStep({
      key: "tips",
      title: "Usage tips",
      trigger: onReceived(),
      delay: { days: 2 },
      expiresAfter: { days: 16 },
      needs: ["feedback", "guides", "proof"],
      copySection: "usage-tips",
      eligible: (context) => {
        const received = findReceived(context)
        if (received.kind === "skip") {
          return received
        }
        const guided = received.lines.filter(({ productId }) =>
          context.guides.has(productId ?? "")
        )
        if (!guided.length) {
          return skip("no-guide")
        }
        return newMentions(context).length ? send() : skip("guide-already-sent")
      },
      mentions: newMentions,
      template: usageTips,
      props: (context) =>
        usageTipsProps({
          ...context.mail,
          order: context.order.facts,
          guides: newMentions(context).flatMap((mention) => toGuide(context, mention)),
          proof: context.proof,
          incentive: context.incentive,
        }),
    }),
  ],
})

/** The products whose guide this person has not had, each once: two variants share a guide. */
function newMentions(context: FlowContext): Mention[] {
  const received = findReceived(context)
  const lines = received.kind === "received" ? received.lines : []
  const mentions = new Map<string, Mention>()
  for (const { id, productId } of lines) {
    const isNew =
      productId !== null &&
      context.guides.has(productId) &&
      !context.feedback.guidedProductIds.has(productId)
    if (isNew && !mentions.has(productId)) {
      mentions.set(productId, { lineItemId: id, productId })
    }
  }
  return [...mentions.values()]
}

function toGuide(
  { order, guides, mail }: FlowContext,
  { lineItemId, productId }: Mention
): GuideFacts[] {
  const guide = guides.get(productId)
  const line: LineFacts | undefined = order.facts.items.find(
    ({ id }) => id === lineItemId
  )
  if (!guide || !line) {
    return []
  }
  const texts = textsFor(guide, mail)
  return [
    {
      line,
      howTo: texts?.how_to ?? "",
      care: texts?.care ?? "",
      faq: texts?.faq ?? [],
      videoUrl: guide.videoUrl,
      manualUrl: guide.manualUrl,
      subscriptionUrl: guide.subscriptionUrl,
    },
  ]
}

/** In the mail's language, else in English, else in whichever the shop wrote. */
function textsFor({ texts }: ProductGuide, { copy }: Pick<MailContext, "copy">) {
  return texts[copy.language] ?? texts.en ?? Object.values(texts)[0]
}
