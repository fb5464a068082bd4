import type { AdminReportShipment } from "../../../types/http"

export const STATUSES = [
  "out_for_delivery",
  "delayed",
] as const satisfies AdminReportShipment["status"][]

export type ShipmentValues = {
  fulfillment_id: string
  status: AdminReportShipment["status"]
  /** `YYYY-MM-DD` */
  estimated_delivery: string | null
  reason: string
}

/** The day as it reads on the reader's calendar; `toISOString` would give the day before, east of Greenwich. */
export function toDay(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) =>
    part.toString().padStart(2, "0")
  )
  return `${date.getFullYear()}-${month}-${day}`
}

export function startOfToday(): Date {
  const today = new Date()
  today.setHours(0, 0, 0, 0)
  return today
}
