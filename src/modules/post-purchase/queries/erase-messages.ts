import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** What an erasure did to a person's messages. */
export type ErasedMessages = {
  erased: number
  /** Ids of those that were to be sent and now are not. */
  stopped: string[]
  /** Of these, so many were just being decided about. */
  interrupted: number
  /** Sealed into a batch that is not settled. */
  pending: number
}

/**
 * What the store's team was told of the person's answers: it names them and quotes their words,
 * though it went to somebody else. Found by the dedupe key, which is an index.
 */
const TEAM_ALERTS = `select m.id from post_purchase_survey_answer a
       join post_purchase_message m
         on m.dedupe_key = 'team-alert/low-score/survey-answer:' || a.id
       where a.email in (?, ?)`

/**
 * Erases a person's messages but for those that are on their way out.
 *
 * The guarantee: what is sealed is handed over byte for byte the same each time, so it stays
 * until its batch is settled; only its expiry is moved, so that a mail that comes back from a
 * batch is not decided about again. What a dispatcher has claimed and not sealed is stopped:
 * both statements that could go on with it ask for the state `claimed`, under the row's lock.
 *
 * @param erasureId - touches only messages planned before that erasure was requested; null: all
 */
export async function eraseMessages(
  trx: Knex.Transaction,
  { email, pseudonym }: { email: string; pseudonym: string },
  erasureId: string | null
): Promise<ErasedMessages> {
  const { rows }: { rows: { id: string; was: string }[] } = await trx.raw(
    `with mine as materialized (
       select id from post_purchase_message where email = ?
       union
       select m.id from post_purchase_purchase p
       join post_purchase_message m on m.order_id = p.id and m.email is null
       where p.email in (?, ?) and (m.customer_id is not null or m.last_error is not null)
       union
       ${TEAM_ALERTS}
     ),
     locked as materialized (
       select id, state from post_purchase_message
       where id in (select id from mine)
         and (?::text is null or planned_at <=
               (select requested_at from post_purchase_erasure where id = ?))
       order by id
       for update
     )
     update post_purchase_message m
     set email = case when m.email is null then null else ? end,
         customer_id = null, rendered_subject = null, rendered_html = null,
         rendered_text = null, envelope = null, links = null, last_error = null,
         -- What its signed links to a review or a survey stand for.
         mentions = null, incentive = null,
         payload_emptied_at = case when m.rendered_html is null
                              then m.payload_emptied_at else now() end,
         skip_reason = case when m.state in ('scheduled', 'claimed')
                       then 'erased' else m.skip_reason end,
         settled_at = case when m.state in ('scheduled', 'claimed')
                      then now() else m.settled_at end,
         state = case when m.state in ('scheduled', 'claimed') then 'skipped' else m.state end,
         claimed_until = null, updated_at = now()
     from locked
     where m.id = locked.id and (m.state <> 'claimed' or m.batch_id is null)
     returning m.id, locked.state as was`,
    [email, email, pseudonym, email, pseudonym, erasureId, erasureId, pseudonym]
  )
  const { rowCount: pending } = await trx.raw(
    `update post_purchase_message
     set expires_at = least(expires_at, now()), updated_at = now()
     where (email = ? or id in (${TEAM_ALERTS})) and state = 'claimed'
       and (?::text is null or planned_at <=
             (select requested_at from post_purchase_erasure where id = ?))`,
    [email, email, pseudonym, erasureId, erasureId]
  )
  const stopped = rows.filter(({ was }) => was === "scheduled" || was === "claimed")
  return {
    erased: rows.length,
    stopped: stopped.map(({ id }) => id),
    interrupted: stopped.filter(({ was }) => was === "claimed").length,
    pending,
  }
}
