import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { resolveLedger } from "../../../modules/post-purchase/resolve-ledger"
import type { ShipmentReportInput } from "../../../modules/post-purchase/service"

/** Records the report, once. The undo removes it only when this call wrote it. */
export const recordShipmentReportStep = createStep(
  "post-purchase-record-shipment-report",
  async (report: ShipmentReportInput, { container }) => {
    const { id, isNew } = await resolveLedger(container).reportShipment(report)
    return new StepResponse({ id, isNew, status: report.status }, isNew ? id : null)
  },
  async (id, { container }) => {
    if (!id) {
      return
    }
    await resolveLedger(container).deleteShipmentReports([id])
  }
)
