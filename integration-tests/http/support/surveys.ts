import { generateEntityId } from "@medusajs/framework/utils"
import { TokenUse } from "../../../src/signing/token"
import type { TestStore } from "../../support/test-store"
import { signFor } from "./public-pages"

/** A row of `post_purchase_survey_answer`. */
export type AnswerRow = {
  id: string
  message_id: string
  survey: string
  order_id: string | null
  email: string
  score: number
  comment: string | null
  tags: string[]
  answered_at: Date
  changed_at: Date
  alerted_at: Date | null
}

export type Invitation = { messageId: string; path: string }

/** An invitation to a survey, as the ledger has it after it was sent. */
export async function invite(
  store: TestStore,
  {
    flow = "nps-survey",
    email = "marlene@example.com",
    locale = "en-GB",
    state = "sent",
    orderId = null,
    salesChannelId = null,
    sentDaysAgo = 0,
    expiresInDays = 60,
  }: {
    flow?: string
    email?: string
    locale?: string | null
    state?: string
    orderId?: string | null
    salesChannelId?: string | null
    sentDaysAgo?: number
    expiresInDays?: number
  } = {}
): Promise<Invitation> {
  const messageId = generateEntityId(undefined, "ppmsg")
  await store.sql.query(
    `insert into post_purchase_message
       (id, dedupe_key, flow, step, purpose, subject, email, order_id, sales_channel_id,
        locale, planned_at, send_at, sent_at, settled_at, state)
     values ($1, $2, $3, 'ask', 'marketing', $4, $5, $6, $7, $8, now(), now(),
        case when $9 = 'sent' then now() - $10 * interval '1 day' end, now(), $9)`,
    [
      messageId,
      `${flow}/ask/order:${messageId}`,
      flow,
      `order:${messageId}`,
      email,
      orderId,
      salesChannelId,
      locale,
      state,
      sentDaysAgo,
    ]
  )
  const token = await signFor(store, {
    use: TokenUse.SURVEY,
    subject: messageId,
    expiresAt: new Date(Date.now() + expiresInDays * 86_400_000),
  })
  return { messageId, path: `/post-purchase/survey/${token}` }
}

/** All answers, or the one to an invitation, the oldest first. */
export async function answers(
  store: TestStore,
  messageId: string | null = null
): Promise<AnswerRow[]> {
  const { rows } = await store.sql.query<AnswerRow>(
    `select * from post_purchase_survey_answer
     where $1::text is null or message_id = $1 order by answered_at, id`,
    [messageId]
  )
  return rows
}

/** Makes a first answer older than it is. */
export async function ageAnswer(
  store: TestStore,
  messageId: string,
  interval: string
): Promise<void> {
  await store.sql.query(
    `update post_purchase_survey_answer
     set answered_at = answered_at - $2::interval, changed_at = changed_at - $2::interval
     where message_id = $1`,
    [messageId, interval]
  )
}
