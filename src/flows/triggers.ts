/** What can cause a message. Each names one kind of thing that happened to an order. */
export const TriggerKind = {
  ORDER_PLACED: "order-placed",
  ORDER_CANCELED: "order-canceled",
  SHIPPED: "shipped",
  DELIVERED: "delivered",
  DIGITAL_ORDER: "digital-order",
  OUT_FOR_DELIVERY: "out-for-delivery",
  DELAYED: "delayed",
  REFUND_ISSUED: "refund-issued",
  RETURN_RECEIVED: "return-received",
} as const
export type TriggerKind = (typeof TriggerKind)[keyof typeof TriggerKind]

/** When a step's clock starts. */
export type Trigger = { kind: TriggerKind }

/** Once an order is placed. */
export const onOrderPlaced = (): Trigger => ({ kind: TriggerKind.ORDER_PLACED })
/** Once an order is cancelled. */
export const onOrderCanceled = (): Trigger => ({ kind: TriggerKind.ORDER_CANCELED })
/** For each parcel that is marked as shipped. */
export const onShipped = (): Trigger => ({ kind: TriggerKind.SHIPPED })
/** For each parcel that is marked as delivered. */
export const onDelivered = (): Trigger => ({ kind: TriggerKind.DELIVERED })
/** Once an order is placed that holds something nobody ships. */
export const onDigitalOrder = (): Trigger => ({ kind: TriggerKind.DIGITAL_ORDER })
/** For whatever reaches the customer: each delivered parcel, and each order with something nobody ships. */
export const onReceived = (): Trigger[] => [onDelivered(), onDigitalOrder()]
/** For each parcel that is reported as out for delivery. */
export const onOutForDelivery = (): Trigger => ({ kind: TriggerKind.OUT_FOR_DELIVERY })
/** For each new date that a parcel is delayed to. */
export const onDelayed = (): Trigger => ({ kind: TriggerKind.DELAYED })
/** For each refund. */
export const onRefundIssued = (): Trigger => ({ kind: TriggerKind.REFUND_ISSUED })
/** For each return that is received. */
export const onReturnReceived = (): Trigger => ({ kind: TriggerKind.RETURN_RECEIVED })
