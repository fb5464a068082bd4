import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { ConsentAction, Purpose } from "../constants"

/** A message as far as its hits need it. */
export type HitMessage = {
  id: string
  external_id: string | null
  /** Null after the person was erased. */
  email: string | null
  flow: string
  step: string
  sales_channel_id: string | null
  purpose: Purpose
  /** Null before it was sealed, and after the person was erased. */
  links: string[] | null
  /** What its recipient said last about being measured individually. */
  tracking_consent: ConsentAction | null
}

/** Reads the messages of visits and of events, each with its recipient's word on tracking. */
export async function readHitMessages(db: Knex, ids: string[]): Promise<HitMessage[]> {
  return readBy(db, "id", ids)
}

/** The same by the provider's ids, for events of mails that carry no tags of ours. */
export async function readHitMessagesByExternalId(
  db: Knex,
  externalIds: string[]
): Promise<HitMessage[]> {
  return readBy(db, "external_id", externalIds)
}

async function readBy(
  db: Knex,
  column: "id" | "external_id",
  values: string[]
): Promise<HitMessage[]> {
  if (!values.length) {
    return []
  }
  const { rows } = await db.raw(
    `select m.id, m.external_id, m.email, m.flow, m.step, m.sales_channel_id, m.purpose,
            m.links,
            (select c.action from post_purchase_consent c
             where c.email = m.email and c.topic = 'tracking'
             order by c.sequence desc limit 1) as tracking_consent
     from post_purchase_message m
     where m.?? = any(?)`,
    [column, values]
  )
  return rows
}
