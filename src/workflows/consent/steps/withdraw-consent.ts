import { generateEntityId } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { normalizeEmail } from "../../../modules/post-purchase/normalize-email"
import { lockPeople } from "../../../modules/post-purchase/queries/consents-lock"
import { ensureContacts } from "../../../modules/post-purchase/queries/contacts"
import {
  resolveConnection,
  resolveLedger,
} from "../../../modules/post-purchase/resolve-ledger"
import { openKeyRing } from "../../../signing/key-ring"
import { withdraw } from "../withdraw"
import type { UnsubscribeInput, UnsubscribeResult } from "../workflows/unsubscribe"

export type WithdrawConsentResult = {
  result: UnsubscribeResult
  isChanged: boolean
  contact_id: string | null
  /** Null when it is gone. */
  message: { flow: string; step: string; sales_channel_id: string | null } | null
}

/** Ends the mail. It has no undo: what a person took back stays taken back. */
export const withdrawConsentStep = createStep(
  "post-purchase-withdraw-consent",
  async (input: UnsubscribeInput, { container }) => {
    const db = resolveConnection(container)
    const [message] = await resolveLedger(container).listMessages(
      { id: input.message_id },
      {
        select: ["id", "email", "customer_id", "flow", "step", "sales_channel_id"],
        take: 1,
      }
    )
    const email = normalizeEmail(message?.email)
    if (!email) {
      return new StepResponse<WithdrawConsentResult>({
        result: { status: "unknown", topic: input.topic },
        isChanged: false,
        contact_id: null,
        message: message ?? null,
      })
    }
    const { hashEmail } = await openKeyRing(db)
    const { contactId, isChanged } = await db.transaction(async (trx) => {
      await lockPeople(trx, [email])
      const [contact] = await ensureContacts(trx, [
        {
          id: generateEntityId(undefined, "ppcon"),
          email,
          customer_id: message.customer_id,
        },
      ])
      const isChanged = await withdraw(trx, {
        email,
        emailHash: hashEmail(email),
        topic: input.topic,
        source: input.source,
        isConfirmed: true,
        proof: {
          ip: input.ip,
          user_agent: input.user_agent,
          sales_channel_id: message.sales_channel_id,
          message_id: message.id,
        },
      })
      return { contactId: contact.id, isChanged }
    })
    return new StepResponse<WithdrawConsentResult>({
      result: { status: isChanged ? "unsubscribed" : "already", topic: input.topic },
      isChanged,
      contact_id: contactId,
      message,
    })
  }
)
