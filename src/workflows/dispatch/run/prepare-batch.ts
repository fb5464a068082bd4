import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { type Mention, purposeOf } from "../../../flows/flow"
import {
  MessageState,
  Purpose,
  TrackingMode,
} from "../../../modules/post-purchase/constants"
import type { ClaimedMessage } from "../../../modules/post-purchase/queries/claim-due-messages"
import type { CappedMail } from "../../../modules/post-purchase/queries/hold-back-capped"
import { GUIDE_FLOW } from "../../../modules/post-purchase/queries/read-feedback"
import type { SealedMail } from "../../../modules/post-purchase/queries/seal-batch"
import type { UnsentDecision } from "../../../modules/post-purchase/queries/settle-decisions"
import { toStorableText } from "../../../modules/post-purchase/storable-text"
import { findSealProblem } from "../delivery/resend-delivery"
import { capsOf } from "../rules/cap-rule"
import { type DecisionInput, decide } from "./decide"
import { buildEnvelope } from "./envelope"
import { openMailContexts } from "./mail-contexts"
import { readFacts } from "./read-facts"
import type { RunContext } from "./run-context"
import { findMessage, toDecisionInput } from "./to-decision-input"
import { trackLinks } from "./track-links"

/** With doubling pauses from a minute: about an hour. */
const MAX_RENDER_FAILURES = 6

/** Mails that go out, and decisions about those that do not. */
export type PreparedBatch = {
  mails: SealedMail[]
  /** The marketing mails among them. */
  capped: CappedMail[]
  unsent: UnsentDecision[]
}

/** Looks at due messages as the world is now, and renders those that are still right. */
export async function prepareBatch(
  run: RunContext,
  messages: ClaimedMessage[]
): Promise<PreparedBatch> {
  const logger: Logger = run.container.resolve(ContainerRegistrationKeys.LOGGER)
  const found = messages.map((message) => findMessage(run, message))
  const facts = await readFacts(run, found)
  const mails = openMailContexts(run.settings)
  const now = new Date()
  const batch: PreparedBatch = { mails: [], capped: [], unsent: [] }

  for (const each of found) {
    const { message } = each
    const input = toDecisionInput(run, each, facts, mails, now)
    const isMarketing =
      each.flow && each.step && purposeOf(each.flow, each.step) === Purpose.MARKETING
    const prepared = prepareOne(
      run,
      input,
      isMarketing ? input.links : null,
      batch.mails.length
    )
    if ("state" in prepared) {
      batch.unsent.push(prepared)
      logUnsent(logger, message, prepared)
    } else {
      batch.mails.push(prepared)
      if (isMarketing && input.recipient) {
        batch.capped.push({
          id: message.id,
          email: prepared.email,
          flow: message.flow,
          caps: capsOf(run.settings.sending.cap, input.recipient.contact?.frequency),
          onceDays: each.step?.about === "order" ? each.step.oncePerDays : null,
          guidedProductIds:
            message.flow === GUIDE_FLOW
              ? (prepared.mentions ?? []).map(({ product_id }) => product_id)
              : [],
        })
      }
    }
  }
  return batch
}

/** One message that cannot be decided or rendered must not hold up the other 99. */
function prepareOne(
  run: RunContext,
  input: DecisionInput,
  wayOut: { unsubscribe: string } | null,
  position: number
): SealedMail | UnsentDecision {
  const { message } = input
  try {
    const decision = decide(input)
    if (decision.kind === "skip") {
      return unsent(message, MessageState.SKIPPED, decision.detail, decision.reason)
    }
    if (decision.kind === "reschedule") {
      return postponed(message, decision.delaySeconds, decision.detail)
    }
    const envelope = buildEnvelope(
      message,
      run.settings,
      run.delivery,
      wayOut?.unsubscribe ?? null
    )
    if (!envelope) {
      return postponed(
        message,
        60,
        "no sender is set: enter one under Settings → Post-purchase, or set the provider's option from"
      )
    }
    const rendered = decision.render()
    const { html, links } = measured(run, input, rendered.html)
    const mail: SealedMail = {
      id: message.id,
      position,
      email: decision.email,
      subject: toStorableText(rendered.subject),
      html: toStorableText(html),
      text: toStorableText(rendered.text),
      envelope,
      links: links.map(toStorableText),
      mentions: toMentions(decision.mentions),
      incentive: input.incentive ? toStorableText(input.incentive.text) : null,
      failures: message.failures,
    }
    const problem = findSealProblem(mail)
    return problem ? unsent(message, MessageState.FAILED, problem) : mail
  } catch (error) {
    const reason = `it could not be rendered: ${error instanceof Error ? error.message : String(error)}`
    // Copy can be mended and a machine can recover; only what keeps failing is given up.
    return message.failures < MAX_RENDER_FAILURES
      ? { ...postponed(message, 60 * 2 ** message.failures, reason), is_failure: true }
      : unsent(message, MessageState.FAILED, reason)
  }
}

function toMentions(mentions: readonly Mention[]): SealedMail["mentions"] {
  return mentions.length
    ? mentions.map(({ lineItemId, productId }) => ({
        line_item_id: lineItemId,
        product_id: productId,
      }))
    : null
}

/** Whoever may be measured is decided at each visit; here only whether links can tell at all. */
function measured(
  { settings: { tracking, public_url }, publicLinks }: RunContext,
  { message: { id, purpose }, found }: DecisionInput,
  html: string
): { html: string; links: string[] } {
  const isMeasured =
    found?.step.about !== "team" &&
    tracking.mode !== TrackingMode.OFF &&
    (purpose === Purpose.MARKETING || tracking.transactional)
  return publicLinks && public_url && isMeasured
    ? trackLinks(html, id, publicLinks, public_url)
    : { html, links: [] }
}

function unsent(
  { id }: ClaimedMessage,
  state: UnsentDecision["state"],
  detail: string | null,
  skip_reason: string | null = null
): UnsentDecision {
  return { id, state, skip_reason, delay_seconds: null, detail, is_failure: false }
}

function postponed(
  message: ClaimedMessage,
  delay_seconds: number,
  detail: string
): UnsentDecision {
  return { ...unsent(message, MessageState.SCHEDULED, detail), delay_seconds }
}

function logUnsent(
  logger: Logger,
  message: ClaimedMessage,
  decision: UnsentDecision
): void {
  const what = `post-purchase: ${message.flow}/${message.step} for ${message.order_id ?? message.subject}`
  const why = [decision.skip_reason, decision.detail].filter(Boolean).join(": ")
  if (decision.state === MessageState.FAILED) {
    logger.error(`${what} failed (${message.id}): ${why}`)
  } else if (decision.state === MessageState.SKIPPED) {
    logger.info(`${what} is not sent (${message.id}): ${why}`)
  } else {
    logger.info(`${what} waits (${message.id}): ${why}`)
  }
}
