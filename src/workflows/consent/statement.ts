import { MedusaError } from "@medusajs/framework/utils"
import type {
  ConsentMode,
  ConsentSource,
  ConsentTopic,
} from "../../modules/post-purchase/constants"
import type {
  LocaleSource,
  TimeZoneSource,
} from "../../modules/post-purchase/queries/contacts"

/** Yes or no to a topic. */
export type ConsentDecision = { topic: ConsentTopic; granted: boolean }

/** What shows that a person really said it. */
export type ConsentProof = {
  /** The sentence that the person agreed to, as it was shown. */
  wording?: string | null
  ip?: string | null
  user_agent?: string | null
  /** Language of the wording. */
  locale?: string | null
  sales_channel_id?: string | null
  order_id?: string | null
  /** The mail whose link was used. */
  message_id?: string | null
  /** Admin user who recorded it. */
  actor_id?: string | null
}

/** Who said it, and what else became known of them. */
export type ConsentPerson = {
  /** Normalised. */
  email: string
  customer_id?: string | null
  has_account?: boolean
  locale?: string | null
  locale_source?: LocaleSource | null
  time_zone?: string | null
  time_zone_source?: TimeZoneSource | null
  country_code?: string | null
}

/** What one person said at one moment, about any number of topics. */
export type Statement = {
  person: ConsentPerson
  decisions: ConsentDecision[]
  source: ConsentSource
  /** Through a link that was mailed to the address. */
  isConfirmed: boolean
  /** As it holds for the sales channel. */
  mode: ConsentMode
  proof: ConsentProof
  /** Null: now. */
  occurredAt: Date | null
  /** Makes a repeat recognisable, together with the topic; null when no two are the same. */
  dedupeKey: string | null
}

/**
 * Makes sure that a yes says what the person agreed to: without the sentence nobody can prove it.
 *
 * @throws MedusaError (invalid_data) for a grant without its wording
 */
export function requireWording(
  decisions: ConsentDecision[],
  wording: string | null | undefined
): void {
  const granted = decisions.filter((decision) => decision.granted)
  if (granted.length && !wording?.trim()) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Consent to ${granted.map(({ topic }) => topic).join(", ")} has no wording. Give the sentence that the person agreed to as "wording": it is the proof.`
    )
  }
}

/** A user agent says enough in so many characters. */
export const MAX_USER_AGENT = 500

/** The proof of one decision: a no agrees to no sentence. */
export function proofOf(
  proof: ConsentProof,
  { granted }: Pick<ConsentDecision, "granted">
): ConsentProof {
  return {
    ...proof,
    wording: granted ? (proof.wording?.trim() ?? null) : null,
    user_agent: proof.user_agent?.slice(0, MAX_USER_AGENT) ?? null,
  }
}
