import type { CopyVariables } from "../copy/liquid"
import { formatDate } from "./dates"
import type { ShipmentFacts } from "./facts"
import { resolveLocale } from "./locale"
import type { MailContext } from "./mail"
import { oneLine } from "./text-values"

/** What copy about a parcel can say: its carrier and the date that matters in this mail. */
export function parcelVariables(
  context: MailContext,
  shipment: ShipmentFacts,
  date: string | null = shipment.estimatedDelivery
): CopyVariables {
  const { format } = resolveLocale(context.locale, [context.copy.language])
  return {
    shipment: { carrier: oneLine(shipment.carrier) || null },
    delivery: { date: formatDate(date, format, context.timeZone) || null },
  }
}
