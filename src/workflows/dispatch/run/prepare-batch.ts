import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { type MailContext, createMailContext } from "../../../../emails"
import type { ShipmentReportState } from "../../../flows/order-state"
import { findStep } from "../../../flows/registry"
import { TriggerKind } from "../../../flows/triggers"
import { MessageState } from "../../../modules/post-purchase/constants"
import { resolveLedger } from "../../../modules/post-purchase/resolve-ledger"
import type { ClaimedMessage } from "../../../modules/post-purchase/queries/claim-due-messages"
import type { SealedMail } from "../../../modules/post-purchase/queries/seal-batch"
import type { UnsentDecision } from "../../../modules/post-purchase/queries/settle-decisions"
import type { StoreSettings } from "../../../modules/post-purchase/settings"
import type { Delivery } from "../delivery/delivery"
import { findSealProblem } from "../delivery/resend-delivery"
import { type PromiseCache, readOrderStates } from "../facts/read-order-states"
import { toBrand } from "../facts/to-brand"
import { type LateDecision, decide } from "./decide"
import { buildEnvelope } from "./envelope"
import { toStorableText } from "../../../modules/post-purchase/storable-text"

/** With doubling pauses from a minute: about an hour. */
const MAX_RENDER_FAILURES = 6

/** What is the same for all messages of a run. */
export type RunContext = {
  container: MedusaContainer
  settings: StoreSettings
  switches: ReadonlyMap<string, boolean>
  delivery: Delivery
  /** Read once a run: a hundred batches ask for the same few shipping options. */
  promises: PromiseCache
}

/** Mails that go out, and decisions about those that do not. */
export type PreparedBatch = { mails: SealedMail[]; unsent: UnsentDecision[] }

/** Looks at due messages as the world is now, and renders those that are still right. */
export async function prepareBatch(
  run: RunContext,
  messages: ClaimedMessage[]
): Promise<PreparedBatch> {
  const { container, settings, switches, delivery } = run
  const logger: Logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const orderIds = [...new Set(messages.flatMap(({ order_id }) => order_id ?? []))]
  const isAboutMore = messages.some(
    ({ flow, step }) =>
      findStep(flow, step)?.step.trigger.kind !== TriggerKind.ORDER_PLACED
  )
  const [orders, reports] = await Promise.all([
    readOrderStates(container, orderIds, settings, isAboutMore, run.promises),
    isAboutMore
      ? readReports(container, orderIds)
      : new Map<string, ShipmentReportState[]>(),
  ])
  const brand = toBrand(settings)
  const now = new Date()
  const mailContexts = new Map<string, MailContext>()
  const mails: SealedMail[] = []
  const unsent: UnsentDecision[] = []

  for (const message of messages) {
    const order = orders.get(message.order_id ?? "")
    const locale = order?.facts.locale ?? message.locale ?? settings.default_locale
    const mail =
      mailContexts.get(locale) ??
      createMailContext({ brand, locale, timeZone: settings.time_zone })
    mailContexts.set(locale, mail)
    const found = findStep(message.flow, message.step)
    const prepared = prepareOne(
      message,
      () =>
        decide({
          message,
          found,
          isEnabled: switches.get(message.flow) ?? found?.flow.enabledByDefault ?? false,
          order,
          reports: reports.get(message.order_id ?? "") ?? [],
          mail,
          now,
        }),
      settings,
      delivery,
      mails.length
    )
    if ("state" in prepared) {
      unsent.push(prepared)
      logUnsent(logger, message, prepared)
    } else {
      mails.push(prepared)
    }
  }
  return { mails, unsent }
}

/** One message that cannot be decided or rendered must not hold up the other 99. */
function prepareOne(
  message: ClaimedMessage,
  decideNow: () => LateDecision,
  settings: StoreSettings,
  delivery: Delivery,
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
    const envelope = buildEnvelope(message, settings, delivery)
    if (!envelope) {
      return postponed(
        message,
        60,
        "no sender is set: enter one under Settings → Post-purchase, or set the provider's option from"
      )
    }
    const rendered = decision.step.render(decision.context)
    const mail: SealedMail = {
      id: message.id,
      position,
      email: decision.email,
      subject: toStorableText(rendered.subject),
      html: toStorableText(rendered.html),
      text: toStorableText(rendered.text),
      envelope,
      reschedules: message.reschedules,
    }
    const problem = findSealProblem(mail)
    return problem ? unsent(message, MessageState.FAILED, problem) : mail
  } catch (error) {
    const reason = `it could not be rendered: ${error instanceof Error ? error.message : String(error)}`
    // Copy can be mended and a machine can recover; only what keeps failing is given up.
    return message.reschedules < MAX_RENDER_FAILURES
      ? postponed(message, 60 * 2 ** message.reschedules, reason)
      : unsent(message, MessageState.FAILED, reason)
  }
}

function unsent(
  { id }: ClaimedMessage,
  state: UnsentDecision["state"],
  detail: string | null,
  skip_reason: string | null = null
): UnsentDecision {
  return { id, state, skip_reason, delay_seconds: null, detail }
}

function postponed(
  { id }: ClaimedMessage,
  delay_seconds: number,
  detail: string
): UnsentDecision {
  return { id, state: MessageState.SCHEDULED, skip_reason: null, delay_seconds, detail }
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
