import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { type Amount, toDecimal } from "./decimal"
import type { OrderAmounts } from "./order-amounts"

type Refund = { amount?: Amount; raw_amount?: Amount }

/** The part of an order's graph that is read here. Medusa's own type marks none of it as it comes. */
type OrderRecord = {
  id: string
  email?: string | null
  customer_id?: string | null
  sales_channel_id?: string | null
  status?: string | null
  is_draft_order?: boolean | null
  created_at: string | Date
  updated_at: string | Date
  canceled_at?: string | Date | null
  currency_code: string
  total?: Amount
  summary?: Record<string, Amount> | null
  shipping_address?: { country_code?: string | null } | null
  billing_address?: { country_code?: string | null } | null
  credit_lines?: {
    amount?: Amount
    raw_amount?: Amount
    metadata?: Record<string, unknown> | null
  }[]
  payment_collections?: { payments?: { refunds?: Refund[] }[] }[]
}

/** Reads what orders are worth by Medusa's own query, whatever its tables look like. */
export async function readOrderAmountsGraph(
  container: MedusaContainer,
  ids: string[]
): Promise<OrderAmounts[]> {
  if (!ids.length) {
    return []
  }
  const { rows } = await resolveConnection(container).raw(
    `select to_json(now()) #>> '{}' as read_at`
  )
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: FIELDS,
    filters: { id: ids },
    pagination: { take: ids.length },
  })
  const orders: OrderRecord[] = data
  return orders
    .filter(({ is_draft_order }) => !is_draft_order)
    .map((order) => toAmounts(order, rows[0].read_at))
}

const FIELDS = [
  "id",
  "email",
  "customer_id",
  "sales_channel_id",
  "status",
  "is_draft_order",
  "created_at",
  "updated_at",
  "canceled_at",
  "currency_code",
  "total",
  "summary.*",
  "shipping_address.country_code",
  "billing_address.country_code",
  "credit_lines.*",
  "payment_collections.payments.refunds.*",
]

function toAmounts(order: OrderRecord, read_at: string): OrderAmounts {
  const summary = order.summary ?? {}
  const total =
    toDecimal(summary.raw_current_order_total) ??
    toDecimal(summary.current_order_total) ??
    toDecimal(order.total)
  const refunds = (order.payment_collections ?? [])
    .flatMap(({ payments }) => payments ?? [])
    .flatMap(({ refunds }) => refunds ?? [])
  const credits = (order.credit_lines ?? []).filter(
    ({ metadata }) => metadata?.created_in_version !== undefined
  )
  return {
    id: order.id,
    email: order.email ?? null,
    customer_id: order.customer_id ?? null,
    sales_channel_id: order.sales_channel_id ?? null,
    country_code:
      (
        order.shipping_address?.country_code || order.billing_address?.country_code
      )?.toLowerCase() ?? null,
    placed_at: new Date(order.created_at),
    canceled_at: canceledAt(order),
    currency_code: order.currency_code.toLowerCase(),
    total: total ?? "0",
    credited: sum(credits),
    paid: toDecimal(summary.raw_paid_total) ?? toDecimal(summary.paid_total) ?? "0",
    refunded: MathBN.max(
      toDecimal(summary.raw_refunded_total) ?? toDecimal(summary.refunded_total) ?? "0",
      sum(refunds)
    ).toFixed(),
    read_at,
  }
}

function canceledAt({ status, canceled_at, updated_at }: OrderRecord): Date | null {
  const at = canceled_at ?? (status === "canceled" ? updated_at : null)
  return at ? new Date(at) : null
}

function sum(lines: Refund[]): string {
  return MathBN.sum(
    0,
    ...lines.map((line) => toDecimal(line.raw_amount) ?? toDecimal(line.amount) ?? "0")
  ).toFixed()
}
