import { TriggerKind } from "../../../flows/triggers"
import { ShipmentStatus } from "../../../modules/post-purchase/constants"
import { resolveLedger } from "../../../modules/post-purchase/resolve-ledger"
import type { OccurrenceSource } from "./occurrence"

const STATUS_OF: Partial<Record<TriggerKind, ShipmentStatus>> = {
  [TriggerKind.OUT_FOR_DELIVERY]: ShipmentStatus.OUT_FOR_DELIVERY,
  [TriggerKind.DELAYED]: ShipmentStatus.DELAYED,
}

/** What carriers and admins reported about parcels. Ids are the reports'. */
export const shipmentReportSource: OccurrenceSource = {
  kinds: [TriggerKind.OUT_FOR_DELIVERY, TriggerKind.DELAYED],

  async read(container, kind, ids) {
    const reports = await resolveLedger(container).listShipmentReports(
      { id: ids, status: STATUS_OF[kind] },
      { take: ids.length }
    )
    return reports.map((report) => ({
      kind,
      subject: `report:${report.id}`,
      order_id: report.order_id,
      fulfillment_id: report.fulfillment_id,
      occurred_at: new Date(report.reported_at),
    }))
  },

  async findIds(container, kind, { since, until }, page) {
    const reports = await resolveLedger(container).listShipmentReports(
      { status: STATUS_OF[kind], reported_at: { $gte: since, $lt: until } },
      { ...page, select: ["id"], order: { reported_at: "ASC", id: "ASC" } }
    )
    return reports.map(({ id }) => id)
  },
}
