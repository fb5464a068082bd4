import type { FactProps, ProgressProps } from "../props"
import type { OrderFacts, ShipmentFacts } from "./facts"
import type { Mail } from "./mail"
import { oneLine } from "./text-values"
import { webUrl } from "./urls"

/** Labels of the four steps. */
export function progressProps({ common }: Mail): ProgressProps {
  return {
    ordered: common("step_ordered"),
    shipped: common("step_shipped"),
    out: common("step_out"),
    delivered: common("step_delivered"),
  }
}

/** Carrier and tracking numbers, each with its link. */
export function trackingFacts({ common }: Mail, shipment: ShipmentFacts): FactProps[] {
  const carrier = oneLine(shipment.carrier)
  return [
    ...(carrier ? [fact(common("carrier"), carrier)] : []),
    ...shipment.labels
      .slice(0, 20)
      .map((label) =>
        fact(
          common("tracking_number"),
          oneLine(label.trackingNumber),
          webUrl(label.trackingUrl)
        )
      )
      .filter((row) => row.value),
  ]
}

/** The parcel's own tracking page when there is exactly one, else the order. */
export function trackingAction(
  { common }: Mail,
  order: OrderFacts,
  shipment: ShipmentFacts
): { label: string; url: string } {
  const urls = shipment.labels.map((label) => webUrl(label.trackingUrl)).filter(Boolean)
  return urls.length === 1
    ? { label: common("track"), url: urls[0] }
    : { label: common("view_order"), url: webUrl(order.orderUrl) }
}

/** A row of a panel. */
export function fact(label: string, value: string, url = ""): FactProps {
  return { label, value, url }
}
