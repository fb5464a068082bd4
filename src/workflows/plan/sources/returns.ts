import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { TriggerKind } from "../../../flows/triggers"
import type { OccurrenceSource } from "./occurrence"

/** Returns that were received. Ids are the returns'. */
export const returnSource: OccurrenceSource = {
  kinds: [TriggerKind.RETURN_RECEIVED],

  async read(container, kind, ids) {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "return",
      fields: ["id", "order_id", "received_at", "updated_at", "status"],
      filters: { id: ids },
      pagination: { take: ids.length },
    })
    return data.flatMap((row) =>
      row.order_id && (row.status === "received" || row.status === "partially_received")
        ? [
            {
              kind,
              subject: `return:${row.id}`,
              order_id: row.order_id,
              fulfillment_id: null,
              // A return that is received in part has no received_at yet.
              occurred_at: new Date(row.received_at ?? row.updated_at),
            },
          ]
        : []
    )
  },

  async findIds(container, _kind, { since, until }, page) {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "return",
      fields: ["id"],
      filters: {
        status: ["received", "partially_received"],
        updated_at: { $gte: since.toISOString(), $lt: until.toISOString() },
      },
      pagination: { ...page, order: { updated_at: "ASC", id: "ASC" } },
    })
    return data.map(({ id }) => id)
  },
}
