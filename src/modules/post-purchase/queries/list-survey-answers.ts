import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { SurveyKind } from "../constants"

/** An answer's row. */
export type SurveyAnswerRow = {
  id: string
  message_id: string
  survey: SurveyKind
  order_id: string | null
  customer_id: string | null
  /** A pseudonym after the person was erased. */
  email: string
  sales_channel_id: string | null
  locale: string | null
  score: number
  comment: string | null
  tags: string[]
  answered_at: Date
  changed_at: Date
  alerted_at: Date | null
}

/** Which answers are wanted; what is missing or null asks for nothing. */
export type SurveyAnswerFilter = {
  id?: string
  survey?: SurveyKind
  min_score?: number
  max_score?: number
  /** One of the answer's tags, in whatever capitals. */
  tag?: string
  /** Part of the comment. */
  q?: string
  order_id?: string
  since?: string
  until?: string
}

/** A page of answers, the newest first, and how many there are. */
export async function listSurveyAnswers(
  db: Knex,
  filter: SurveyAnswerFilter,
  page: { limit: number; offset: number }
): Promise<{ rows: SurveyAnswerRow[]; count: number }> {
  const where = `where (cast(:id as text) is null or a.id = :id)
    and (cast(:survey as text) is null or a.survey = :survey)
    and (cast(:min_score as int) is null or a.score >= :min_score)
    and (cast(:max_score as int) is null or a.score <= :max_score)
    and (cast(:order_id as text) is null or a.order_id = :order_id)
    and (cast(:since as timestamptz) is null or a.answered_at >= :since)
    and (cast(:until as timestamptz) is null or a.answered_at < :until)
    and (cast(:q as text) is null or a.comment ilike :q)
    and (cast(:tag as text) is null or exists (
          select 1 from jsonb_array_elements_text(a.tags) t where lower(t) = lower(:tag)))`
  const bindings = {
    id: filter.id ?? null,
    survey: filter.survey ?? null,
    min_score: filter.min_score ?? null,
    max_score: filter.max_score ?? null,
    order_id: filter.order_id ?? null,
    since: filter.since ?? null,
    until: filter.until ?? null,
    q: filter.q ? `%${filter.q.replace(/[\\%_]/g, "\\$&")}%` : null,
    tag: filter.tag ?? null,
  }
  const [{ rows }, { rows: counted }] = await Promise.all([
    db.raw(
      `select a.id, a.message_id, a.survey, a.order_id, a.customer_id, a.email,
              a.sales_channel_id, a.locale, a.score, a.comment, a.tags, a.answered_at,
              a.changed_at, a.alerted_at
       from post_purchase_survey_answer a ${where}
       order by a.answered_at desc, a.id desc limit :limit offset :offset`,
      { ...bindings, ...page }
    ),
    db.raw(
      `select count(*)::int as count from post_purchase_survey_answer a ${where}`,
      bindings
    ),
  ])
  return { rows, count: counted[0].count }
}
