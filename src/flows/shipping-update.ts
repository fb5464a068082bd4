import { MedusaError } from "@medusajs/framework/utils"
import {
  orderCanceled,
  orderCanceledProps,
  orderDelivered,
  orderDeliveredProps,
  orderShipped,
  orderShippedProps,
  outForDelivery,
  outForDeliveryProps,
  refundIssued,
  refundIssuedProps,
  returnReceived,
  returnReceivedProps,
  shipmentDelayed,
  shipmentDelayedProps,
} from "../../emails"
import { Purpose } from "../modules/post-purchase/constants"
import { type Decision, send, skip } from "./decision"
import { defineFlow } from "./define-flow"
import { defineStep } from "./define-step"
import type { FlowContext } from "./flow"
import type { ParcelState } from "./order-state"
import {
  onDelayed,
  onDelivered,
  onOrderCanceled,
  onOutForDelivery,
  onRefundIssued,
  onReturnReceived,
  onShipped,
} from "./triggers"

/** F2: where the parcel is, and what became of the order. */
export const shippingUpdateFlow = defineFlow({
  key: "shipping-update",
  title: "Shipping updates",
  description:
    "Tells the customer where each parcel is, and when an order is cancelled, refunded or returned.",
  purpose: Purpose.TRANSACTIONAL,
  steps: [
    defineStep({
      key: "shipped",
      title: "Parcel shipped",
      trigger: onShipped(),
      expiresAfter: { days: 3 },
      eligible: (context) =>
        withParcel(context, (parcel) => {
          if (!parcel.shippedAt) {
            return skip("not-shipped")
          }
          if (parcel.deliveredAt) {
            return skip("already-delivered")
          }
          const isKnown = new Set(context.order.facts.items.map((item) => item.id))
          return parcel.items.some((item) => isKnown.has(item.lineItemId))
            ? send()
            : skip("nothing-to-ship")
        }),
      copySection: "order-shipped",
      template: orderShipped,
      props: (context) =>
        orderShippedProps({
          ...common(context),
          shipment: requireParcel(context),
          earlierShipments: otherShipments(context),
        }),
    }),
    defineStep({
      key: "out-for-delivery",
      title: "Out for delivery",
      trigger: onOutForDelivery(),
      expiresAfter: { hours: 12 },
      eligible: (context) => withReport(context),
      copySection: "out-for-delivery",
      template: outForDelivery,
      props: (context) =>
        outForDeliveryProps({ ...common(context), shipment: requireParcel(context) }),
    }),
    defineStep({
      key: "delayed",
      title: "Parcel delayed",
      trigger: onDelayed(),
      expiresAfter: { days: 2 },
      eligible: (context) => withReport(context),
      copySection: "shipment-delayed",
      template: shipmentDelayed,
      props: (context) => {
        const report = requireReport(context)
        return shipmentDelayedProps({
          ...common(context),
          shipment: requireParcel(context),
          delay: { newDate: report.estimatedDelivery, reason: report.reason },
        })
      },
    }),
    defineStep({
      key: "delivered",
      title: "Parcel delivered",
      trigger: onDelivered(),
      expiresAfter: { days: 3 },
      eligible: (context) =>
        withParcel(context, (parcel) =>
          parcel.deliveredAt ? send() : skip("not-delivered")
        ),
      copySection: "order-delivered",
      template: orderDelivered,
      props: (context) =>
        orderDeliveredProps({
          ...common(context),
          shipment: requireParcel(context),
          earlierShipments: otherShipments(context),
        }),
    }),
    defineStep({
      key: "canceled",
      title: "Order cancelled",
      trigger: onOrderCanceled(),
      expiresAfter: { days: 3 },
      eligible: ({ order }) => (order.canceledAt ? send() : skip("order-not-canceled")),
      copySection: "order-canceled",
      template: orderCanceled,
      props: (context) =>
        orderCanceledProps({
          ...common(context),
          refundAmount: sumOf(context.order.refunds),
        }),
    }),
    defineStep({
      key: "refunded",
      title: "Refund issued",
      trigger: onRefundIssued(),
      expiresAfter: { days: 7 },
      eligible: ({ order, subjectId }) =>
        order.refunds.some((refund) => refund.id === subjectId)
          ? send()
          : skip("refund-missing"),
      copySection: "refund-issued",
      template: refundIssued,
      props: (context) => {
        const { order, subjectId } = context
        const refund = required(order.refunds.find(({ id }) => id === subjectId))
        const upToThis = order.refunds.filter(
          ({ createdAt }) => createdAt <= refund.createdAt
        )
        return refundIssuedProps({
          ...common(context),
          // A return lowers the order's total, so what remains is counted from what was paid.
          order: { ...order.facts, total: order.paidTotal || order.facts.total },
          refund,
          refundedTotal: sumOf(upToThis),
        })
      },
    }),
    defineStep({
      key: "return-received",
      title: "Return received",
      trigger: onReturnReceived(),
      expiresAfter: { days: 7 },
      eligible: ({ order, subjectId }) => {
        const received = order.returns.find(({ id }) => id === subjectId)
        if (!received) {
          return skip("return-missing")
        }
        return received.isReceived ? send() : skip("return-not-received")
      },
      copySection: "return-received",
      template: returnReceived,
      props: (context) =>
        returnReceivedProps({
          ...common(context),
          return: required(
            context.order.returns.find(({ id }) => id === context.subjectId)
          ),
        }),
    }),
  ],
})

function common({ order, mail }: FlowContext) {
  return { ...mail, order: order.facts }
}

function otherShipments(context: FlowContext): ParcelState[] {
  const parcel = requireParcel(context)
  return context.order.parcels.filter(
    (other) =>
      other.fulfillmentId !== parcel.fulfillmentId && other.shippedAt && !other.canceledAt
  )
}

function sumOf(refunds: { amount: number }[]): number {
  return refunds.reduce((total, { amount }) => total + amount, 0)
}

/** A report is about a parcel; every other parcel step has the parcel itself as its subject. */
function findParcel({ order, reports, subjectId }: FlowContext): ParcelState | undefined {
  const report = reports.find(({ id }) => id === subjectId)
  const fulfillmentId = report?.fulfillmentId ?? subjectId
  return order.parcels.find((parcel) => parcel.fulfillmentId === fulfillmentId)
}

function withParcel(
  context: FlowContext,
  decide: (parcel: ParcelState) => Decision
): Decision {
  const parcel = findParcel(context)
  if (!parcel) {
    return skip("fulfillment-missing")
  }
  return parcel.canceledAt ? skip("fulfillment-canceled") : decide(parcel)
}

function withReport(context: FlowContext): Decision {
  return withParcel(context, (parcel) => {
    if (parcel.deliveredAt) {
      return skip("already-delivered")
    }
    const aboutParcel = context.reports.filter(
      (report) => report.fulfillmentId === parcel.fulfillmentId
    )
    return aboutParcel.at(-1)?.id === context.subjectId ? send() : skip("superseded")
  })
}

const requireParcel = (context: FlowContext): ParcelState => required(findParcel(context))

const requireReport = ({ reports, subjectId }: FlowContext) =>
  required(reports.find(({ id }) => id === subjectId))

/** Only reached after `eligible` found the same thing in the same context. */
function required<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      "shipping-update: eligible let a message through without its subject"
    )
  }
  return value
}
