import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { SurveyKind } from "../constants"
import { SURVEYS } from "../survey"

export type SurveySummaryQuestion = {
  survey: SurveyKind
  /** Of the invitation, from here on … */
  since: string | null
  /** … and before this. */
  until: string | null
  sales_channel_id: string | null
}

/**
 * How many were invited in a period, and what these very people answered, by score.
 *
 * A response rate is one of a group of invitations: an answer counts with the invitation that
 * it answers, however late it comes. A message whose outcome nobody knows counts once it is
 * answered, since then it did arrive.
 */
export async function summarizeSurvey(
  db: Knex,
  { survey, since, until, sales_channel_id }: SurveySummaryQuestion
): Promise<{ invited: number; counts: Map<number, number> }> {
  const { rows } = await db.raw(
    `with invitation as (
       select m.id, m.sent_at as at, m.sales_channel_id
       from post_purchase_message m
       where m.purpose = 'marketing' and m.sent_at is not null and m.flow = :flow
       union
       select a.message_id, a.answered_at, a.sales_channel_id
       from post_purchase_survey_answer a
       join post_purchase_message m on m.id = a.message_id
       where a.survey = :survey and (m.sent_at is null or m.purpose <> 'marketing')
     )
     select a.score, count(*)::int as count
     from invitation i
     left join post_purchase_survey_answer a on a.message_id = i.id
     where (cast(:since as timestamptz) is null or i.at >= :since)
       and (cast(:until as timestamptz) is null or i.at < :until)
       and (cast(:sales_channel_id as text) is null or i.sales_channel_id = :sales_channel_id)
     group by a.score`,
    { survey, flow: SURVEYS[survey].flow, since, until, sales_channel_id }
  )
  const counts = new Map<number, number>()
  let invited = 0
  for (const { score, count } of rows) {
    invited += count
    if (score !== null) {
      counts.set(score, count)
    }
  }
  return { invited, counts }
}
