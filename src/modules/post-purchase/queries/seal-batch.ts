import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { type CappedMail, holdBackCapped } from "./hold-back-capped"

/** Everything about a mail that the provider is told, beside its content. Lists keep their order. */
export type Envelope = {
  from: string
  reply_to: string | null
  headers: [name: string, value: string][]
  tags: [name: string, value: string][]
}

/** A rendered mail, ready to be handed over. */
export type SealedMail = {
  id: string
  position: number
  email: string
  subject: string
  html: string
  text: string
  envelope: Envelope
  /** The addresses behind its tracked links, by position. */
  links: string[]
  /** The line items it speaks of, by the position in their links; null for none. */
  mentions: { line_item_id: string; product_id: string }[] | null
  /** What it offers, in its own words. */
  incentive: string | null
  /** How often it was refused before. */
  failures: number
}

/** A new batch. */
export type NewBatch = {
  id: string
  provider: string
  idempotency_key: string
  fence: number
  lease_seconds: number
}

/**
 * Stores the rendered mails and ties them to a batch, before anything leaves the machine.
 *
 * From here on the batch is what is owned and repeated; its members, their order and their
 * bytes never change. Both statements stand in one transaction: a message with a batch that
 * does not exist would be looked at by nobody.
 *
 * @param capped - the marketing mails among them, with their recipients' caps
 * @returns ids of the mails in the batch, without rows whose claim was lost; and those that
 *   have to wait for their recipient's cap, or for a mail with the same guide
 */
export async function sealBatch(
  db: Knex,
  batch: NewBatch,
  mails: SealedMail[],
  capped: CappedMail[] = []
): Promise<{ sealed: string[]; heldBack: string[] }> {
  return db.transaction(async (trx) => {
    const heldBack = await holdBackCapped(trx, capped)
    const leaving = mails.filter(({ id }) => !heldBack.has(id))
    const { rows } = await trx.raw(
      `update post_purchase_message m
       set batch_id = ?, batch_position = x.position, provider = ?, email = x.email,
           rendered_subject = x.subject, rendered_html = x.html, rendered_text = x.text,
           envelope = x.envelope, links = x.links, mentions = x.mentions,
           incentive = x.incentive, payload_emptied_at = null,
           claimed_until = null, last_error = null, updated_at = now()
       from jsonb_to_recordset(?::jsonb) as x(
         id text, position int, email text, subject text, html text, text text,
         envelope jsonb, links jsonb, mentions jsonb, incentive text)
       where m.id = x.id and m.fence = ? and m.state = 'claimed' and m.batch_id is null
       returning m.id`,
      [batch.id, batch.provider, JSON.stringify(leaving), batch.fence]
    )
    if (rows.length) {
      await trx.raw(
        `insert into post_purchase_batch
           (id, state, provider, idempotency_key, size, fence, claimed_until, next_attempt_at)
         values (?, 'open', ?, ?, ?, ?, now() + ? * interval '1 second', now())`,
        [
          batch.id,
          batch.provider,
          batch.idempotency_key,
          rows.length,
          batch.fence,
          batch.lease_seconds,
        ]
      )
    }
    return {
      sealed: rows.map((row: { id: string }) => row.id),
      heldBack: [...heldBack],
    }
  })
}
