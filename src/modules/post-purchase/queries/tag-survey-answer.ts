import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/**
 * Replaces an answer's tags. Of two admins at once the later counts: the second waits for the
 * row, and returns what the first one wrote as `before`.
 *
 * @returns null when there is no such answer
 */
export async function tagSurveyAnswer(
  db: Knex,
  id: string,
  tags: string[]
): Promise<{ before: string[] } | null> {
  const { rows } = await db.raw(
    `update post_purchase_survey_answer a
     set tags = ?::jsonb, updated_at = now()
     from (select id, tags from post_purchase_survey_answer where id = ? for update) was
     where a.id = was.id
     returning was.tags as before`,
    [JSON.stringify(tags), id]
  )
  return rows[0] ?? null
}
