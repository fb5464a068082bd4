import type {
  ContactState,
  Recipient,
} from "../../../modules/post-purchase/contact-state"
import {
  Frequency,
  type SuppressionReason,
} from "../../../modules/post-purchase/constants"
import type { PersonHistory } from "../../../modules/post-purchase/queries/read-people-history"
import type { OrderState } from "../../../flows/order-state"
import { deriveTimeZone } from "../../../time-zones/derive-time-zone"
import { isBy } from "./order-as-of"
import type { SimulatedSend } from "../simulated-sends"

/**
 * What was known of a person at a moment: without the suppressions, consents and purchases that
 * came later, and with the mails that the replay has sent by then.
 *
 * Pure. Language, time zone and how much mail they want are as they are now. A pause that they
 * asked for is left out: nobody knows when it was asked for. Whoever is no contact yet stands
 * there as their order would have made one.
 *
 * @param sends - the replay's own, to this person
 * @param isReplayed - whether a real mail is one that the replay sends anew
 */
export function recipientAsOf(
  history: PersonHistory,
  order: OrderState | undefined,
  moment: Date,
  sends: readonly SimulatedSend[],
  isReplayed: (dedupeKey: string) => boolean
): Recipient {
  const { email } = history
  const placed = [
    ...(history.purchases ?? []).map(({ placed_at, canceled_at }) => ({
      placedAt: new Date(placed_at),
      canceledAt: canceled_at,
    })),
    ...(order ? [{ placedAt: order.createdAt, canceledAt: order.canceledAt }] : []),
  ].filter(
    ({ placedAt, canceledAt }) => isBy(placedAt, moment) && !isBy(canceledAt, moment)
  )
  const consents: Recipient["consents"] = new Map(
    (history.consents ?? [])
      .filter(({ occurred_at }) => isBy(occurred_at, moment))
      .map(({ topic, action, is_confirmed, occurred_at }) => [
        topic,
        { action, isConfirmed: is_confirmed, occurredAt: new Date(occurred_at) },
      ])
  )
  return {
    email,
    contact: toContact(history, order),
    suppressions: suppressionsAsOf(history, moment),
    consents,
    lastPurchaseAt: latest(placed.map(({ placedAt }) => placedAt)),
    marketingMoments: [
      ...(history.mails ?? [])
        .filter(({ at, dedupe_key }) => isBy(at, moment) && !isReplayed(dedupe_key))
        .map(({ at }) => new Date(at)),
      ...sends.flatMap(({ at, isMarketing }) => (isMarketing ? at : [])),
    ].sort((one, other) => other.getTime() - one.getTime()),
  }
}

/** What kept mail from the address at a moment. */
export function suppressionsAsOf(
  { suppressions }: PersonHistory,
  moment: Date
): SuppressionReason[] {
  return (suppressions ?? [])
    .filter(
      ({ suppressed_at, lifted_at }) =>
        isBy(suppressed_at, moment) && !isBy(lifted_at, moment)
    )
    .map(({ reason }) => reason)
}

function toContact(
  { email, contact }: PersonHistory,
  order: OrderState | undefined
): ContactState {
  const address = order?.facts.shippingAddress ?? order?.facts.billingAddress
  return {
    id: contact?.id ?? "simulated",
    email,
    locale: contact?.locale ?? null,
    hasChosenLocale: contact?.locale_source === "preference-page",
    timeZone: contact
      ? contact.time_zone
      : deriveTimeZone({
          countryCode: address?.countryCode,
          province: address?.province,
        }),
    countryCode: contact
      ? contact.country_code
      : (address?.countryCode?.toLowerCase() ?? null),
    pausedUntil: null,
    frequency: contact?.frequency ?? Frequency.ALL,
  }
}

function latest(moments: Date[]): Date | null {
  return moments.reduce<Date | null>(
    (last, moment) => (last && last > moment ? last : moment),
    null
  )
}
