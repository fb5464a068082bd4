import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import {
  ConsentAction,
  ConsentMode,
  ConsentSource,
} from "../../../modules/post-purchase/constants"
import {
  type LatestConsent,
  readLatestConsents,
} from "../../../modules/post-purchase/queries/consents"
import { lockPeople } from "../../../modules/post-purchase/queries/consents-lock"
import { readContacts } from "../../../modules/post-purchase/queries/contacts"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { isMailTopic } from "../mail-topics"
import { recordStatements } from "../record-statements"
import type {
  ConfirmSubscriptionInput,
  ConfirmSubscriptionResult,
} from "../workflows/confirm-subscription"

/** Turns requests into grants. It has no undo: the log is only added to. */
export const confirmSubscriptionStep = createStep(
  "post-purchase-confirm-subscription",
  async (input: ConfirmSubscriptionInput, { container }) => {
    const db = resolveConnection(container)
    const [contact] = await readContacts(db, [input.contact_id])
    if (!contact) {
      return new StepResponse<ConfirmSubscriptionResult>({
        status: "unknown",
        topics: [],
      })
    }
    const { email } = contact
    const requested = await db.transaction(async (trx) => {
      // What is read here must still be the latest word when the grant follows it.
      await lockPeople(trx, [email])
      const requests = (await readLatestConsents(trx, [email])).filter(
        ({ action }) => action === ConsentAction.REQUESTED
      )
      await recordStatements(
        trx,
        requests.map((request) => ({
          person: { email },
          decisions: [{ topic: request.topic, granted: true }],
          source: ConsentSource.CONFIRMATION_LINK,
          isConfirmed: true,
          mode: ConsentMode.DOUBLE_OPT_IN,
          proof: {
            // What was asked for is what is confirmed.
            wording: request.wording,
            locale: request.locale,
            sales_channel_id: request.sales_channel_id,
            order_id: request.order_id,
            ip: input.ip,
            user_agent: input.user_agent,
          },
          occurredAt: null,
          dedupeKey: null,
        }))
      )
      return requests
    })
    const confirmed = requested.length
      ? requested
      : (await readLatestConsents(db, [email])).filter(isConfirmedByLink)
    const topics = confirmed.flatMap(({ topic }) => (isMailTopic(topic) ? [topic] : []))
    return new StepResponse<ConfirmSubscriptionResult>({
      status: topics.length ? "confirmed" : "nothing-to-confirm",
      topics,
    })
  }
)

/** A second press of the same link finds what the first one confirmed. */
function isConfirmedByLink({ action, source }: LatestConsent): boolean {
  return action === ConsentAction.GRANTED && source === ConsentSource.CONFIRMATION_LINK
}
