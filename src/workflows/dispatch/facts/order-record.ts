/** An amount as `query.graph` returns it. */
export type Amount =
  number | string | { value?: unknown; numeric?: number } | null | undefined

type Totals = {
  total?: Amount
  subtotal?: Amount
  original_total?: Amount
  original_subtotal?: Amount
  discount_subtotal?: Amount
}

type AddressRecord = {
  first_name?: string | null
  last_name?: string | null
  company?: string | null
  address_1?: string | null
  address_2?: string | null
  city?: string | null
  province?: string | null
  postal_code?: string | null
  country_code?: string | null
}

type LineRecord = Totals & {
  id: string
  title?: string | null
  subtitle?: string | null
  product_title?: string | null
  product_handle?: string | null
  variant_title?: string | null
  variant_sku?: string | null
  product_id?: string | null
  variant_id?: string | null
  requires_shipping?: boolean | null
  thumbnail?: string | null
  quantity?: Amount
  unit_price?: Amount
  is_tax_inclusive?: boolean
  adjustments?: { code?: string | null }[]
}

type FulfillmentRecord = {
  id: string
  shipped_at?: string | Date | null
  delivered_at?: string | Date | null
  canceled_at?: string | Date | null
  data?: Record<string, unknown> | null
  metadata?: Record<string, unknown> | null
  shipping_option_id?: string | null
  items?: { line_item_id?: string | null; quantity?: Amount }[]
  labels?: { tracking_number?: string | null; tracking_url?: string | null }[]
}

type RefundRecord = {
  id: string
  amount?: Amount
  note?: string | null
  created_at: string | Date
  refund_reason?: { label?: string | null } | null
}

type ReturnItemRecord = {
  item_id?: string | null
  quantity?: Amount
  received_quantity?: Amount
}

/** The part of an order's graph that is read here. Medusa's own type marks none of it as it comes. */
export type OrderRecord = {
  id: string
  /** 1 until the order is changed for the first time; left out where only such orders are read. */
  version?: number | null
  display_id: number
  custom_display_id?: string | null
  email?: string | null
  customer_id?: string | null
  sales_channel_id?: string | null
  no_notification?: boolean | null
  created_at: string | Date
  canceled_at?: string | Date | null
  currency_code: string
  locale?: string | null
  total?: Amount
  tax_total?: Amount
  credit_line_total?: Amount
  items?: (LineRecord | null)[]
  shipping_methods?: (Totals & {
    name?: string | null
    shipping_option_id?: string | null
    adjustments?: { code?: string | null }[]
  })[]
  shipping_address?: AddressRecord | null
  billing_address?: AddressRecord | null
  customer?: { first_name?: string | null; last_name?: string | null } | null
  payment_collections?: {
    status?: string | null
    currency_code?: string
    captured_amount?: Amount
    payments?: { id: string; provider_id?: string | null; refunds?: RefundRecord[] }[]
  }[]
  cart?: { id: string; completed_at?: string | Date | null } | null
  fulfillments?: FulfillmentRecord[]
}

/**
 * Reads an amount, whatever of its three shapes Medusa chose.
 *
 * @returns 0 for nothing
 */
export function toNumber(amount: Amount): number {
  if (amount === null || amount === undefined) {
    return 0
  }
  const plain = typeof amount === "object" ? (amount.numeric ?? amount.value) : amount
  const number = Number(plain)
  return Number.isFinite(number) ? number : 0
}

export type {
  AddressRecord,
  FulfillmentRecord,
  LineRecord,
  RefundRecord,
  ReturnItemRecord,
}
