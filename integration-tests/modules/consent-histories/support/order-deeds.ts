import { generateEntityId } from "@medusajs/framework/utils"
import { findStepsFor } from "../../../../src/flows/registry"
import { TriggerKind } from "../../../../src/flows/triggers"
import { normalizeEmail } from "../../../../src/modules/post-purchase/normalize-email"
import { ensureContacts } from "../../../../src/modules/post-purchase/queries/contacts"
import { resolveStepConfig } from "../../../../src/flows/step-config"
import { planMessages } from "../../../../src/modules/post-purchase/queries/plan-messages"
import { readSuppressions } from "../../../../src/modules/post-purchase/queries/suppressions"
import { resolveConnection } from "../../../../src/modules/post-purchase/resolve-ledger"
import { openKeyRing } from "../../../../src/signing/key-ring"
import { recordPurchases } from "../../../../src/workflows/attribution/run/record-purchases"
import { toPlannedMessage } from "../../../../src/workflows/plan/to-planned-message"
import type { Command } from "./history"
import { type ModelOrder, modelOrder } from "./model-store"
import type { Stage } from "./stage"

/** An order, under an address as people type it. */
export async function placeOrder(
  stage: Stage,
  deed: Command & { do: "order" }
): Promise<void> {
  const { container, clock, truth, orders } = stage
  const person = truth.people[deed.person]
  const id = `order_${orders.size}`
  const order = modelOrder(
    id,
    {
      email: deed.isShouted ? ` ${person.email.toUpperCase()}. ` : person.email,
      sales_channel_id: deed.channel,
      country: person.country,
    },
    clock.now
  )
  orders.set(id, order)
  person.orders.push({ id, placedAt: clock.now, isCanceled: false })
  await recordPurchases(container, [id])
  await ensureContacts(resolveConnection(container), [
    {
      id: generateEntityId(undefined, "ppcon"),
      email: person.email,
      time_zone: person.timeZone,
      country_code: person.country,
    },
  ])
  await plan(stage, order)
}

/** As the step that plans does, without Medusa around it. */
async function plan({ container, clock }: Stage, order: ModelOrder): Promise<void> {
  const db = resolveConnection(container)
  const ring = await openKeyRing(db)
  const email = normalizeEmail(order.email)
  const suppressions = await readSuppressions(db, email ? [ring.hashEmail(email)] : [])
  const occurrence = {
    kind: TriggerKind.ORDER_PLACED,
    subject: `order:${order.id}`,
    order_id: order.id,
    fulfillment_id: null,
    occurred_at: new Date(order.created_at),
  }
  const addressee = {
    email,
    customer_id: null,
    sales_channel_id: order.sales_channel_id,
    locale: null,
  }
  await planMessages(
    db,
    findStepsFor(TriggerKind.ORDER_PLACED).map((step) => ({
      id: generateEntityId(undefined, "ppmsg"),
      ...toPlannedMessage(step, occurrence, addressee, {
        config: resolveStepConfig(step.flow, step.step, undefined, null),
        now: new Date(clock.now),
        settleSeconds: 2,
        isDeclined: false,
        suppressions: suppressions.map(({ reason }) => reason),
      }),
    }))
  )
}

/** Cancels an order, or pays all of it back. */
export async function takeBack(
  { container, clock, truth, orders }: Stage,
  deed: Command & { do: "cancel" | "refund" }
): Promise<void> {
  const order = orders.get(`order_${deed.order}`)
  if (!order) {
    return
  }
  const at = new Date(clock.now)
  if (deed.do === "cancel") {
    order.canceled_at = at
    truth.people
      .flatMap((person) => person.orders)
      .filter(({ id }) => id === order.id)
      .forEach((known) => (known.isCanceled = true))
  } else {
    order.payment_collections?.[0]?.payments?.push({
      id: `pay_${order.id}`,
      refunds: [{ id: `ref_${order.id}`, amount: 10, created_at: at }],
    })
  }
  await recordPurchases(container, [order.id])
}
