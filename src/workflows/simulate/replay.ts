import { setImmediate as nextTurn } from "node:timers/promises"
import type { RenderedEmail } from "../../../emails"
import { reschedule } from "../../flows/decision"
import { Purpose } from "../../modules/post-purchase/constants"
import { normalizeEmail } from "../../modules/post-purchase/normalize-email"
import type { PastPause } from "../../modules/post-purchase/queries/read-pauses"
import { decideSuppression } from "../dispatch/rules/suppression-rule"
import { type LateDecision, decide, findObstacle } from "../dispatch/run/decide"
import type { MailContexts } from "../dispatch/run/mail-contexts"
import type { RunContext } from "../dispatch/run/run-context"
import { toDecisionInput } from "../dispatch/run/to-decision-input"
import { isBy } from "./as-of/order-as-of"
import { suppressionsAsOf } from "./as-of/recipient-as-of"
import { type AsOf, factsAsOf } from "./facts-as-of"
import { createDueQueue } from "./due-queue"
import type { Deadline } from "./limits"
import { type ReplayMessage, claimAt } from "./plan-replay"
import type { ReplayFactsReader } from "./replay-facts"

const DAY_MS = 86_400_000
/** Decisions between two turns of the event loop, which serves the store besides. */
const TURN = 200

/** What became of a message, and when. */
export type Replayed = { message: ReplayMessage; at: Date } & (
  | { kind: "sent"; email: string; orderNumber: number; render: () => RenderedEmail }
  | { kind: "blocked"; reason: string; detail: string | null }
  | { kind: "not-due-yet" }
)

export type ReplayContext = {
  run: Pick<RunContext, "settings" | "publicLinks">
  mails: MailContexts
  reader: ReplayFactsReader
  asOf: AsOf
  pauses: readonly PastPause[]
  /** Why no mail leaves at all, whoever it would be to; null for no such reason. */
  standstill: string | null
  /** Nothing after it is known. */
  now: Date
}

/**
 * Lets messages become due one after the other and decides each as the dispatcher would have:
 * by the same pure decision, with everything as it was at that moment.
 *
 * Mails that it sends count for the caps, for what was asked before and for reminders of all
 * that comes later. What would have been put off is looked at again when its time comes; what
 * is due after `now` is not decided.
 *
 * @returns what became of them, in the order of time; fewer when the deadline is over before
 */
export async function replay(
  context: ReplayContext,
  messages: ReplayMessage[],
  deadline: Deadline
): Promise<Replayed[]> {
  const queue = createDueQueue<ReplayMessage>()
  messages.forEach((message) => {
    queue.push(message, message.dueAt)
    context.asOf.sends.expect(message.orderId, message.planned)
  })
  const replayed: Replayed[] = []
  for (let turn = 1; queue.size() && !deadline.isOver(); turn += 1) {
    const next = queue.pop()
    if (!next) {
      break
    }
    const { item: message, at } = next
    if (at > context.now) {
      replayed.push({ message, at, kind: "not-due-yet" })
      continue
    }
    await context.reader.ensure(message)
    const decision = decideAt(context, message, at)
    if (decision.kind === "reschedule") {
      queue.push(message, new Date(at.getTime() + decision.delaySeconds * 1000))
    } else {
      context.asOf.sends.settle(message.orderId, message.planned)
      replayed.push(settle(context, message, at, decision))
    }
    if (turn % TURN === 0) {
      await nextTurn()
    }
  }
  return replayed
}

function decideAt(
  { run, mails, asOf, pauses, standstill }: ReplayContext,
  message: ReplayMessage,
  at: Date
): LateDecision {
  const facts = factsAsOf(asOf, message, at)
  const claimed = claimAt(message, at)
  const { flow, step, config, plannedAt } = message
  // A plan for an address that mail is kept from was skipped at once, whatever came after.
  const person = asOf.facts.people.get(message.planned.email ?? "")
  const suppression = decideSuppression(
    message.planned.purpose,
    person ? suppressionsAsOf(person, plannedAt) : []
  )
  if (suppression.kind === "skip") {
    return suppression
  }
  const isPaused = pauses.some(
    ({ started_at, ended_at }) => isBy(started_at, at) && !isBy(ended_at, at)
  )
  const input = toDecisionInput(
    { ...run, isPaused },
    { message: claimed, flow, step, config },
    facts,
    mails,
    at
  )
  const decision = decide(input)
  const isMarketing = message.planned.purpose === Purpose.MARKETING
  if (decision.kind === "reschedule") {
    // The settings do not change during the replay, so neither does this.
    const obstacle = isMarketing ? findObstacle(run.settings) : null
    return decision.detail === obstacle?.detail
      ? { kind: "skip", reason: "too-late", detail: decision.detail }
      : decision
  }
  if (decision.kind !== "send") {
    return decision
  }
  if (standstill !== null) {
    return { kind: "skip", reason: "too-late", detail: standstill }
  }
  return (isMarketing ? waitForTurn(asOf, message, decision.email, at) : null) ?? decision
}

/** At most one mail of the flow in so many days, which the dispatcher holds to when it seals a batch. */
function waitForTurn(
  { facts, sends, isReplayed }: AsOf,
  { flow, step, expiresAt }: ReplayMessage,
  email: string,
  at: Date
): LateDecision | null {
  if (step.oncePerDays === null) {
    return null
  }
  const real = (facts.people.get(email)?.mails ?? []).filter(
    (mail) => mail.flow === flow.key && !isReplayed(mail.dedupe_key) && isBy(mail.at, at)
  )
  const last = Math.max(
    0,
    ...real.map((mail) => new Date(mail.at).getTime()),
    ...sends
      .toPerson(email)
      .flatMap((send) => (send.flow === flow.key ? send.at.getTime() : []))
  )
  const free = last + step.oncePerDays * DAY_MS
  if (free <= at.getTime()) {
    return null
  }
  const detail = `one mail of this flow in ${step.oncePerDays} days already`
  return expiresAt && free > expiresAt.getTime()
    ? { kind: "skip", reason: "too-late", detail }
    : reschedule(Math.ceil((free - at.getTime()) / 1000), detail)
}

function settle(
  { asOf }: ReplayContext,
  message: ReplayMessage,
  at: Date,
  decision: Exclude<LateDecision, { kind: "reschedule" }>
): Replayed {
  if (decision.kind === "skip") {
    const { reason, detail } = decision
    return { message, at, kind: "blocked", reason, detail }
  }
  const { email, mentions, render } = decision
  asOf.sends.add({
    flow: message.planned.flow,
    step: message.planned.step,
    subject: message.planned.subject,
    orderId: message.orderId,
    email: normalizeEmail(email) ?? email,
    isMarketing: message.planned.purpose === Purpose.MARKETING,
    at,
    lineItemIds: mentions.map(({ lineItemId }) => lineItemId),
    productIds: mentions.map(({ productId }) => productId),
  })
  const orderNumber = asOf.facts.orders.get(message.orderId)?.displayNumber ?? 0
  return { message, at, kind: "sent", email, orderNumber, render }
}
