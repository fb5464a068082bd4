import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { SurveyKind } from "../constants"

/** What a person answers to an invitation. */
export type NewSurveyAnswer = {
  /** For a first answer, with the prefix `ppsur`. */
  id: string
  message_id: string
  /** Normalised, as the invitation names it. */
  email: string
  survey: SurveyKind
  score: number
  comment: string | null
  /** A score up to this one is low; null when none is. */
  low_at_most: number | null
  /** From the first answer in which it may be changed. */
  change_days: number
}

export type StoredSurveyAnswer = {
  id: string
  order_id: string | null
  is_new: boolean
  /** It is low, and was not before. */
  became_low: boolean
}

/**
 * Stores an answer, one row an invitation.
 *
 * The race: the same form posted twice, or two numbers clicked in two windows, in two
 * processes. Under READ COMMITTED the second insert waits for the first to commit, finds the
 * unique index on the message taken and becomes a change of the committed row, whose seven days
 * and whose words are looked at as they are then: the later one counts, none is lost, and an
 * equal one changes nothing. What was there before is read by this statement's own snapshot,
 * so the caller holds the person's lock; see `lockPeople`. That lock also keeps an answer from
 * coming after the person's erasure: the invitation must still name the address.
 *
 * @returns null when nothing was changed: the same answer again, too late, or nobody's any more
 */
export async function answerSurvey(
  trx: Knex.Transaction,
  answer: NewSurveyAnswer
): Promise<StoredSurveyAnswer | null> {
  const { rows } = await trx.raw(
    `with was as (
       select score from post_purchase_survey_answer where message_id = :message_id
     )
     insert into post_purchase_survey_answer as a
       (id, message_id, survey, order_id, customer_id, email, sales_channel_id, locale,
        score, comment, tags, answered_at, changed_at, alerted_at)
     select :id, m.id, :survey, m.order_id, m.customer_id, m.email, m.sales_channel_id,
            m.locale, :score, :comment, '[]', clock_timestamp(), clock_timestamp(),
            case when cast(:score as int) <= cast(:low_at_most as int) then clock_timestamp() end
     from post_purchase_message m
     where m.id = :message_id and m.email = :email
     on conflict (message_id) do update
       set score = excluded.score, comment = excluded.comment,
           changed_at = excluded.changed_at, updated_at = now(),
           alerted_at = coalesce(a.alerted_at, excluded.alerted_at)
       where a.answered_at > now() - cast(:change_days as int) * interval '1 day'
         and a.erased_at is null
         and (a.score, a.comment) is distinct from (excluded.score, excluded.comment)
     returning a.id, a.order_id, not exists (select 1 from was) as is_new,
       coalesce(a.score <= cast(:low_at_most as int), false)
         and not exists (select 1 from was where was.score <= cast(:low_at_most as int)) as became_low`,
    answer
  )
  return rows[0] ?? null
}
