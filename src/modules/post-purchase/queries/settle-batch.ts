import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { toStorableJson } from "../storable-text"

/** What became of one mail of a batch. */
export type MailOutcome =
  | { id: string; outcome: "sent"; external_id: string | null }
  | { id: string; outcome: "skipped"; skip_reason: string }
  | { id: string; outcome: "failed"; error: string }
  | { id: string; outcome: "unknown"; error: string }
  | { id: string; outcome: "retry"; error: string; delay_seconds: number }

/**
 * Writes down what became of a batch, once.
 *
 * The batch row is settled first and under the fence: its row lock decides between two
 * owners, and the loser changes no message.
 *
 * @returns false when another owner settled it, or has it now
 */
export async function settleBatch(
  db: Knex,
  batch: { id: string; fence: number },
  outcomes: MailOutcome[]
): Promise<boolean> {
  return db.transaction(async (trx) => {
    const { rowCount } = await trx.raw(
      `update post_purchase_batch
       set state = 'settled', settled_at = now(), updated_at = now()
       where id = ? and fence = ? and state = 'open'`,
      [batch.id, batch.fence]
    )
    if (rowCount !== 1) {
      return false
    }
    await trx.raw(
      `update post_purchase_message m
       set state = case x.outcome when 'retry' then 'scheduled' else x.outcome end,
           external_id = x.external_id,
           skip_reason = x.skip_reason,
           last_error = x.error,
           sent_at = case x.outcome when 'sent' then now() end,
           settled_at = case x.outcome when 'retry' then null else now() end,
           send_at = case x.outcome when 'retry'
                     then now() + x.delay_seconds * interval '1 second' else m.send_at end,
           failures = m.failures + case x.outcome when 'retry' then 1 else 0 end,
           batch_id = case x.outcome when 'retry' then null else m.batch_id end,
           batch_position = case x.outcome when 'retry' then null else m.batch_position end,
           updated_at = now()
       from jsonb_to_recordset(?::jsonb) as x(
         id text, outcome text, external_id text, skip_reason text, error text,
         delay_seconds float8)
       where m.id = x.id and m.batch_id = ? and m.state = 'claimed'`,
      [toStorableJson(outcomes), batch.id]
    )
    return true
  })
}
