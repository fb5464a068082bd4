import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import { toSeconds } from "../../../flows/duration"
import { LOW_SCORE_STEP, TEAM_ALERT_FLOW, teamAlertFlow } from "../../../flows/team-alert"
import { MessageState } from "../../../modules/post-purchase/constants"
import { planMessages } from "../../../modules/post-purchase/queries/plan-messages"

/**
 * Plans the mail that tells the team of a low score. An answer has one, however often it is
 * changed: its dedupe key is the answer's.
 *
 * The order is not among its columns: the message is the team's, and neither is shown with what
 * the customer gets nor counts as something that the customer was asked.
 *
 * @returns how many were new
 */
export async function planLowScoreAlert(
  trx: Knex.Transaction,
  answerId: string,
  teamEmail: string
): Promise<number> {
  const subject = `survey-answer:${answerId}`
  const step = teamAlertFlow.steps.find(({ key }) => key === LOW_SCORE_STEP)
  const planned = await planMessages(trx, [
    {
      id: generateEntityId(undefined, "ppmsg"),
      dedupe_key: `${TEAM_ALERT_FLOW}/${LOW_SCORE_STEP}/${subject}`,
      flow: TEAM_ALERT_FLOW,
      step: LOW_SCORE_STEP,
      purpose: teamAlertFlow.purpose,
      subject,
      email: teamEmail,
      customer_id: null,
      order_id: null,
      fulfillment_id: null,
      sales_channel_id: null,
      locale: null,
      delay_seconds: 0,
      expires_seconds: step ? toSeconds(step.expiresAfter) : null,
      state: MessageState.SCHEDULED,
      skip_reason: null,
    },
  ])
  return planned.length
}
