import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { TriggerKind } from "../flows/triggers"
import { PostPurchaseEvent, ShipmentStatus } from "../modules/post-purchase/constants"
import { planMessagesWorkflow } from "../workflows/plan/workflows/plan-messages"

export default async function shipmentStatusRecorded({
  event,
  container,
}: SubscriberArgs<{ id: string; status: ShipmentStatus }>) {
  const kind =
    event.data.status === ShipmentStatus.DELAYED
      ? TriggerKind.DELAYED
      : TriggerKind.OUT_FOR_DELIVERY
  await planMessagesWorkflow(container).run({ input: { kind, ids: [event.data.id] } })
}

export const config: SubscriberConfig = {
  event: PostPurchaseEvent.SHIPMENT_STATUS_RECORDED,
  context: { subscriberId: "post-purchase-shipment-status-recorded" },
}
