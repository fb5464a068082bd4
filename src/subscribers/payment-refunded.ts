import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { TriggerKind } from "../flows/triggers"
import { planMessagesWorkflow } from "../workflows/plan/workflows/plan-messages"

export default async function paymentRefunded({
  event,
  container,
}: SubscriberArgs<{ id: string }>) {
  await planMessagesWorkflow(container).run({
    input: { kind: TriggerKind.REFUND_ISSUED, ids: [event.data.id] },
  })
}

export const config: SubscriberConfig = {
  event: "payment.refunded",
  context: { subscriberId: "post-purchase-payment-refunded" },
}
