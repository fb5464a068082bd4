import {
  WorkflowResponse,
  createWorkflow,
  transform,
  when,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import {
  type ConsentSource,
  type Frequency,
  PostPurchaseEvent,
  type Topic,
} from "../../../modules/post-purchase/constants"
import { wakeDispatcherStep } from "../../dispatch/steps/wake-dispatcher"
import { savePreferencesStep } from "../steps/save-preferences"

export type SavePreferencesInput = {
  contact_id: string
  /** Topics that are missing stay as they are. */
  topics?: Partial<Record<Topic, boolean>>
  /** Whether the person may be measured individually. */
  tracking?: boolean
  /** ISO 8601, in the future and at most a year ahead; null ends a pause. */
  paused_until?: string | Date | null
  frequency?: Frequency
  /** BCP 47 tag; null returns to the language of the orders. */
  locale?: string | null
  /** IANA zone; null returns to that of the address. */
  time_zone?: string | null
  source: ConsentSource
  /** Whether the person came through a link that was mailed to the address. */
  is_confirmed: boolean
  /** The sentence beside the boxes. Required with a grant. */
  wording?: string | null
  ip?: string | null
  user_agent?: string | null
  /** Admin user who did it on the person's word. */
  actor_id?: string | null
  /** Where it was said: decides the consent mode. (Default: the store's mode) */
  sales_channel_id?: string | null
}

export const savePreferencesWorkflowId = "save-preferences"

/**
 * Saves what a person wants, and gives all of it as it then stands.
 *
 * The log gets a row for each topic that changed, and for no other. Turning the last topic off is
 * the same as unsubscribing from all; turning one on again ends that. Where the sales channel
 * asks for double opt-in, a yes that is not confirmed waits for its confirmation.
 *
 * It has no undo: the log says what was said, and is only added to.
 *
 * @throws MedusaError (not_found) for an unknown contact, (invalid_data) for a grant without
 *   wording, a pause that is over or longer than a year, a language or time zone that does not exist
 */
export const savePreferencesWorkflow = createWorkflow(
  savePreferencesWorkflowId,
  (input: SavePreferencesInput) => {
    const saved = savePreferencesStep(input)
    wakeDispatcherStep(saved)
    when("turned-all-off", saved, ({ unsubscribed }) => unsubscribed).then(() => {
      const data = transform(input, ({ contact_id }) => ({
        id: contact_id,
        topic: null,
        message_id: null,
      }))
      emitEventStep({ eventName: PostPurchaseEvent.CONTACT_UNSUBSCRIBED, data })
    })
    return new WorkflowResponse(saved.preferences)
  }
)
