import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Recipient } from "../../modules/post-purchase/contact-state"
import {
  ConsentAction,
  type ConsentMode,
  ConsentTopic,
  type Topic,
  TrackingMode,
} from "../../modules/post-purchase/constants"
import type { ContactRow } from "../../modules/post-purchase/queries/contacts"
import { readRecipients } from "../../modules/post-purchase/queries/read-recipients"
import type { StoreSettings } from "../../modules/post-purchase/settings"
import type { StorePreferences } from "../../types/http/contacts"
import { decideConsent } from "../dispatch/rules/consent-rule"
import { LIFTED_BY_OPT_IN, MAIL_TOPICS } from "./mail-topics"

/** What a person gets, and what they said of it. */
export type Standing = {
  recipient: Recipient
  /** Topics that mail is sent about, by the very rules that decide when one is due. */
  topics: Record<Topic, boolean>
  /** Topics that were asked for and wait for the confirmation from the mailbox. */
  unconfirmed: Topic[]
  /** Whether the person is measured individually where the store does so at all. */
  tracking: boolean
  isUnsubscribed: boolean
}

/** Reads where a person stands under the settings in force. */
export async function readStanding(
  db: Knex,
  { email, emailHash }: { email: string; emailHash: string },
  { settings, mode }: { settings: StoreSettings; mode: ConsentMode }
): Promise<Standing> {
  const people = await readRecipients(db, [{ email, email_hash: emailHash }])
  const recipient = people.get(email) ?? nobody(email)
  const isUnsubscribed = recipient.suppressions.includes(LIFTED_BY_OPT_IN)
  const isOn = (topic: Topic): boolean =>
    !isUnsubscribed &&
    decideConsent({
      mode,
      topic,
      strictCountries: settings.consent.strict_countries,
      recipient,
      now: new Date(),
    }).kind === "send"
  return {
    recipient,
    topics: {
      tips: isOn("tips"),
      reviews: isOn("reviews"),
      surveys: isOn("surveys"),
      offers: isOn("offers"),
      reminders: isOn("reminders"),
    },
    unconfirmed: MAIL_TOPICS.filter(
      (topic) => recipient.consents.get(topic)?.action === ConsentAction.REQUESTED
    ),
    tracking: isMeasured(recipient, settings),
    isUnsubscribed,
  }
}

/** The same as people see it. */
export function toPreferences(
  standing: Standing,
  contact: ContactRow | null
): StorePreferences {
  const pausedUntil = contact?.paused_until ?? null
  return {
    topics: standing.topics,
    tracking: standing.tracking,
    paused_until:
      pausedUntil && pausedUntil > new Date() ? pausedUntil.toISOString() : null,
    frequency: contact?.frequency ?? "all",
    locale: contact?.locale ?? null,
    time_zone: contact?.time_zone ?? null,
    unconfirmed: standing.unconfirmed,
  }
}

/** Who said nothing is measured only where the store measures without asking. */
function isMeasured({ consents }: Recipient, { tracking }: StoreSettings): boolean {
  const said = consents.get(ConsentTopic.TRACKING)?.action
  return said
    ? said === ConsentAction.GRANTED
    : tracking.mode === TrackingMode.INDIVIDUAL && !tracking.requires_consent
}

const nobody = (email: string): Recipient => ({
  email,
  contact: null,
  suppressions: [],
  consents: new Map(),
  lastPurchaseAt: null,
  marketingMoments: [],
})
