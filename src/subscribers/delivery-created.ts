import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { TriggerKind } from "../flows/triggers"
import { planMessagesWorkflow } from "../workflows/plan/workflows/plan-messages"

/** `id` is the fulfilment's. */
type FulfillmentEvent = { id: string; no_notification?: boolean }

export default async function deliveryCreated({
  event,
  container,
}: SubscriberArgs<FulfillmentEvent>) {
  await planMessagesWorkflow(container).run({
    input: {
      kind: TriggerKind.DELIVERED,
      ids: [event.data.id],
      is_declined: event.data.no_notification === true,
    },
  })
}

export const config: SubscriberConfig = {
  event: "delivery.created",
  context: { subscriberId: "post-purchase-delivery-created" },
}
