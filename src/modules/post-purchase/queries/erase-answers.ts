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
 * The same for an answer that came while its invitation was still on its way out, and so after
 * the person's other answers were erased. Answers to later invitations stay: whoever orders
 * again starts afresh.
 */
export async function eraseLateAnswers(
  trx: Knex.Transaction,
  { email, pseudonym }: { email: string; pseudonym: string }
): Promise<number> {
  const { rowCount } = await trx.raw(
    `update post_purchase_survey_answer a
     set email = m.email, customer_id = null, comment = null, tags = '[]',
         erased_at = now(), updated_at = now()
     from post_purchase_message m
     where m.id = a.message_id and m.email = ? and a.email = ?`,
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
