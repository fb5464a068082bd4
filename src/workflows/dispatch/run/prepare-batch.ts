import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createMailContext } from "../../../../emails"
import type { ShipmentReportState } from "../../../flows/order-state"
import type { Recipient } from "../../../modules/post-purchase/contact-state"
import { findStep } from "../../../flows/registry"
import { TriggerKind } from "../../../flows/triggers"
import {
  MessageState,
  Purpose,
  TrackingMode,
} from "../../../modules/post-purchase/constants"
import { normalizeEmail } from "../../../modules/post-purchase/normalize-email"
import { resolveLedger } from "../../../modules/post-purchase/resolve-ledger"
import type { ClaimedMessage } from "../../../modules/post-purchase/queries/claim-due-messages"
import type { CappedMail } from "../../../modules/post-purchase/queries/hold-back-capped"
import type { SealedMail } from "../../../modules/post-purchase/queries/seal-batch"
import type { UnsentDecision } from "../../../modules/post-purchase/queries/settle-decisions"
import type { StoreSettings } from "../../../modules/post-purchase/settings"
import { toStorableText } from "../../../modules/post-purchase/storable-text"
import type { PublicLinks } from "../../../signing/links"
import type { Delivery } from "../delivery/delivery"
import { findSealProblem } from "../delivery/resend-delivery"
import { type PromiseCache, readOrderStates } from "../facts/read-order-states"
import { type People, readPeople } from "../facts/read-people"
import { toBrand } from "../facts/to-brand"
import { capsOf } from "../rules/cap-rule"
import { type LateDecision, decide } from "./decide"
import { buildEnvelope } from "./envelope"
import { trackLinks } from "./track-links"

/** With doubling pauses from a minute: about an hour. */
const MAX_RENDER_FAILURES = 6

/** What is the same for all messages of a run. */
export type RunContext = {
  container: MedusaContainer
  settings: StoreSettings
  switches: ReadonlyMap<string, boolean>
  delivery: Delivery
  /** Null while the store has said no public address. */
  publicLinks: PublicLinks | null
  hashEmail: (email: string) => string
  /** Whether all marketing stands still. */
  isPaused: boolean
  /** Read once a run: a hundred batches ask for the same few shipping options. */
  promises: PromiseCache
}

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
  const { container, settings, switches } = run
  const logger: Logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const facts = await readFacts(run, messages)
  const brand = toBrand(settings)
  const contexts = new Map<string, ReturnType<typeof createMailContext>>()
  const now = new Date()
  const batch: PreparedBatch = { mails: [], capped: [], unsent: [] }

  for (const message of messages) {
    const found = findStep(message.flow, message.step)
    const order = facts.orders.get(message.order_id ?? "")
    const email = normalizeEmail(order ? order.email : message.email)
    const recipient = facts.people.get(email ?? "")
    const locale =
      localeOf(recipient, order?.facts.locale ?? message.locale) ??
      settings.default_locale
    const context =
      contexts.get(locale) ??
      createMailContext({ brand, locale, timeZone: settings.time_zone })
    contexts.set(locale, context)
    const isMarketing = found?.flow.purpose === Purpose.MARKETING
    const links = linksOf(run, message, recipient?.contact?.id)
    const prepared = prepareOne(
      run,
      message,
      () =>
        decide({
          message,
          found,
          isEnabled: switches.get(message.flow) ?? found?.flow.enabledByDefault ?? false,
          order,
          reports: facts.reports.get(message.order_id ?? "") ?? [],
          recipient,
          links,
          settings,
          isPaused: run.isPaused,
          mail: isMarketing ? { ...context, links } : context,
          now,
        }),
      isMarketing ? (links?.unsubscribe ?? null) : null,
      batch.mails.length
    )
    if ("state" in prepared) {
      batch.unsent.push(prepared)
      logUnsent(logger, message, prepared)
    } else {
      batch.mails.push(prepared)
      if (isMarketing && recipient) {
        batch.capped.push({
          id: message.id,
          email: prepared.email,
          caps: capsOf(settings.sending.cap, recipient.contact?.frequency),
        })
      }
    }
  }
  return batch
}

async function readFacts(run: RunContext, messages: ClaimedMessage[]) {
  const { container, settings } = run
  const orderIds = [...new Set(messages.flatMap(({ order_id }) => order_id ?? []))]
  const isAboutMore = messages.some(looksBeyondOrder)
  const [orders, reports] = await Promise.all([
    readOrderStates(container, orderIds, settings, isAboutMore, run.promises),
    isAboutMore
      ? readReports(container, orderIds)
      : new Map<string, ShipmentReportState[]>(),
  ])
  const people: People = await readPeople(
    container,
    messages.map((message) => ({
      email: orders.get(message.order_id ?? "")?.email ?? message.email,
      customer_id: message.customer_id,
      isMarketing: message.purpose === Purpose.MARKETING,
    })),
    run.hashEmail
  )
  return { orders, reports, people }
}

/** A confirmation needs the order alone; all else asks for parcels, refunds or returns too. */
function looksBeyondOrder({ flow, step, purpose }: ClaimedMessage): boolean {
  const found = findStep(flow, step)?.step
  return (
    purpose === Purpose.MARKETING ||
    (found?.about === "order" && found.trigger.kind !== TriggerKind.ORDER_PLACED)
  )
}

/** What the person chose, else the order's language, else that of the last order. */
function localeOf(
  recipient: Recipient | undefined,
  ofOrder: string | null
): string | null {
  const contact = recipient?.contact
  return contact?.hasChosenLocale ? contact.locale : (ofOrder ?? contact?.locale ?? null)
}

/** The signed addresses of the recipient's own pages. */
function linksOf(
  { publicLinks }: RunContext,
  { id }: ClaimedMessage,
  contactId: string | undefined
): { unsubscribe: string; preferences: string; confirm: string } | null {
  return publicLinks && contactId
    ? {
        unsubscribe: publicLinks.unsubscribe(id),
        preferences: publicLinks.preferences(contactId),
        confirm: publicLinks.confirm(contactId),
      }
    : null
}

/** One message that cannot be decided or rendered must not hold up the other 99. */
function prepareOne(
  run: RunContext,
  message: ClaimedMessage,
  decideNow: () => LateDecision,
  unsubscribeUrl: string | null,
  position: number
): SealedMail | UnsentDecision {
  try {
    const decision = decideNow()
    if (decision.kind === "skip") {
      return unsent(message, MessageState.SKIPPED, decision.detail, decision.reason)
    }
    if (decision.kind === "reschedule") {
      return postponed(message, decision.delaySeconds, decision.detail)
    }
    const envelope = buildEnvelope(message, run.settings, run.delivery, unsubscribeUrl)
    if (!envelope) {
      return postponed(
        message,
        60,
        "no sender is set: enter one under Settings → Post-purchase, or set the provider's option from"
      )
    }
    const rendered = decision.render()
    const { html, links } = measured(run, message, rendered.html)
    const mail: SealedMail = {
      id: message.id,
      position,
      email: decision.email,
      subject: toStorableText(rendered.subject),
      html: toStorableText(html),
      text: toStorableText(rendered.text),
      envelope,
      links: links.map(toStorableText),
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

/** Whoever may be measured is decided at each visit; here only whether links can tell at all. */
function measured(
  { settings: { tracking, public_url }, publicLinks }: RunContext,
  { id, purpose }: ClaimedMessage,
  html: string
): { html: string; links: string[] } {
  const isMeasured =
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

async function readReports(
  container: MedusaContainer,
  orderIds: string[]
): Promise<Map<string, ShipmentReportState[]>> {
  const rows = await resolveLedger(container).listShipmentReports(
    { order_id: orderIds },
    { take: 1000, order: { reported_at: "ASC", id: "ASC" } }
  )
  const reports = new Map<string, ShipmentReportState[]>()
  for (const row of rows) {
    const list = reports.get(row.order_id) ?? []
    list.push({
      id: row.id,
      fulfillmentId: row.fulfillment_id,
      status: row.status,
      estimatedDelivery: row.estimated_delivery,
      reason: row.reason,
      reportedAt: new Date(row.reported_at),
    })
    reports.set(row.order_id, list)
  }
  return reports
}
