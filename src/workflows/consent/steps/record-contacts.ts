import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { TriggerKind } from "../../../flows/triggers"
import { readConsentCaptures } from "../../../modules/post-purchase/queries/consent-captures"
import {
  resolveConnection,
  resolveLedger,
} from "../../../modules/post-purchase/resolve-ledger"
import { METADATA_KEY } from "../read-checkout-metadata"
import { recordStatements } from "../record-statements"
import { type ConsentOrder, statementsOfOrder } from "../statements-of-order"

const ORDER_FIELDS = [
  "id",
  "email",
  "customer_id",
  "customer.has_account",
  "sales_channel_id",
  "locale",
  "metadata",
  "created_at",
  "shipping_address.country_code",
  "shipping_address.province",
  "billing_address.country_code",
  "billing_address.province",
]

/** What planning knows of something that happened to an order. */
export type OrderOccurrence = { kind: TriggerKind; order_id: string }

/**
 * Makes sure that whoever placed these orders is a contact, and records what they said at
 * checkout. Other occurrences pass by.
 *
 * Safe to repeat: what was said with an order is recorded once. It has no undo: the log is only
 * added to, and a contact does no harm.
 */
export const recordContactsStep = createStep(
  "post-purchase-record-contacts",
  async (occurrences: OrderOccurrence[], { container }) => {
    const orderIds = occurrences.flatMap(({ kind, order_id }) =>
      kind === TriggerKind.ORDER_PLACED ? [order_id] : []
    )
    if (!orderIds.length) {
      return new StepResponse({ recorded: 0, planned: 0 })
    }
    const db = resolveConnection(container)
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const logger: Logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    const [{ data }, { data: links }, settings] = await Promise.all([
      query.graph({
        entity: "order",
        fields: ORDER_FIELDS,
        filters: { id: orderIds },
        pagination: { take: orderIds.length, order: { created_at: "ASC", id: "ASC" } },
      }),
      query.graph({
        entity: "order_cart",
        fields: ["order_id", "cart_id"],
        filters: { order_id: orderIds },
        pagination: { take: orderIds.length },
      }),
      resolveLedger(container).getSettings(),
    ])
    const orders: ConsentOrder[] = data
    const carts = new Map(links.map(({ order_id, cart_id }) => [order_id, cart_id]))
    const captures = new Map(
      (await readConsentCaptures(db, [...carts.values()])).map((row) => [row.id, row])
    )
    const statements = orders.flatMap((order) => {
      const found = statementsOfOrder(
        order,
        captures.get(carts.get(order.id) ?? ""),
        settings
      )
      if (found?.problems.length) {
        logger.warn(
          `post-purchase: order ${order.id} has metadata.${METADATA_KEY} that was left out in part: ${found.problems.join(", ")}`
        )
      }
      return found?.statements ?? []
    })
    const { recorded, planned } = await recordStatements(db, statements)
    return new StepResponse({ recorded: recorded.length, planned })
  }
)
