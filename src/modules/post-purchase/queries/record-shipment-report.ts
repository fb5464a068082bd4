import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { ShipmentStatus } from "../constants"

/** A report that does not exist yet. */
export type NewShipmentReport = {
  id: string
  order_id: string
  fulfillment_id: string
  status: ShipmentStatus
  estimated_delivery: string | null
  reason: string | null
}

/**
 * Records a report unless it is the latest of its parcel already: carriers repeat their
 * webhooks. A date that comes back after another one is news again.
 *
 * The key names the report that this one follows, so that of two processes with the same
 * report one writes it and the other finds it.
 *
 * @returns the id under which it stands, and whether this call wrote it
 */
export async function recordShipmentReport(
  db: Knex,
  report: NewShipmentReport
): Promise<{ id: string; isNew: boolean }> {
  const { rows: latest } = await db.raw(
    `select id, status, estimated_delivery from post_purchase_shipment_report
     where fulfillment_id = ?
     order by reported_at desc, id desc
     limit 1`,
    [report.fulfillment_id]
  )
  const last:
    Pick<NewShipmentReport, "id" | "status" | "estimated_delivery"> | undefined =
    latest[0]
  if (
    last?.status === report.status &&
    last.estimated_delivery === report.estimated_delivery
  ) {
    return { id: last.id, isNew: false }
  }
  const { rows } = await db.raw(
    `insert into post_purchase_shipment_report as r
       (id, dedupe_key, order_id, fulfillment_id, status, estimated_delivery, reason, reported_at)
     values (?, ?, ?, ?, ?, ?, ?, now())
     on conflict (dedupe_key) do update set updated_at = now()
     returning id, (xmax = 0) as "isNew"`,
    [
      report.id,
      [
        report.fulfillment_id,
        report.status,
        report.estimated_delivery ?? "",
        last?.id ?? "",
      ].join(":"),
      report.order_id,
      report.fulfillment_id,
      report.status,
      report.estimated_delivery,
      report.reason,
    ]
  )
  return rows[0]
}
