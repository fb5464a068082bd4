import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { LowScoreFacts } from "../../../../emails"
import {
  type LowScoreRow,
  readLowScores as readRows,
} from "../../../modules/post-purchase/queries/read-low-scores"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import type { StoreSettings } from "../../../modules/post-purchase/settings"

const PREFIX = "survey-answer:"

/** The answers that messages to the team tell of, by subject, as they are now. */
export async function readLowScores(
  container: MedusaContainer,
  subjects: string[],
  settings: Pick<StoreSettings, "public_url">
): Promise<Map<string, LowScoreFacts>> {
  const ids = subjects.flatMap((subject) =>
    subject.startsWith(PREFIX) ? subject.slice(PREFIX.length) : []
  )
  if (!ids.length) {
    return new Map()
  }
  const rows = await readRows(resolveConnection(container), ids)
  const orders = await readOrders(
    container,
    rows.flatMap(({ order_id }) => order_id ?? [])
  )
  const adminUrl = adminUrlOf(container, settings)
  return new Map(
    rows.map((row) => [
      `${PREFIX}${row.id}`,
      toFacts(row, orders.get(row.order_id ?? ""), adminUrl),
    ])
  )
}

type NamedOrder = {
  id: string
  number: string
  name: LowScoreFacts["customerName"]
}

async function readOrders(
  container: MedusaContainer,
  ids: string[]
): Promise<Map<string, NamedOrder>> {
  if (!ids.length) {
    return new Map()
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: [
      "id",
      "display_id",
      "custom_display_id",
      "customer.first_name",
      "customer.last_name",
      "billing_address.first_name",
      "billing_address.last_name",
      "shipping_address.first_name",
      "shipping_address.last_name",
    ],
    filters: { id: ids },
    pagination: { take: ids.length },
  })
  return new Map(
    data.map((order) => {
      const named = [order.customer, order.billing_address, order.shipping_address].find(
        (person) => person?.first_name || person?.last_name
      )
      return [
        order.id,
        {
          id: order.id,
          number: order.custom_display_id ?? String(order.display_id),
          name: named
            ? { first: named.first_name ?? null, last: named.last_name ?? null }
            : null,
        },
      ]
    })
  )
}

function toFacts(
  { survey, score, comment }: LowScoreRow,
  order: NamedOrder | undefined,
  adminUrl: string | null
): LowScoreFacts {
  return {
    survey,
    score,
    comment,
    customerName: order?.name ?? null,
    orderNumber: order?.number ?? null,
    orderUrl: order && adminUrl ? `${adminUrl}/orders/${order.id}` : null,
  }
}

/** Where the admin is reached: on the same server, unless this one serves none. */
function adminUrlOf(
  container: MedusaContainer,
  { public_url }: Pick<StoreSettings, "public_url">
): string | null {
  const { admin } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  const backend = admin?.backendUrl
  const base =
    backend && /^https?:/.test(backend) && !/\/\/localhost\b/.test(backend)
      ? backend
      : public_url
  return base
    ? `${base.replace(/\/+$/, "")}/${(admin?.path ?? "/app").replace(/^\/+|\/+$/g, "")}`
    : null
}
