import { ConsentSource, type ConsentTopic } from "../../modules/post-purchase/constants"
import { normalizeEmail } from "../../modules/post-purchase/normalize-email"
import type { ConsentCaptureRow } from "../../modules/post-purchase/queries/consent-captures"
import type { StoreSettings } from "../../modules/post-purchase/settings"
import { deriveTimeZone } from "../../time-zones/derive-time-zone"
import { consentModeOf } from "../dispatch/rules/decide-recipient"
import { type CheckoutMetadata, readCheckoutMetadata } from "./read-checkout-metadata"
import { toLocale } from "./requirements"
import { toDecisions } from "./spoken-topics"
import type { ConsentPerson, Statement } from "./statement"

type OrderAddress = { country_code?: string | null; province?: string | null }

/** What an order says of who placed it. */
export type ConsentOrder = {
  id: string
  email?: string | null
  customer_id?: string | null
  customer?: { has_account?: boolean | null } | null
  sales_channel_id?: string | null
  locale?: string | null
  metadata?: unknown
  created_at: string | Date
  shipping_address?: OrderAddress | null
  billing_address?: OrderAddress | null
}

/**
 * What a customer said at the checkout of an order: through the Store API, and in the cart's
 * metadata. Where both speak of a topic, the Store API's word counts, which has the better proof.
 *
 * Pure. The first statement is there even when nothing was said, for the person behind it.
 *
 * @returns null for an order without an address that mail can be sent to
 */
export function statementsOfOrder(
  order: ConsentOrder,
  capture: ConsentCaptureRow | undefined,
  settings: Pick<StoreSettings, "consent">
): { statements: Statement[]; problems: string[] } | null {
  const email = normalizeEmail(order.email)
  if (!email) {
    return null
  }
  const metadata = readCheckoutMetadata(order.metadata)
  const locale = toLocale(order.locale ?? "") ?? capture?.locale ?? metadata.locale
  const captured = toDecisions(capture?.decisions ?? {})
  const spoken = new Set<ConsentTopic>(captured.map(({ topic }) => topic))
  const basics = {
    person: { ...toPerson(order, capture, metadata), email, locale },
    source: ConsentSource.CHECKOUT,
    isConfirmed: false,
    mode: consentModeOf(settings, order.sales_channel_id ?? null),
    // The box counts from the moment in which the order is placed.
    occurredAt: new Date(order.created_at),
    dedupeKey: `order:${order.id}`,
  }
  const proof = { locale, sales_channel_id: order.sales_channel_id, order_id: order.id }
  return {
    statements: [
      {
        ...basics,
        decisions: captured,
        proof: {
          ...proof,
          wording: capture?.wording,
          ip: capture?.ip,
          user_agent: capture?.user_agent,
        },
      },
      {
        ...basics,
        decisions: metadata.decisions.filter(({ topic }) => !spoken.has(topic)),
        proof: { ...proof, wording: metadata.wording },
      },
    ].filter(({ decisions }, index) => index === 0 || decisions.length),
    problems: metadata.problems,
  }
}

function toPerson(
  order: ConsentOrder,
  capture: ConsentCaptureRow | undefined,
  metadata: CheckoutMetadata
): Omit<ConsentPerson, "email" | "locale"> {
  const address = order.shipping_address ?? order.billing_address
  const countryCode = address?.country_code?.toLowerCase() || null
  const reported = capture?.time_zone ?? metadata.timeZone
  return {
    customer_id: order.customer_id,
    has_account: order.customer?.has_account ?? false,
    country_code: countryCode,
    ...(reported
      ? { time_zone: reported, time_zone_source: "storefront" }
      : {
          time_zone: deriveTimeZone({ countryCode, province: address?.province }),
          time_zone_source: "address",
        }),
  }
}
