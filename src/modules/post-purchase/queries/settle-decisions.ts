import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MessageState } from "../constants"
import { toStorableJson } from "../storable-text"

/** A claimed message that is not going out now: skipped for good, put off, or not to be rendered. */
export type UnsentDecision = {
  id: string
  state:
    | typeof MessageState.SKIPPED
    | typeof MessageState.SCHEDULED
    | typeof MessageState.FAILED
  skip_reason: string | null
  /** Seconds until the next look, for one that is put off. */
  delay_seconds: number | null
  detail: string | null
  /** It is put off for want of something broken, and not because of a rule. */
  is_failure: boolean
}

/**
 * Writes down what the late decision said of messages that are not going out now.
 *
 * @param fence - of the claim; rows that another owner has taken over since stay as they are
 * @returns ids of the messages that this call changed
 */
export async function settleDecisions(
  db: Knex,
  fence: number,
  decisions: UnsentDecision[]
): Promise<string[]> {
  if (!decisions.length) {
    return []
  }
  const { rows } = await db.raw(
    `update post_purchase_message m
     set state = x.state, skip_reason = x.skip_reason, last_error = x.detail,
         settled_at = case when x.state = 'scheduled' then null else now() end,
         send_at = case when x.state = 'scheduled'
                        then now() + x.delay_seconds * interval '1 second' else m.send_at end,
         reschedules = m.reschedules
           + case when x.state = 'scheduled' and not x.is_failure then 1 else 0 end,
         failures = m.failures + case when x.is_failure then 1 else 0 end,
         claimed_until = null, updated_at = now()
     from jsonb_to_recordset(?::jsonb) as x(
       id text, state text, skip_reason text, delay_seconds float8, detail text,
       is_failure boolean)
     where m.id = x.id and m.fence = ? and m.state = 'claimed' and m.batch_id is null
     returning m.id`,
    [toStorableJson(decisions), fence]
  )
  return rows.map((row: { id: string }) => row.id)
}
