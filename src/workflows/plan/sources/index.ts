import { MedusaError } from "@medusajs/framework/utils"
import type { TriggerKind } from "../../../flows/triggers"
import type { OccurrenceSource } from "./occurrence"
import { orderSource } from "./orders"
import { parcelSource } from "./parcels"
import { refundSource } from "./refunds"
import { returnSource } from "./returns"
import { shipmentReportSource } from "./shipment-reports"

const SOURCES = [
  orderSource,
  parcelSource,
  refundSource,
  returnSource,
  shipmentReportSource,
]

/** Where occurrences of a kind are read from. */
export function sourceOf(kind: TriggerKind): OccurrenceSource {
  const source = SOURCES.find(({ kinds }) => kinds.includes(kind))
  if (!source) {
    throw new MedusaError(
      MedusaError.Types.INVALID_ARGUMENT,
      `There is no source for the trigger ${kind}. Add one under workflows/plan/sources.`
    )
  }
  return source
}
