import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { SurveyKind } from "../constants"

/** An answer that the team is told of. */
export type LowScoreRow = {
  id: string
  survey: SurveyKind
  score: number
  comment: string | null
  order_id: string | null
  customer_id: string | null
}

/** Answers by their ids; those of people who were erased are not there any more. */
export async function readLowScores(db: Knex, ids: string[]): Promise<LowScoreRow[]> {
  const { rows } = await db.raw(
    `select id, survey, score, comment, order_id, customer_id
     from post_purchase_survey_answer where id = any(?) and erased_at is null`,
    [ids]
  )
  return rows
}
