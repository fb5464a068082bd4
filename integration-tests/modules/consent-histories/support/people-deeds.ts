import { readContactsByEmail } from "../../../../src/modules/post-purchase/queries/contacts"
import { resolveConnection } from "../../../../src/modules/post-purchase/resolve-ledger"
import { confirmSubscriptionWorkflow } from "../../../../src/workflows/consent/workflows/confirm-subscription"
import { recordConsentWorkflow } from "../../../../src/workflows/consent/workflows/record-consent"
import { savePreferencesWorkflow } from "../../../../src/workflows/consent/workflows/save-preferences"
import { unsubscribeWorkflow } from "../../../../src/workflows/consent/workflows/unsubscribe"
import type { Command } from "./history"
import type { Stage } from "./stage"
import type { PersonTruth } from "./truth"

const HOUR_MS = 3_600_000

/** Says yes or no at the storefront. */
export async function say(
  { container, truth }: Stage,
  deed: Command & { do: "say" }
): Promise<void> {
  const person = truth.people[deed.person]
  await recordConsentWorkflow(container).run({
    input: {
      email: person.email,
      decisions: deed.topics.map((topic) => ({ topic, granted: deed.granted })),
      source: "storefront",
      is_confirmed: deed.isConfirmed,
      wording: "Yes, write to me.",
      sales_channel_id: deed.channel,
      time_zone: person.timeZone,
      country_code: person.country,
    },
  })
  person.say(deed.topics, deed.granted, truth.modeOf(deed.channel), deed.isConfirmed)
}

/** Follows the link of the confirmation mail. */
export async function confirm(stage: Stage, person: PersonTruth): Promise<void> {
  const id = await contactIdOf(stage, person)
  if (id) {
    await confirmSubscriptionWorkflow(stage.container).run({
      input: { contact_id: id, ip: null, user_agent: null },
    })
    person.confirm()
  }
}

/** By the link in the latest mail that arrived, if one did. */
export async function unsubscribe(
  { container, truth }: Stage,
  deed: Command & { do: "unsubscribe" }
): Promise<void> {
  const person = truth.people[deed.person]
  const mail = await resolveConnection(container)("post_purchase_message")
    .where({ email: person.email, state: "sent" })
    .orderBy("sent_at", "desc")
    .first("id")
  if (mail) {
    await unsubscribeWorkflow(container).run({
      input: {
        message_id: mail.id,
        topic: deed.topic,
        source: "one-click",
        ip: null,
        user_agent: null,
      },
    })
    person.unsubscribe(deed.topic)
  }
}

/** Saves the page of preferences. */
export async function prefer(
  stage: Stage,
  { person: index, frequency, pauseHours, timeZone }: Command & { do: "prefer" }
): Promise<void> {
  const person = stage.truth.people[index]
  const id = await contactIdOf(stage, person)
  if (!id) {
    return
  }
  const pausedUntil =
    pauseHours === null ? undefined : stage.clock.now + pauseHours * HOUR_MS
  await savePreferencesWorkflow(stage.container).run({
    input: {
      contact_id: id,
      source: "preference-page",
      is_confirmed: true,
      ...(frequency ? { frequency } : {}),
      ...(timeZone ? { time_zone: timeZone } : {}),
      ...(pausedUntil ? { paused_until: new Date(pausedUntil) } : {}),
    },
  })
  person.frequency = frequency ?? person.frequency
  person.timeZone = timeZone ?? person.timeZone
  person.pausedUntil = pausedUntil ?? person.pausedUntil
}

async function contactIdOf(
  { container }: Stage,
  { email }: PersonTruth
): Promise<string | undefined> {
  const [contact] = await readContactsByEmail(resolveConnection(container), [email])
  return contact?.id
}
