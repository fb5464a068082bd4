import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { TriggerKind } from "../../../flows/triggers"
import type { OccurrenceSource } from "./occurrence"

/** Orders that were placed or cancelled, and of the placed those with something nobody ships. Ids are the orders'. */
export const orderSource: OccurrenceSource = {
  kinds: [
    TriggerKind.ORDER_PLACED,
    TriggerKind.ORDER_CANCELED,
    TriggerKind.DIGITAL_ORDER,
  ],

  async read(container, kind, ids) {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "order",
      fields: [
        "id",
        "created_at",
        "canceled_at",
        "is_draft_order",
        ...(kind === TriggerKind.DIGITAL_ORDER ? ["items.requires_shipping"] : []),
      ],
      filters: { id: ids },
      pagination: { take: ids.length },
    })
    return data.flatMap((order) => {
      const at =
        kind === TriggerKind.ORDER_CANCELED ? order.canceled_at : order.created_at
      const isMeant =
        kind !== TriggerKind.DIGITAL_ORDER ||
        (order.items ?? []).some(
          (item: { requires_shipping?: boolean } | null) =>
            item?.requires_shipping === false
        )
      return at && isMeant && !order.is_draft_order
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
    const column = kind === TriggerKind.ORDER_CANCELED ? "canceled_at" : "created_at"
    const { data } = await query.graph({
      entity: "order",
      fields: ["id"],
      filters: { [column]: { $gte: since.toISOString(), $lt: until.toISOString() } },
      pagination: { ...page, order: { [column]: "ASC", id: "ASC" } },
    })
    return data.map(({ id }) => id)
  },
}
