import type { OrderState, ShipmentReportState } from "../../../flows/order-state"

/**
 * An order as it was at a moment: without the cancellation, deliveries, refunds and returns
 * that came later.
 *
 * Pure. Items, amounts, address and payment are as they are now, since Medusa does not say when
 * they were changed; so is a return that is received in part, which has no moment.
 */
export function orderAsOf(order: OrderState, moment: Date): OrderState {
  const canceledAt = isBy(order.canceledAt, moment) ? order.canceledAt : null
  return {
    ...order,
    facts: { ...order.facts, canceledAt: canceledAt ? order.facts.canceledAt : null },
    canceledAt,
    parcels: order.parcels.map((parcel) => ({
      ...parcel,
      shippedAt: isBy(parcel.shippedAt, moment) ? parcel.shippedAt : null,
      deliveredAt: isBy(parcel.deliveredAt, moment) ? parcel.deliveredAt : null,
      canceledAt: isBy(parcel.canceledAt, moment) ? parcel.canceledAt : null,
    })),
    refunds: order.refunds.filter(({ createdAt }) => isBy(createdAt, moment)),
    returns: order.returns.map((each) =>
      each.receivedAt === null || isBy(each.receivedAt, moment)
        ? each
        : { ...each, receivedAt: null, isReceived: false }
    ),
  }
}

/** The reports that were there at a moment. */
export function reportsAsOf(
  reports: ShipmentReportState[],
  moment: Date
): ShipmentReportState[] {
  return reports.filter(({ reportedAt }) => isBy(reportedAt, moment))
}

/** Whether something had happened by a moment. */
export function isBy(at: Date | string | null, moment: Date): boolean {
  return at !== null && new Date(at) <= moment
}
