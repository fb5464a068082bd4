import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import type { ConsentSource, Topic } from "../../../modules/post-purchase/constants"
import { wakeDispatcherStep } from "../../dispatch/steps/wake-dispatcher"
import type { ConsentDecision, ConsentProof } from "../statement"
import { recordConsentStep } from "../steps/record-consent"

export type RecordConsentInput = ConsentProof & {
  /** As the person wrote it. */
  email: string
  decisions: ConsentDecision[]
  source: ConsentSource
  /** Whether it came through a link that was mailed to the address. (Default: false) */
  is_confirmed?: boolean
  /** As the browser reports it. */
  time_zone?: string | null
  country_code?: string | null
  /** ISO 8601. (Default: now) */
  occurred_at?: string | Date | null
  /** The same statement twice under one key is recorded once. */
  dedupe_key?: string | null
}

export type RecordConsentResult = {
  /** Null when the person asked to be forgotten after `occurred_at`: then nothing is recorded. */
  contact_id: string | null
  /** Rows that were added to the log; none for a repeat. */
  recorded: number
  /** Of the topics that were granted: those that wait for the confirmation from the mailbox. */
  unconfirmed: Topic[]
}

export const recordConsentWorkflowId = "record-consent"

/**
 * Records what a person said about topics, with its proof.
 *
 * Where the sales channel asks for double opt-in, a yes that is not confirmed is a request, and
 * a mail that asks for the confirmation is planned, at most one a day. A yes to mail ends an
 * earlier unsubscription from all; it does not end a bounce, a complaint or what an admin
 * suppressed. What was said before the person's latest word on a topic changes nothing.
 *
 * It has no undo: the log says what was said, and is only added to.
 *
 * @throws MedusaError (invalid_data) for what is no e-mail address, a grant without wording, a
 *   time zone or moment that does not exist
 * @example
 * await recordConsentWorkflow(container).run({
 *   input: {
 *     email: "mara@example.com",
 *     decisions: [{ topic: "offers", granted: true }],
 *     source: "storefront",
 *     wording: "Yes, send me offers. I can unsubscribe at any time.",
 *   },
 * })
 */
export const recordConsentWorkflow = createWorkflow(
  recordConsentWorkflowId,
  (input: RecordConsentInput) => {
    const recorded = recordConsentStep(input)
    wakeDispatcherStep(recorded)
    return new WorkflowResponse(recorded.result)
  }
)
