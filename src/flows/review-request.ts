import { reviewRequest, reviewRequestProps } from "../../emails"
import { Purpose, Topic } from "../modules/post-purchase/constants"
import { type Decision, reschedule, send, skip } from "./decision"
import { defineFlow } from "./define-flow"
import { defineStep } from "./define-step"
import type { SentMessage } from "./feedback-state"
import type { FlowContext, Mention } from "./flow"
import { findReceived } from "./received-items"
import { onReceived } from "./triggers"

export const REVIEW_REQUEST_FLOW = "review-request"
const STARS = [1, 2, 3, 4, 5]
const DAY_MS = 86_400_000
/** A reminder needs something that could be forgotten first. */
const REMIND_AFTER_MS = 3 * DAY_MS

/**
 * F5: asks for a review of each product that arrived, and once more when nothing was reviewed.
 *
 * Whoever is eligible is asked, whatever they may answer: nothing here looks at a score, a
 * complaint or an earlier rating, and conditions have no such attribute (16 CFR 465).
 */
export const reviewRequestFlow = defineFlow({
  key: REVIEW_REQUEST_FLOW,
  title: "Review request",
  description:
    "Five days after the delivery: asks for a review of each product, and a week later once more if nothing was reviewed.",
  purpose: Purpose.MARKETING,
  topic: Topic.REVIEWS,
  steps: [
    defineStep({
      key: "ask",
      title: "Ask for reviews",
      trigger: onReceived(),
      delay: { days: 5 },
      expiresAfter: { days: 19 },
      needs: ["feedback"],
      copySection: "review-request",
      eligible: (context) => {
        const received = findReceived(context)
        if (received.kind === "skip") {
          return received
        }
        if (!received.lines.some(({ productId }) => productId)) {
          return skip("nothing-to-review")
        }
        return reviewable(context).length ? send() : skip(whyNone(context))
      },
      mentions: reviewable,
      template: reviewRequest,
      props: (context) => toProps(context, reviewable(context), false),
    }),
    defineStep({
      key: "remind",
      title: "Remind once",
      trigger: onReceived(),
      delay: { days: 12 },
      expiresAfter: { days: 26 },
      needs: ["feedback"],
      copySection: "review-request",
      eligible: decideReminder,
      mentions: asked,
      template: reviewRequest,
      props: (context) => toProps(context, asked(context), true),
    }),
  ],
})

/**
 * The items to ask about, one for each product: received, still owned, not asked about before,
 * and of a product that this person has not reviewed.
 */
function reviewable(context: FlowContext): Mention[] {
  const received = findReceived(context)
  const before = new Set(askedBefore(context))
  const { reviewedProductIds } = context.feedback
  const mentions = new Map<string, Mention>()
  for (const { id, productId } of received.kind === "received" ? received.lines : []) {
    const isOpen =
      productId !== null && !reviewedProductIds.has(productId) && !before.has(id)
    if (isOpen && !mentions.has(productId)) {
      mentions.set(productId, { lineItemId: id, productId })
    }
  }
  return [...mentions.values()]
}

function whyNone(context: FlowContext): "already-reviewed" | "already-asked" {
  const received = findReceived(context)
  const lines = received.kind === "received" ? received.lines : []
  const { reviewedProductIds } = context.feedback
  return lines.every(
    ({ productId }) => productId === null || reviewedProductIds.has(productId)
  )
    ? "already-reviewed"
    : "already-asked"
}

/** Line items that another message of this order asked about: a part of them came in a parcel before. */
function askedBefore({ feedback, order, subjectId }: FlowContext): readonly string[] {
  return feedback.sent
    .filter(
      (message) =>
        isAsk(message, message.subject) && message.subject !== subjectOf(order, subjectId)
    )
    .flatMap(({ lineItemIds }) => lineItemIds)
}

function decideReminder(context: FlowContext): Decision {
  const ask = findAsk(context)
  if (!ask) {
    // After a standstill both are due at once: the request goes first.
    return isAskOpen(context)
      ? reschedule(REMIND_AFTER_MS / 1000, "the request itself is still to be sent")
      : skip("not-asked")
  }
  const waitMs = ask.sentAt.getTime() + REMIND_AFTER_MS - context.now.getTime()
  if (waitMs > 0) {
    return reschedule(
      Math.ceil(waitMs / 1000),
      "the request itself was mailed less than three days ago"
    )
  }
  const { reviewedLineItemIds, reviewedProductIds } = context.feedback
  const isAnswered = ask.lineItemIds.some((id) => reviewedLineItemIds.has(id))
  if (isAnswered) {
    return skip("already-reviewed")
  }
  const received = findReceived(context)
  if (received.kind === "skip") {
    return received
  }
  return asked(context).some(({ productId }) => !reviewedProductIds.has(productId))
    ? send()
    : skip("already-reviewed")
}

/** What the request asked about, as far as the customer still has it. */
function asked(context: FlowContext): Mention[] {
  const ids = new Set(findAsk(context)?.lineItemIds)
  const received = findReceived(context)
  const { reviewedProductIds } = context.feedback
  return (received.kind === "received" ? received.lines : []).flatMap(
    ({ id, productId }) =>
      productId !== null && ids.has(id) && !reviewedProductIds.has(productId)
        ? [{ lineItemId: id, productId }]
        : []
  )
}

function findAsk({ feedback, order, subjectId }: FlowContext) {
  return feedback.sent.find((message) => isAsk(message, subjectOf(order, subjectId)))
}

function isAskOpen({ feedback, order, subjectId }: FlowContext): boolean {
  return feedback.open.some((message) => isAsk(message, subjectOf(order, subjectId)))
}

function isAsk(
  { flow, step, subject }: Pick<SentMessage, "flow" | "step" | "subject">,
  about: string
): boolean {
  return flow === REVIEW_REQUEST_FLOW && step === "ask" && subject === about
}

function subjectOf({ facts }: FlowContext["order"], subjectId: string): string {
  return subjectId === facts.id ? `order:${subjectId}` : `fulfillment:${subjectId}`
}

function toProps(context: FlowContext, mentions: Mention[], isReminder: boolean) {
  const { order, answers, mail, incentive } = context
  return reviewRequestProps({
    ...mail,
    order: order.facts,
    items: mentions.flatMap(({ lineItemId }, position) => {
      const line = order.facts.items.find(({ id }) => id === lineItemId)
      return line && answers
        ? [
            {
              line,
              url: answers.review(position),
              starUrls: STARS.map((stars) => answers.review(position, stars)),
            },
          ]
        : []
    }),
    incentive,
    proof: null,
    isReminder,
  })
}
