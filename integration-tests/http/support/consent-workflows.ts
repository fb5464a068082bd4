import type { StorePreferences } from "../../../src/types/http"
import type { ConfirmSubscriptionResult } from "../../../src/workflows/consent/workflows/confirm-subscription"
import type {
  RecordConsentInput,
  RecordConsentResult,
} from "../../../src/workflows/consent/workflows/record-consent"
import type { SavePreferencesInput } from "../../../src/workflows/consent/workflows/save-preferences"
import type {
  UnsubscribeInput,
  UnsubscribeResult,
} from "../../../src/workflows/consent/workflows/unsubscribe"
import type { TestStore } from "../../support/test-store"
import { MAIL_TOPICS } from "./consent"
import { placeDirectly } from "./placed-order"
import type { PlanGate } from "./plan-gate"
import { run } from "./workflows"

/** Whose consent it is, where nothing else is said. */
export const EMAIL = "mara@example.com"
export const WORDING = "Yes, write to me. I can unsubscribe at any time."

/** What somebody said last who left everything. */
export const ALL_OFF = Object.fromEntries(
  MAIL_TOPICS.map((topic) => [topic, "withdrawn"])
)

export const recordConsent = (
  store: TestStore,
  fields: Partial<RecordConsentInput> = {}
) =>
  run<RecordConsentResult>(store, "record-consent", {
    email: EMAIL,
    decisions: [{ topic: "tips", granted: true }],
    source: "storefront",
    wording: WORDING,
    ...fields,
  })

export const confirmSubscription = (store: TestStore, contact_id: string) =>
  run<ConfirmSubscriptionResult>(store, "confirm-subscription", {
    contact_id,
    ip: "192.0.2.9",
    user_agent: "Mail/1.0",
  })

export const savePreferences = (
  store: TestStore,
  fields: Partial<SavePreferencesInput>
) =>
  run<StorePreferences>(store, "save-preferences", {
    source: "preference-page",
    is_confirmed: true,
    wording: WORDING,
    ip: "192.0.2.7",
    user_agent: "Firefox",
    ...fields,
  })

export const unsubscribeBy = (store: TestStore, fields: Partial<UnsubscribeInput>) =>
  run<UnsubscribeResult>(store, "unsubscribe", {
    topic: null,
    source: "one-click",
    ip: "192.0.2.8",
    user_agent: "Mail/1.0",
    ...fields,
  })

/** A message to somebody who said yes to this. */
export async function mailedTo(
  store: TestStore,
  gate: PlanGate,
  topics: string[] = ["tips", "offers"],
  email = EMAIL
) {
  const order = await placeDirectly(store, {
    email,
    metadata: { post_purchase: { topics, wording: WORDING } },
  })
  return gate.planned({ order_id: order, step: "thanks" })
}
