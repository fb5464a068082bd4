import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { FollowUpContent } from "../follow-up"

const PREFIX = "follow-up:"

/** What was written by hand, by the subject of its message; other subjects are passed over. */
export async function readFollowUps(
  db: Knex,
  subjects: string[]
): Promise<Map<string, FollowUpContent>> {
  const ids = subjects.flatMap((subject) =>
    subject.startsWith(PREFIX) ? subject.slice(PREFIX.length) : []
  )
  if (!ids.length) {
    return new Map()
  }
  const { rows }: { rows: { id: string; content: FollowUpContent }[] } = await db.raw(
    "select id, content from post_purchase_follow_up where id = any(?) and erased_at is null",
    [ids]
  )
  return new Map(rows.map(({ id, content }) => [`${PREFIX}${id}`, content]))
}
