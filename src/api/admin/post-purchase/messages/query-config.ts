/** Columns of a list: never the rendered mail, which is 30 kB a row. */
export const MESSAGE_LIST_FIELDS = [
  "id",
  "flow",
  "step",
  "purpose",
  "email",
  "order_id",
  "fulfillment_id",
  "state",
  "skip_reason",
  "last_error",
  "planned_at",
  "send_at",
  "sent_at",
  "settled_at",
  "provider",
  "external_id",
  "rendered_subject",
] as const

export const MESSAGE_DETAIL_FIELDS = [
  ...MESSAGE_LIST_FIELDS,
  "rendered_html",
  "rendered_text",
  "envelope",
  "payload_emptied_at",
] as const
