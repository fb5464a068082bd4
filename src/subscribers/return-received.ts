import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { TriggerKind } from "../flows/triggers"
import { planMessagesWorkflow } from "../workflows/plan/workflows/plan-messages"

export default async function returnReceived({
  event,
  container,
}: SubscriberArgs<{ order_id: string; return_id: string }>) {
  await planMessagesWorkflow(container).run({
    input: { kind: TriggerKind.RETURN_RECEIVED, ids: [event.data.return_id] },
  })
}

export const config: SubscriberConfig = {
  event: "order.return_received",
  context: { subscriberId: "post-purchase-return-received" },
}
