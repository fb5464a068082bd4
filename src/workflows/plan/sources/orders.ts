import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { TriggerKind } from "../../../flows/triggers"
import type { OccurrenceSource } from "./occurrence"

/** Orders that were placed or cancelled. Ids are the orders'. */
export const orderSource: OccurrenceSource = {
  kinds: [TriggerKind.ORDER_PLACED, TriggerKind.ORDER_CANCELED],

  async read(container, kind, ids) {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "order",
      fields: ["id", "created_at", "canceled_at", "is_draft_order"],
      filters: { id: ids },
      pagination: { take: ids.length },
    })
    return data.flatMap((order) => {
      const at = kind === TriggerKind.ORDER_PLACED ? order.created_at : order.canceled_at
      return at && !order.is_draft_order
        ? [
            {
              kind,
              subject: `order:${order.id}`,
              order_id: order.id,
              fulfillment_id: null,
              occurred_at: new Date(at),
            },
          ]
        : []
    })
  },

  async findIds(container, kind, { since, until }, page) {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const column = kind === TriggerKind.ORDER_PLACED ? "created_at" : "canceled_at"
    const { data } = await query.graph({
      entity: "order",
      fields: ["id"],
      filters: { [column]: { $gte: since.toISOString(), $lt: until.toISOString() } },
      pagination: { ...page, order: { [column]: "ASC", id: "ASC" } },
    })
    return data.map(({ id }) => id)
  },
}
