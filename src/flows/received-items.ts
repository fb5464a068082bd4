import { type Skip, skip } from "./decision"
import type { FlowContext } from "./flow"
import type { LineState, OrderState, ParcelState } from "./order-state"

/** What came with a delivery, as far as the customer still has it. */
export type Received = { kind: "received"; lines: LineState[] }

/**
 * The items that a message after a delivery is about: those whose last delivery this one is,
 * and of which something was not sent back. For a digital order, what nobody ships.
 *
 * An item that came in two parcels belongs to the later one, so that a question about it is
 * asked once and when all of it is there.
 *
 * @returns a skip when nothing is left to speak of, with the reason
 */
export function findReceived({ order, subjectId }: FlowContext): Received | Skip {
  if (order.canceledAt) {
    return skip("order-canceled")
  }
  if (isPaidBack(order)) {
    return skip("order-refunded")
  }
  const came =
    subjectId === order.facts.id ? digitalLines(order) : linesOfParcel(order, subjectId)
  if (!Array.isArray(came)) {
    return came
  }
  const kept = came.filter(({ id, quantity }) => returnedOf(order, id) < quantity)
  return kept.length ? { kind: "received", lines: kept } : skip("items-returned")
}

/** Whoever got all of the money back has nothing to be thanked for, or asked about. */
export function isPaidBack({
  paidTotal,
  refunds,
}: Pick<OrderState, "paidTotal" | "refunds">): boolean {
  const refunded = refunds.reduce((total, { amount }) => total + amount, 0)
  return paidTotal > 0 && refunded >= paidTotal
}

function digitalLines({ lines }: OrderState): LineState[] | Skip {
  const digital = lines.filter(({ requiresShipping }) => !requiresShipping)
  return digital.length ? digital : skip("items-returned")
}

function linesOfParcel(order: OrderState, fulfillmentId: string): LineState[] | Skip {
  const parcel = order.parcels.find((each) => each.fulfillmentId === fulfillmentId)
  if (!parcel) {
    return skip("fulfillment-missing")
  }
  if (parcel.canceledAt) {
    return skip("fulfillment-canceled")
  }
  if (!parcel.deliveredAt) {
    return skip("not-delivered")
  }
  const inParcel = order.lines.filter(({ id }) => holds(parcel, id))
  const last = inParcel.filter(({ id }) => lastDeliveryOf(order, id) === parcel)
  if (!last.length && inParcel.length) {
    return skip("later-delivery")
  }
  // What nobody ships was spoken of by itself, also when the shop "fulfilled" it.
  const shipped = last.filter(({ requiresShipping }) => requiresShipping)
  return shipped.length ? shipped : skip("items-returned")
}

/** Whether a delivery is the order's last so far: what is asked once an order is asked then. */
export function isLastDelivery({ order, subjectId }: FlowContext): boolean {
  const delivered = deliveredParcels(order)
  return delivered.length === 0 || delivered.at(-1)?.fulfillmentId === subjectId
}

function lastDeliveryOf(order: OrderState, lineId: string): ParcelState | undefined {
  return deliveredParcels(order)
    .filter((parcel) => holds(parcel, lineId))
    .at(-1)
}

/** Oldest first; two of one moment by their ids, so that every process sees the same last one. */
function deliveredParcels({ parcels }: OrderState): ParcelState[] {
  return parcels
    .filter(({ canceledAt, deliveredAt }) => !canceledAt && deliveredAt)
    .sort(
      (one, other) =>
        (one.deliveredAt ?? "").localeCompare(other.deliveredAt ?? "") ||
        one.fulfillmentId.localeCompare(other.fulfillmentId)
    )
}

function holds({ items }: ParcelState, lineId: string): boolean {
  return items.some(({ lineItemId }) => lineItemId === lineId)
}

function returnedOf({ returns }: OrderState, lineId: string): number {
  return returns
    .filter(({ isReceived }) => isReceived)
    .flatMap(({ items }) => items)
    .filter(({ lineItemId }) => lineItemId === lineId)
    .reduce((total, { quantity }) => total + quantity, 0)
}
