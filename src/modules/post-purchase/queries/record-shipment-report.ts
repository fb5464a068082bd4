import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { ShipmentStatus } from "../constants"

/** A report that does not exist yet. */
export type NewShipmentReport = {
  id: string
  dedupe_key: string
  order_id: string
  fulfillment_id: string
  status: ShipmentStatus
  estimated_delivery: string | null
  reason: string | null
}

/**
 * Records a report, once for its dedupe key: carriers repeat their webhooks.
 *
 * @returns the id under which it stands, and whether this call wrote it
 */
export async function recordShipmentReport(
  db: Knex,
  report: NewShipmentReport
): Promise<{ id: string; isNew: boolean }> {
  const { rows } = await db.raw(
    `insert into post_purchase_shipment_report as r
       (id, dedupe_key, order_id, fulfillment_id, status, estimated_delivery, reason, reported_at)
     values (?, ?, ?, ?, ?, ?, ?, now())
     on conflict (dedupe_key) do update set updated_at = now()
     returning id, (xmax = 0) as "isNew"`,
    [
      report.id,
      report.dedupe_key,
      report.order_id,
      report.fulfillment_id,
      report.status,
      report.estimated_delivery,
      report.reason,
    ]
  )
  return rows[0]
}
