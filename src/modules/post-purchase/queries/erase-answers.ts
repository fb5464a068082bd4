import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/**
 * Takes the person from their answers to surveys: survey, score and moment stay for the
 * reports, the words and the tags go, since both may name somebody.
 */
export async function eraseSurveyAnswers(
  trx: Knex.Transaction,
  { email, pseudonym }: { email: string; pseudonym: string }
): Promise<number> {
  const { rowCount } = await trx.raw(
    `update post_purchase_survey_answer
     set email = ?, customer_id = null, comment = null, tags = '[]', erased_at = now(),
         updated_at = now()
     where email = ?`,
    [pseudonym, email]
  )
  return rowCount
}

/**
 * Empties what was written to the person by hand, and the key, in which somebody may have put a
 * name. A plan to send it is stopped with the person's messages.
 */
export async function eraseFollowUps(
  trx: Knex.Transaction,
  { email, pseudonym }: { email: string; pseudonym: string }
): Promise<number> {
  const { rowCount } = await trx.raw(
    `update post_purchase_follow_up
     set email = ?, customer_id = null, content = '{}', dedupe_key = 'erased:' || id,
         erased_at = now(), updated_at = now()
     where email = ?`,
    [pseudonym, email]
  )
  return rowCount
}
