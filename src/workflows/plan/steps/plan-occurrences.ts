import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { findStepsFor } from "../../../flows/registry"
import { resolveStepConfig } from "../../../flows/step-config"
import { normalizeEmail } from "../../../modules/post-purchase/normalize-email"
import { readSuppressions } from "../../../modules/post-purchase/queries/suppressions"
import {
  resolveConnection,
  resolveLedger,
} from "../../../modules/post-purchase/resolve-ledger"
import type { SuppressionReason } from "../../../modules/post-purchase/constants"
import { openKeyRing } from "../../../signing/key-ring"
import { type Addressee, toPlannedMessage } from "../to-planned-message"
import type { SerializedOccurrence } from "./read-occurrences"

export type PlanOccurrencesInput = {
  occurrences: SerializedOccurrence[]
  /** True when whoever made the change chose not to notify the customer. */
  is_declined: boolean
}

/**
 * Plans the messages that occurrences cause. It has no undo: a plan is a promise to look
 * again, and the late decision drops what turns out to be wrong.
 */
export const planOccurrencesStep = createStep(
  "post-purchase-plan-occurrences",
  async ({ occurrences, is_declined }: PlanOccurrencesInput, { container }) => {
    if (!occurrences.length) {
      return new StepResponse({ planned: 0 })
    }
    const ledger = resolveLedger(container)
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const orderIds = [...new Set(occurrences.map(({ order_id }) => order_id))]
    const { data: orders } = await query.graph({
      entity: "order",
      fields: ["id", "email", "customer_id", "sales_channel_id", "locale"],
      filters: { id: orderIds },
      pagination: { take: orderIds.length },
    })
    const addressees = new Map(
      orders.map((order): [string, Addressee] => [
        order.id,
        {
          email: normalizeEmail(order.email) ?? (order.email?.trim() || null),
          customer_id: order.customer_id ?? null,
          sales_channel_id: order.sales_channel_id ?? null,
          locale: order.locale ?? null,
        },
      ])
    )
    const [suppressions, flowSettings] = await Promise.all([
      readSuppressionsOf(container, [...addressees.values()]),
      ledger.getFlowSettings(),
    ])
    const plan = {
      now: new Date(),
      settleSeconds: ledger.options.dispatch.settle_seconds,
      isDeclined: is_declined,
    }
    const planned = await ledger.plan(
      occurrences.flatMap((occurrence) =>
        findStepsFor(occurrence.kind).map((step) => {
          const addressee = addressees.get(occurrence.order_id) ?? NOBODY_YET
          return toPlannedMessage(
            step,
            { ...occurrence, occurred_at: new Date(occurrence.occurred_at) },
            addressee,
            {
              ...plan,
              config: resolveStepConfig(
                step.flow,
                step.step,
                flowSettings.get(step.flow.key),
                addressee.sales_channel_id
              ),
              suppressions: suppressions.get(addressee.email ?? "") ?? [],
            }
          )
        })
      )
    )
    return new StepResponse({ planned: planned.length })
  }
)

async function readSuppressionsOf(
  container: MedusaContainer,
  addressees: Addressee[]
): Promise<Map<string, SuppressionReason[]>> {
  const db = resolveConnection(container)
  const ring = await openKeyRing(db)
  const people = new Map(
    addressees.flatMap(({ email }) => (email ? [[ring.hashEmail(email), email]] : []))
  )
  const rows = await readSuppressions(db, [...people.keys()])
  const reasons = new Map<string, SuppressionReason[]>()
  for (const { email_hash, reason } of rows) {
    const email = people.get(email_hash) ?? ""
    reasons.set(email, [...(reasons.get(email) ?? []), reason])
  }
  return reasons
}

const NOBODY_YET: Addressee = {
  email: null,
  customer_id: null,
  sales_channel_id: null,
  locale: null,
}
