import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types"
import { OrderMessages } from "../components/messages/order-messages"

const OrderMessagesWidget = ({ data: order }: DetailWidgetProps<AdminOrder>) => (
  <OrderMessages order={order} />
)

export const config = defineWidgetConfig({
  id: "post-purchase-order-messages",
  zone: "order.details.side.after",
})

export default OrderMessagesWidget
