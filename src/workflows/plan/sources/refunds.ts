import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { TriggerKind } from "../../../flows/triggers"
import type { OccurrenceSource } from "./occurrence"

type RefundRecord = {
  id: string
  created_at: string | Date
  payment_id?: string | null
}

type PaymentRecord = {
  id: string
  payment_collection?: { order?: { id: string } | null } | null
}

/**
 * Refunds. Ids are the refunds', or the payments' as `payment.refunded` carries them.
 *
 * Both are taken because Medusa tells of the two in different places: refunding a payment
 * emits `payment.refunded`, cancelling a paid order only `payment.refund.created`.
 */
export const refundSource: OccurrenceSource = {
  kinds: [TriggerKind.REFUND_ISSUED],

  async read(container, kind, ids) {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "refund",
      fields: ["id", "created_at", "payment_id"],
      filters: { $or: [{ id: ids }, { payment_id: ids }] },
      pagination: { take: 1000 },
    })
    const refunds: RefundRecord[] = data
    const paymentIds = [...new Set(refunds.flatMap(({ payment_id }) => payment_id ?? []))]
    if (!paymentIds.length) {
      return []
    }
    const { data: found } = await query.graph({
      entity: "payment",
      fields: ["id", "payment_collection.order.id"],
      filters: { id: paymentIds },
      pagination: { take: paymentIds.length },
    })
    const payments: PaymentRecord[] = found
    const orderIds = new Map(
      payments.map(({ id, payment_collection }) => [id, payment_collection?.order?.id])
    )
    return refunds.flatMap((refund) => {
      const orderId = orderIds.get(refund.payment_id ?? "")
      return orderId
        ? [
            {
              kind,
              subject: `refund:${refund.id}`,
              order_id: orderId,
              fulfillment_id: null,
              occurred_at: new Date(refund.created_at),
            },
          ]
        : []
    })
  },

  async findIds(container, _kind, { since, until }, page) {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "refund",
      fields: ["id"],
      filters: { created_at: { $gte: since.toISOString(), $lt: until.toISOString() } },
      pagination: { ...page, order: { created_at: "ASC", id: "ASC" } },
    })
    return data.map(({ id }) => id)
  },
}
