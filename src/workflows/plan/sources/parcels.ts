import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { TriggerKind } from "../../../flows/triggers"
import type { OccurrenceSource } from "./occurrence"

type ParcelRecord = {
  id: string
  shipped_at?: string | Date | null
  delivered_at?: string | Date | null
  /** The link of order and fulfilment; the event carries no order. */
  order?: { id: string } | null
}

/** Parcels that were shipped or delivered. Ids are the fulfilments'. */
export const parcelSource: OccurrenceSource = {
  kinds: [TriggerKind.SHIPPED, TriggerKind.DELIVERED],

  async read(container, kind, ids) {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "fulfillment",
      fields: ["id", "shipped_at", "delivered_at", "order.id"],
      filters: { id: ids },
      pagination: { take: ids.length },
    })
    const parcels: ParcelRecord[] = data
    return parcels.flatMap((parcel) => {
      const at = kind === TriggerKind.SHIPPED ? parcel.shipped_at : parcel.delivered_at
      return at && parcel.order
        ? [
            {
              kind,
              subject: `fulfillment:${parcel.id}`,
              order_id: parcel.order.id,
              fulfillment_id: parcel.id,
              occurred_at: new Date(at),
            },
          ]
        : []
    })
  },

  async findIds(container, kind, { since, until }, page) {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const column = kind === TriggerKind.SHIPPED ? "shipped_at" : "delivered_at"
    const { data } = await query.graph({
      entity: "fulfillment",
      fields: ["id"],
      filters: { [column]: { $gte: since.toISOString(), $lt: until.toISOString() } },
      pagination: { ...page, order: { [column]: "ASC", id: "ASC" } },
    })
    return data.map(({ id }) => id)
  },
}
