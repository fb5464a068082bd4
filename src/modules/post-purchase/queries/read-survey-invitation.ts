import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { surveyOf } from "../survey"
import type { SurveyKind } from "../constants"

/** A mail that asked for an answer, and what was answered so far. */
export type SurveyInvitation = {
  message_id: string
  survey: SurveyKind
  email: string
  locale: string | null
  order_id: string | null
  answer: {
    score: number
    comment: string | null
    /** Whether it may still be changed. */
    is_open: boolean
  } | null
}

/**
 * The invitation that a message is. A message counts from the moment it is sealed: from then on
 * it may arrive at any time.
 *
 * @param days - from the first answer in which it may be changed
 * @returns null for a message that is no invitation, was not handed over, or whose person was erased
 */
export async function readSurveyInvitation(
  db: Knex,
  messageId: string,
  days: number
): Promise<SurveyInvitation | null> {
  const { rows } = await db.raw(
    `select m.id as message_id, m.flow, m.email, m.locale, m.order_id, a.id as answer_id,
            a.score, a.comment, a.answered_at > now() - ? * interval '1 day' as is_open
     from post_purchase_message m
     left join post_purchase_survey_answer a on a.message_id = m.id
     where m.id = ? and m.email not like 'erased:%' and a.erased_at is null
       and (m.state in ('sent', 'unknown') or (m.state = 'claimed' and m.batch_id is not null))`,
    [days, messageId]
  )
  const [row] = rows
  const survey = row ? surveyOf(row.flow) : null
  return survey
    ? {
        message_id: row.message_id,
        survey,
        email: row.email,
        locale: row.locale,
        order_id: row.order_id,
        answer: row.answer_id
          ? { score: row.score, comment: row.comment, is_open: row.is_open }
          : null,
      }
    : null
}
