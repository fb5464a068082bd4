import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { MailContext, RenderedEmail } from "../../../emails"
import {
  type ContactContext,
  type ContactStep,
  type Flow,
  type FlowContext,
  type FlowStep,
  type OrderStep,
  type TeamStep,
  purposeOf,
} from "../../flows/flow"
import type { OrderState } from "../../flows/order-state"
import { findStep } from "../../flows/registry"
import { type StepConfig, resolveStepConfig } from "../../flows/step-config"
import { TriggerKind } from "../../flows/triggers"
import {
  ConsentAction,
  Frequency,
  Purpose,
  ShipmentStatus,
  Topic,
} from "../../modules/post-purchase/constants"
import { resolveLedger } from "../../modules/post-purchase/resolve-ledger"
import { mergeSettings } from "../../modules/post-purchase/settings"
import type { AdminPreviewRequest, AdminPreviewResponse } from "../../types/http"
import { refuseBadOverrides } from "../settings/refuse-bad-overrides"
import { withStepOverrides } from "../settings/with-step-overrides"
import { selectDelivery } from "../dispatch/delivery/select-delivery"
import { readOrderStates } from "../dispatch/facts/read-order-states"
import { sampleOrderState } from "../dispatch/facts/sample-order-state"
import { buildEnvelope } from "../dispatch/run/envelope"
import { openMailContexts } from "../dispatch/run/mail-contexts"
import { readShown, sampleFollowUp, sampleLowScore } from "./preview-shown"
import { previewPages } from "./preview-links"
import { toMailIncentive } from "../dispatch/run/to-decision-input"

const DAY_MS = 86_400_000

/**
 * Renders a step as it would look for an order, with settings that need not be saved yet.
 * Nothing is written or sent, and whether it would be right to send is not asked.
 *
 * What the order does not have yet (a parcel, a refund …) is made up from the order itself.
 *
 * @throws MedusaError (not_found) for an unknown step or order; (invalid_data) for overrides
 *   that could not be saved
 */
export async function previewMessage(
  container: MedusaContainer,
  request: AdminPreviewRequest
): Promise<AdminPreviewResponse["preview"]> {
  const found = findStep(request.flow, request.step)
  if (!found) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no step ${request.flow}/${request.step}.`
    )
  }
  const settings = mergeSettings(
    await resolveLedger(container).getSettings(),
    request.settings
  )
  const orderId = request.order_id ?? (await findLatestOrder(container))
  const orders = orderId
    ? await readOrderStates(container, [orderId], settings, true)
    : new Map<string, OrderState>()
  const real = orders.get(orderId ?? "")
  if (request.order_id && !real) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no order ${request.order_id}.`
    )
  }
  const order = real ?? sampleOrderState()
  const locale = request.locale ?? order.facts.locale ?? settings.default_locale
  const links = previewPages(settings)
  const config = await previewConfig(container, found, request, order)
  const isMarketing = purposeOf(found.flow, found.step) === Purpose.MARKETING
  const mail = {
    ...openMailContexts(settings)(locale, found.step, config),
    links: isMarketing ? links.pages : null,
  }
  const incentive = toMailIncentive(config.incentive, mail, settings.default_locale)
  const { rendered, isMadeUp } =
    found.step.about === "order"
      ? await renderOrderStep(container, found.step, order, {
          mail,
          incentive,
          answers: links.answers,
        })
      : {
          rendered:
            found.step.about === "contact"
              ? renderContactStep(found.step, order, mail, links.pages)
              : renderTeamStep(found.step, order, mail),
          isMadeUp: true,
        }
  const message = { id: "preview", flow: request.flow, step: request.step }
  return {
    ...rendered,
    from: buildEnvelope(message, settings, selectDelivery(container))?.from ?? null,
    locale,
    order: real ? { id: real.facts.id, display_id: real.displayNumber } : null,
    is_sample: isMadeUp || !real,
  }
}

/** The step as it is stored, or as somebody is about to store it. */
async function previewConfig(
  container: MedusaContainer,
  { flow, step }: { flow: Flow; step: FlowStep },
  { overrides, sales_channel_id }: AdminPreviewRequest,
  order: OrderState
): Promise<StepConfig> {
  const channelId = sales_channel_id ?? null
  const stored = (await resolveLedger(container).getFlowSettings()).get(flow.key)
  if (!overrides) {
    return resolveStepConfig(flow, step, stored, channelId ?? order.salesChannelId)
  }
  const steps = { [step.key]: overrides }
  await refuseBadOverrides(
    container,
    flow,
    channelId === null ? { steps } : { channels: { [channelId]: { steps } } }
  )
  return resolveStepConfig(
    flow,
    step,
    withStepOverrides(stored, step.key, overrides, channelId),
    channelId
  )
}

async function renderOrderStep(
  container: MedusaContainer,
  step: OrderStep,
  order: OrderState,
  around: Pick<FlowContext, "mail" | "incentive" | "answers">
): Promise<{ rendered: RenderedEmail; isMadeUp: boolean }> {
  const { subjectId, reports, completed } = makeUpSubject(step.triggers[0].kind, order)
  const shown = await readShown(container, step, order)
  const rendered = step.render({
    order: completed,
    subjectId,
    reports,
    ...shown.context,
    ...around,
    now: new Date(),
    plannedAt: new Date(),
  })
  return { rendered, isMadeUp: completed !== order || shown.isMadeUp }
}

/** Somebody who asked for everything, at the order's address. */
function renderContactStep(
  step: ContactStep,
  order: OrderState,
  mail: MailContext,
  links: ContactContext["links"]
): RenderedEmail {
  const now = new Date()
  return step.render({
    contact: {
      id: "preview",
      email: order.email ?? "ada@example.com",
      locale: mail.locale,
      hasChosenLocale: false,
      timeZone: null,
      countryCode: null,
      pausedUntil: null,
      frequency: Frequency.ALL,
    },
    consents: new Map(
      Object.values(Topic).map((topic) => [
        topic,
        { action: ConsentAction.REQUESTED, isConfirmed: false, occurredAt: now },
      ])
    ),
    links,
    subjectId: "preview",
    followUp: sampleFollowUp(),
    order,
    mail,
    now,
    plannedAt: now,
  })
}

/** What the team is told, with an answer that nobody gave. */
function renderTeamStep(
  step: TeamStep,
  order: OrderState,
  mail: MailContext
): RenderedEmail {
  const now = new Date()
  return step.render({
    subjectId: "preview",
    lowScore: sampleLowScore(order),
    mail,
    now,
    plannedAt: now,
  })
}

/** The step's subject: the order's own latest, else one made up from the order. */
function makeUpSubject(
  kind: TriggerKind,
  order: OrderState
): Pick<FlowContext, "subjectId" | "reports"> & { completed: OrderState } {
  const now = new Date().toISOString()
  const items = order.facts.items.map(({ id, quantity }) => ({
    lineItemId: id,
    quantity,
  }))
  switch (kind) {
    case TriggerKind.SHIPPED:
    case TriggerKind.DELIVERED:
    case TriggerKind.OUT_FOR_DELIVERY:
    case TriggerKind.DELAYED: {
      const parcel = order.parcels.filter(({ canceledAt }) => !canceledAt).at(-1)
      const shown = parcel ?? {
        fulfillmentId: "preview",
        carrier: "DHL",
        labels: [{ trackingNumber: "00340434161094021501", trackingUrl: null }],
        items,
        shippedAt: now,
        deliveredAt: now,
        estimatedDelivery: null,
        canceledAt: null,
      }
      const isDelayed = kind === TriggerKind.DELAYED
      const report = {
        id: "preview",
        fulfillmentId: shown.fulfillmentId,
        status: isDelayed ? ShipmentStatus.DELAYED : ShipmentStatus.OUT_FOR_DELIVERY,
        estimatedDelivery: isDelayed
          ? new Date(Date.now() + 2 * DAY_MS).toISOString().slice(0, 10)
          : null,
        reason: null,
        reportedAt: new Date(),
      }
      const isReported = isDelayed || kind === TriggerKind.OUT_FOR_DELIVERY
      return {
        subjectId: isReported ? report.id : shown.fulfillmentId,
        reports: isReported ? [report] : [],
        completed: parcel ? order : { ...order, parcels: [shown] },
      }
    }
    case TriggerKind.REFUND_ISSUED: {
      const refund = order.refunds.at(-1)
      const shown = refund ?? {
        id: "preview",
        amount: order.facts.items[0]?.total ?? order.facts.total,
        currencyCode: order.facts.currencyCode,
        reason: null,
        createdAt: now,
      }
      return {
        subjectId: shown.id,
        reports: [],
        completed: refund ? order : { ...order, refunds: [shown] },
      }
    }
    case TriggerKind.RETURN_RECEIVED: {
      const received = order.returns.filter(({ isReceived }) => isReceived).at(-1)
      const shown = received ?? {
        id: "preview",
        items: items.slice(0, 1),
        receivedAt: now,
        isReceived: true,
      }
      return {
        subjectId: shown.id,
        reports: [],
        completed: received ? order : { ...order, returns: [shown] },
      }
    }
    default:
      return { subjectId: order.facts.id, reports: [], completed: order }
  }
}

async function findLatestOrder(container: MedusaContainer): Promise<string | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: ["id"],
    pagination: { take: 1, order: { created_at: "DESC" } },
  })
  return data[0]?.id
}
