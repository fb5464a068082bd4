import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError, generateEntityId } from "@medusajs/framework/utils"
import { toSeconds } from "../../flows/duration"
import { findStep } from "../../flows/registry"
import { SUBSCRIPTION_FLOW } from "../../flows/subscription"
import { MessageState } from "../../modules/post-purchase/constants"
import type { ContactRow } from "../../modules/post-purchase/queries/contacts"
import { planMessages } from "../../modules/post-purchase/queries/plan-messages"

/** How much of a moment like `2026-11-22T04:15:00Z` tells two mails of a step apart. */
const PERIODS = {
  /** At most one a day and person. */
  confirm: "2026-11-22".length,
  /** At most one an hour and person. */
  "preferences-link": "2026-11-22T04".length,
} as const

export type SubscriptionMail = {
  contact: Pick<ContactRow, "id" | "email" | "customer_id" | "locale">
  /** Language in which the person asked for it. (Default: the contact's) */
  locale?: string | null
  sales_channel_id?: string | null
}

/**
 * Plans mails about people's subscriptions. Whoever asks for the same one again within its
 * period gets it once, so that nobody can flood a mailbox with the forms of a store.
 *
 * @returns how many were new
 */
export async function planSubscriptionMails(
  db: Knex,
  stepKey: keyof typeof PERIODS,
  mails: SubscriptionMail[]
): Promise<number> {
  const found = findStep(SUBSCRIPTION_FLOW, stepKey)
  if (!found) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `The flow ${SUBSCRIPTION_FLOW} has no step ${stepKey}. See flows/subscription.ts.`
    )
  }
  const { flow, step } = found
  const period = new Date().toISOString().slice(0, PERIODS[stepKey])
  const planned = await planMessages(
    db,
    mails.map(({ contact, locale, sales_channel_id }) => {
      const subject = `contact:${contact.id}:${period}`
      return {
        id: generateEntityId(undefined, "ppmsg"),
        dedupe_key: `${flow.key}/${step.key}/${subject}`,
        flow: flow.key,
        step: step.key,
        purpose: flow.purpose,
        subject,
        email: contact.email,
        customer_id: contact.customer_id,
        order_id: null,
        fulfillment_id: null,
        sales_channel_id: sales_channel_id ?? null,
        locale: locale ?? contact.locale,
        delay_seconds: toSeconds(step.delay),
        expires_seconds: toSeconds(step.expiresAfter),
        state: MessageState.SCHEDULED,
        skip_reason: null,
      }
    })
  )
  return planned.length
}
