import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { TriggerKind } from "../../../flows/triggers"
import type { OccurrenceSource } from "./occurrence"

type PaymentRecord = {
  id: string
  refunds?: { id: string; created_at: string | Date }[]
  payment_collection?: { order?: { id: string } | null } | null
}

/** Refunds. Ids are the payments', as `payment.refunded` carries them: one may have several refunds. */
export const refundSource: OccurrenceSource = {
  kinds: [TriggerKind.REFUND_ISSUED],

  async read(container, kind, ids) {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "payment",
      fields: ["id", "refunds.id", "refunds.created_at", "payment_collection.order.id"],
      filters: { id: ids },
      pagination: { take: ids.length },
    })
    const payments: PaymentRecord[] = data
    return payments.flatMap((payment) => {
      const orderId = payment.payment_collection?.order?.id
      return orderId
        ? (payment.refunds ?? []).map((refund) => ({
            kind,
            subject: `refund:${refund.id}`,
            order_id: orderId,
            fulfillment_id: null,
            occurred_at: new Date(refund.created_at),
          }))
        : []
    })
  },

  async findIds(container, _kind, { since, until }, page) {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "refund",
      fields: ["id", "payment_id"],
      filters: { created_at: { $gte: since.toISOString(), $lt: until.toISOString() } },
      pagination: { ...page, order: { created_at: "ASC", id: "ASC" } },
    })
    const refunds: { payment_id?: string | null }[] = data
    return refunds.flatMap(({ payment_id }) => payment_id ?? [])
  },
}
