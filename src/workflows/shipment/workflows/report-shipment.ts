import {
  WorkflowResponse,
  createWorkflow,
  transform,
  when,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { PostPurchaseEvent } from "../../../modules/post-purchase/constants"
import type { ShipmentReportInput } from "../../../modules/post-purchase/service"
import { recordShipmentReportStep } from "../steps/record-shipment-report"
import { validateParcelStep } from "../steps/validate-parcel"

export const reportShipmentWorkflowId = "report-shipment"

/**
 * Records that a parcel is out for delivery or delayed, and has the customer told.
 *
 * The same report twice is recorded and told once. Telling is the worker's: this only emits
 * `post_purchase.shipment_status_recorded`, and `reconcile-orders` finds a report whose event
 * was lost.
 */
export const reportShipmentWorkflow = createWorkflow(
  reportShipmentWorkflowId,
  (input: ShipmentReportInput) => {
    validateParcelStep(input)
    const report = recordShipmentReportStep(input)
    when("report-is-new", report, ({ isNew }) => isNew).then(() => {
      const event = transform(report, ({ id, status }) => ({ id, status }))
      emitEventStep({
        eventName: PostPurchaseEvent.SHIPMENT_STATUS_RECORDED,
        data: event,
      })
    })
    return new WorkflowResponse(report)
  }
)
