import type { LowScoreFacts } from "../../../../emails"
import { type FeedbackState, NO_FEEDBACK } from "../../../flows/feedback-state"
import type { FlowStep, StepNeed } from "../../../flows/flow"
import type { ConditionFacts } from "../../../flows/conditions"
import type { OrderState, ShipmentReportState } from "../../../flows/order-state"
import type { SocialProof } from "../../../modules/post-purchase/social-proof"
import type { StepConfig } from "../../../flows/step-config"
import { TriggerKind } from "../../../flows/triggers"
import { Purpose } from "../../../modules/post-purchase/constants"
import type { FollowUpContent } from "../../../modules/post-purchase/follow-up"
import type { ProductGuide } from "../../../modules/post-purchase/product-guide"
import { readFeedback } from "../../../modules/post-purchase/queries/read-feedback"
import { readFollowUps } from "../../../modules/post-purchase/queries/read-follow-ups"
import { readProductGuides } from "../../../modules/post-purchase/queries/read-product-guides"
import { readSocialProof } from "../../../modules/post-purchase/queries/read-social-proof"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { mailLanguageOf, mailLocaleOf } from "../facts/mail-locale"
import { readConditionFacts } from "../facts/read-condition-facts"
import { readLowScores } from "../facts/read-low-scores"
import { readOrderStates } from "../facts/read-order-states"
import { type People, readPeople } from "../facts/read-people"
import { readReports } from "../facts/read-reports"
import { toFeedbackState } from "../facts/to-feedback-state"
import type { RunContext } from "./run-context"
import type { FoundMessage } from "./to-decision-input"

/** All that a batch's decisions look at, as it is now. */
export type BatchFacts = {
  /** By order id, as is what follows. */
  orders: ReadonlyMap<string, OrderState>
  reports: ReadonlyMap<string, ShipmentReportState[]>
  feedback: ReadonlyMap<string, FeedbackState>
  proof: ReadonlyMap<string, SocialProof>
  conditions: ReadonlyMap<string, ConditionFacts>
  /** By product id. */
  guides: ReadonlyMap<string, ProductGuide>
  /** By subject: `follow-up:ppfol_…`. */
  followUps: ReadonlyMap<string, FollowUpContent>
  /** By subject: `survey-answer:ppsur_…`. */
  lowScores: ReadonlyMap<string, LowScoreFacts>
  people: People
}

/** Reads what the messages' steps ask for, each table once a batch. */
export async function readFacts(
  run: RunContext,
  batch: FoundMessage[]
): Promise<BatchFacts> {
  const { container, settings } = run
  const db = resolveConnection(container)
  const orderIds = [...new Set(batch.flatMap(({ message }) => message.order_id ?? []))]
  const isAboutMore = batch.some(looksBeyondOrder)
  const now = new Date()
  const [orders, reports, followUps, lowScores] = await Promise.all([
    readOrderStates(container, orderIds, settings, isAboutMore, run.promises),
    isAboutMore
      ? readReports(container, orderIds)
      : new Map<string, ShipmentReportState[]>(),
    readFollowUps(
      db,
      batch.map(({ message }) => message.subject)
    ),
    readLowScores(
      container,
      batch.flatMap(({ message, step }) =>
        step?.about === "team" ? message.subject : []
      ),
      settings
    ),
  ])
  // People first: who has no contact yet gets one, and what follows may look it up.
  const people = await readPeople(
    container,
    batch.map(({ message }) => ({
      email: orders.get(message.order_id ?? "")?.email ?? message.email,
      customer_id: message.customer_id,
      isMarketing: message.purpose === Purpose.MARKETING,
    })),
    run.hashEmail
  )
  const needing = (need: StepNeed) =>
    ordersThat(
      batch,
      orders,
      (step) => step.about === "order" && step.needs.includes(need)
    )
  const [feedback, guides, proof, conditions] = await Promise.all([
    readFeedback(
      db,
      needing("feedback").map(({ facts, email }) => ({
        order_id: facts.id,
        email: email ?? "",
      }))
    ),
    readProductGuides(db, productIdsOf(needing("guides"))),
    readSocialProof(
      db,
      needing("proof").map((order) => ({
        key: order.facts.id,
        product_ids: productIdsOf([order]),
      }))
    ),
    readConditionFacts(
      container,
      ordersThat(batch, orders, (_step, config) => !!config?.conditions).map((order) => ({
        order,
        language: mailLanguageOf(
          mailLocaleOf(people.get(order.email ?? ""), order.facts.locale, settings)
        ),
        asOf: now,
      }))
    ),
  ])
  return {
    orders,
    reports,
    feedback: new Map(feedback.map((row) => [row.order_id, toFeedbackState(row)])),
    proof,
    conditions,
    guides,
    followUps,
    lowScores,
    people,
  }
}

/** What a step is given that needs no feedback, or whose order is gone. */
export function feedbackOf(facts: BatchFacts, orderId: string | null): FeedbackState {
  return facts.feedback.get(orderId ?? "") ?? NO_FEEDBACK
}

/** A confirmation needs the order alone; all else asks for parcels, refunds or returns too. */
function looksBeyondOrder({ message, step }: FoundMessage): boolean {
  return (
    message.purpose === Purpose.MARKETING ||
    (step?.about === "order" &&
      step.triggers.some(({ kind }) => kind !== TriggerKind.ORDER_PLACED))
  )
}

function ordersThat(
  batch: FoundMessage[],
  orders: ReadonlyMap<string, OrderState>,
  isMeant: (step: FlowStep, config: StepConfig | undefined) => boolean
): OrderState[] {
  const meant = batch.flatMap(({ message, step, config }) => {
    const order = orders.get(message.order_id ?? "")
    return order && step && isMeant(step, config) ? [order] : []
  })
  return [...new Set(meant)]
}

function productIdsOf(orders: OrderState[]): string[] {
  const ids = orders.flatMap(({ lines }) =>
    lines.flatMap(({ productId }) => productId ?? [])
  )
  return [...new Set(ids)]
}
