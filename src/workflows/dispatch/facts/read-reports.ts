import type { MedusaContainer } from "@medusajs/framework/types"
import type { ShipmentReportState } from "../../../flows/order-state"
import { resolveLedger } from "../../../modules/post-purchase/resolve-ledger"

/** What was reported about orders' parcels, oldest first, by order id. */
export async function readReports(
  container: MedusaContainer,
  orderIds: string[]
): Promise<Map<string, ShipmentReportState[]>> {
  const rows = await resolveLedger(container).listShipmentReports(
    { order_id: orderIds },
    { take: 1000, order: { reported_at: "ASC", id: "ASC" } }
  )
  const reports = new Map<string, ShipmentReportState[]>()
  for (const row of rows) {
    const list = reports.get(row.order_id) ?? []
    list.push({
      id: row.id,
      fulfillmentId: row.fulfillment_id,
      status: row.status,
      estimatedDelivery: row.estimated_delivery,
      reason: row.reason,
      reportedAt: new Date(row.reported_at),
    })
    reports.set(row.order_id, list)
  }
  return reports
}
