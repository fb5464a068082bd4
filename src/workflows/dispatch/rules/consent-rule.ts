import { DateTime } from "luxon"
import type { Recipient } from "../../../modules/post-purchase/contact-state"
import {
  type Decision,
  type Reschedule,
  reschedule,
  send,
  skip,
} from "../../../flows/decision"
import {
  ConsentAction,
  ConsentMode,
  Topic,
} from "../../../modules/post-purchase/constants"

const CONFIRMATION_PAUSE_SECONDS = 3600

/** CASL, section 10(10): a purchase implies consent for two years. */
const CANADA = { countryCode: "ca", months: 24 }

/** Requests to rate a purchase: advertising, where a country is strict (BGH VI ZR 225/17). */
const RATING_TOPICS: ReadonlySet<Topic> = new Set([Topic.REVIEWS, Topic.SURVEYS])

export type ConsentQuestion = {
  /** As it holds for the message's sales channel. */
  mode: ConsentMode
  topic: Topic
  /** Lower case. */
  strictCountries: readonly string[]
  recipient: Recipient
  now: Date
}

/**
 * Whether a person agreed to marketing mail about a topic.
 *
 * A yes that waits for its confirmation from the mailbox is a reschedule.
 */
export function decideConsent(question: ConsentQuestion): Decision {
  const { mode, topic, recipient } = question
  const record = recipient.consents.get(topic)
  if (record?.action === ConsentAction.WITHDRAWN) {
    return skip("consent-withdrawn")
  }
  const isGranted = record?.action === ConsentAction.GRANTED
  switch (mode) {
    case ConsentMode.OPT_IN:
      return isGranted ? send() : skip("no-consent")
    case ConsentMode.DOUBLE_OPT_IN:
      if (!record) {
        return skip("no-consent")
      }
      return isGranted && record.isConfirmed ? send() : awaitConfirmation()
    case ConsentMode.SOFT_OPT_IN:
      return isGranted ? send() : decideImpliedConsent(question)
  }
}

/** The decision of {@link decideConsent} about a yes that was not confirmed from the mailbox yet. */
function awaitConfirmation(): Reschedule {
  return reschedule(
    CONFIRMATION_PAUSE_SECONDS,
    "waits for the confirmation of the subscription"
  )
}

/** What a purchase says of somebody who said nothing. */
function decideImpliedConsent({
  topic,
  strictCountries,
  recipient,
  now,
}: ConsentQuestion): Decision {
  const { lastPurchaseAt } = recipient
  if (!lastPurchaseAt) {
    return skip("no-purchase")
  }
  const countryCode = recipient.contact?.countryCode ?? null
  if (RATING_TOPICS.has(topic) && isStrict(countryCode, strictCountries)) {
    return skip(
      "no-consent",
      `${topic} need a yes in ${countryCode ?? "unknown countries"}`
    )
  }
  if (
    countryCode === CANADA.countryCode &&
    now > addMonths(lastPurchaseAt, CANADA.months)
  ) {
    return skip("consent-expired")
  }
  return send()
}

/** A country that nobody knows may be one of the strict ones. */
function isStrict(
  countryCode: string | null,
  strictCountries: readonly string[]
): boolean {
  return countryCode === null
    ? strictCountries.length > 0
    : strictCountries.includes(countryCode)
}

/** Calendar months; the 29th of February becomes the 28th in a common year. */
function addMonths(moment: Date, months: number): Date {
  return DateTime.fromJSDate(moment, { zone: "utc" }).plus({ months }).toJSDate()
}
