/** What `query.graph` is asked for an order that a mail is about. */
export const ORDER_FIELDS = [
  "id",
  "version",
  "display_id",
  "customer_id",
  "sales_channel_id",
  "custom_display_id",
  "email",
  "no_notification",
  "created_at",
  "canceled_at",
  "currency_code",
  "locale",
  "total",
  "tax_total",
  "credit_line_total",
  "items.*",
  "items.adjustments.*",
  "items.tax_lines.*",
  "items.detail.*",
  "shipping_methods.*",
  "shipping_methods.adjustments.*",
  "shipping_methods.tax_lines.*",
  "credit_lines.*",
  "shipping_address.*",
  "billing_address.*",
  "customer.first_name",
  "customer.last_name",
  "payment_collections.id",
  "payment_collections.status",
  "payment_collections.captured_amount",
  "payment_collections.payments.id",
  "payment_collections.payments.provider_id",
  "cart.id",
  "cart.completed_at",
] as const

/** What is read besides when a message is about a parcel. */
export const PARCEL_FIELDS = [
  "fulfillments.id",
  "fulfillments.shipped_at",
  "fulfillments.delivered_at",
  "fulfillments.canceled_at",
  "fulfillments.data",
  "fulfillments.metadata",
  "fulfillments.shipping_option_id",
  "fulfillments.items.line_item_id",
  "fulfillments.items.quantity",
  "fulfillments.labels.tracking_number",
  "fulfillments.labels.tracking_url",
] as const

/** What is read besides when a message is about money that went back. */
export const REFUND_FIELDS = [
  "payment_collections.currency_code",
  "payment_collections.payments.refunds.*",
  "payment_collections.payments.refunds.refund_reason.*",
] as const
