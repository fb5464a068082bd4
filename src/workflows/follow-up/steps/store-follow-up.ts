import { isDeepStrictEqual } from "node:util"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError, generateEntityId } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { FOLLOW_UP_FLOW, FOLLOW_UP_STEPS } from "../../../flows/personal-follow-up"
import { MessageState } from "../../../modules/post-purchase/constants"
import { lockPeople } from "../../../modules/post-purchase/queries/consents-lock"
import { ensureContacts } from "../../../modules/post-purchase/queries/contacts"
import { listFollowUps } from "../../../modules/post-purchase/queries/list-follow-ups"
import { planMessages } from "../../../modules/post-purchase/queries/plan-messages"
import { storeFollowUp } from "../../../modules/post-purchase/queries/store-follow-up"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import type { WriteFollowUpResult } from "../workflows/write-follow-up"
import type { ValidFollowUp } from "./validate-follow-up"

/**
 * Stores a personal message, its contact and its plan: all or none. No undo: the mail may be on
 * its way, see `cancelFollowUpStep`.
 *
 * It holds the person's lock, so that an erasure at this moment comes before it, and the person
 * was written to afresh, or after it, and takes the plan back.
 */
export const storeFollowUpStep = createStep(
  "post-purchase-store-follow-up",
  async (followUp: ValidFollowUp, { container }) => {
    const stored = await resolveConnection(container).transaction(async (trx) => {
      await lockPeople(trx, [followUp.email])
      const id = generateEntityId(undefined, "ppfol")
      if (!(await storeFollowUp(trx, { ...followUp, id }))) {
        return toStored({ id: await requireSame(trx, followUp), is_new: false }, 0)
      }
      await ensureContacts(trx, [
        {
          id: generateEntityId(undefined, "ppcon"),
          email: followUp.email,
          customer_id: followUp.customer_id,
          has_account: followUp.has_account,
        },
      ])
      return toStored({ id, is_new: true }, await planFollowUp(trx, id, followUp))
    })
    return new StepResponse(stored)
  }
)

const toStored = (result: WriteFollowUpResult, planned: number) => ({ result, planned })

async function planFollowUp(
  trx: Knex.Transaction,
  id: string,
  followUp: ValidFollowUp
): Promise<number> {
  const { purpose } = followUp
  const step = FOLLOW_UP_STEPS[purpose]
  const subject = `follow-up:${id}`
  const planned = await planMessages(trx, [
    {
      id: generateEntityId(undefined, "ppmsg"),
      dedupe_key: `${FOLLOW_UP_FLOW}/${step}/${subject}`,
      flow: FOLLOW_UP_FLOW,
      step,
      purpose,
      subject,
      email: followUp.email,
      customer_id: followUp.customer_id,
      order_id: followUp.order_id,
      fulfillment_id: null,
      sales_channel_id: followUp.sales_channel_id,
      locale: followUp.locale,
      delay_seconds: followUp.delay_seconds,
      expires_seconds: followUp.expires_seconds,
      state: MessageState.SCHEDULED,
      skip_reason: null,
    },
  ])
  return planned.length
}

/** The same form again is the same message; other words under its key would be lost in silence. */
async function requireSame(
  trx: Knex.Transaction,
  { dedupe_key, purpose, email, content }: ValidFollowUp
): Promise<string> {
  const { rows } = await listFollowUps(trx, { dedupe_key }, { limit: 1, offset: 0 })
  const [known] = rows
  const isSame =
    known?.purpose === purpose &&
    known.email === email &&
    isDeepStrictEqual(known.content, content)
  if (!isSame) {
    throw new MedusaError(
      MedusaError.Types.DUPLICATE_ERROR,
      `Something else was written under the dedupe key ${dedupe_key}: look at ${known?.id ?? "it"}, and send what is new under a key of its own.`
    )
  }
  return known.id
}
