import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { TriggerKind } from "../flows/triggers"
import { planMessagesWorkflow } from "../workflows/plan/workflows/plan-messages"

export default async function orderPlaced({
  event,
  container,
}: SubscriberArgs<{ id: string }>) {
  await planMessagesWorkflow(container).run({
    input: {
      kind: [TriggerKind.ORDER_PLACED, TriggerKind.DIGITAL_ORDER],
      ids: [event.data.id],
    },
  })
}

export const config: SubscriberConfig = {
  event: "order.placed",
  context: { subscriberId: "post-purchase-order-placed" },
}
