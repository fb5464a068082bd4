import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { ConsentAction } from "../../../modules/post-purchase/constants"
import { readLatestConsents } from "../../../modules/post-purchase/queries/consents"
import {
  resolveConnection,
  resolveLedger,
} from "../../../modules/post-purchase/resolve-ledger"
import { consentModeOf } from "../../dispatch/rules/decide-recipient"
import { isMailTopic } from "../mail-topics"
import { recordStatements } from "../record-statements"
import {
  ifGiven,
  requireEmail,
  requireLocale,
  requireMoment,
  requireTimeZone,
} from "../requirements"
import { requireWording } from "../statement"
import type { RecordConsentInput, RecordConsentResult } from "../workflows/record-consent"

/** Records one person's statement. It has no undo: the log is only added to. */
export const recordConsentStep = createStep(
  "post-purchase-record-consent",
  async (input: RecordConsentInput, { container }) => {
    const email = requireEmail(input.email)
    requireWording(input.decisions, input.wording)
    const locale = ifGiven(input.locale, requireLocale)
    const timeZone = ifGiven(input.time_zone, requireTimeZone)
    const occurredAt = ifGiven(input.occurred_at, requireMoment) ?? null
    const db = resolveConnection(container)
    const settings = await resolveLedger(container).getSettings()
    const { contacts, recorded, planned } = await recordStatements(db, [
      {
        person: {
          email,
          locale,
          time_zone: timeZone,
          time_zone_source: "storefront",
          country_code: input.country_code?.toLowerCase(),
        },
        decisions: input.decisions,
        source: input.source,
        isConfirmed: input.is_confirmed ?? false,
        mode: consentModeOf(settings, input.sales_channel_id ?? null),
        proof: {
          wording: input.wording,
          ip: input.ip,
          user_agent: input.user_agent,
          locale,
          sales_channel_id: input.sales_channel_id,
          order_id: input.order_id,
          message_id: input.message_id,
          actor_id: input.actor_id,
        },
        occurredAt,
        dedupeKey: input.dedupe_key ?? null,
      },
    ])
    const granted = new Set(
      input.decisions.flatMap((decision) => (decision.granted ? [decision.topic] : []))
    )
    const latest = await readLatestConsents(db, [email])
    const result: RecordConsentResult = {
      contact_id: contacts.get(email)?.id ?? null,
      recorded: recorded.length,
      unconfirmed: latest.flatMap(({ topic, action }) =>
        action === ConsentAction.REQUESTED && granted.has(topic) && isMailTopic(topic)
          ? [topic]
          : []
      ),
    }
    return new StepResponse({ result, planned })
  }
)
