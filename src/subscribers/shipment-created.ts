import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { TriggerKind } from "../flows/triggers"
import { planMessagesWorkflow } from "../workflows/plan/workflows/plan-messages"

/** `id` is the fulfilment's. */
type FulfillmentEvent = { id: string; no_notification?: boolean }

export default async function shipmentCreated({
  event,
  container,
}: SubscriberArgs<FulfillmentEvent>) {
  await planMessagesWorkflow(container).run({
    input: {
      kind: TriggerKind.SHIPPED,
      ids: [event.data.id],
      is_declined: event.data.no_notification === true,
    },
  })
}

export const config: SubscriberConfig = {
  event: "shipment.created",
  context: { subscriberId: "post-purchase-shipment-created" },
}
