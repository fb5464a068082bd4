import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { TriggerKind } from "../flows/triggers"
import { planMessagesWorkflow } from "../workflows/plan/workflows/plan-messages"

/** The only word of the refund when a paid order is cancelled; a second one for every other. */
export default async function refundCreated({
  event,
  container,
}: SubscriberArgs<{ id: string }>) {
  await planMessagesWorkflow(container).run({
    input: { kind: TriggerKind.REFUND_ISSUED, ids: [event.data.id] },
  })
}

export const config: SubscriberConfig = {
  event: "payment.refund.created",
  context: { subscriberId: "post-purchase-refund-created" },
}
