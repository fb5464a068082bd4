import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { GUIDE_FLOW } from "./read-feedback"

/** At most so many marketing mails in so many days. */
export type Cap = { messages: number; days: number }

/** A marketing mail that is about to be sealed, with the caps of its recipient. */
export type CappedMail = {
  id: string
  email: string
  flow: string
  caps: Cap[]
  /** At most one mail of its flow in so many days; null for no such rule. */
  onceDays: number | null
  /** Products whose guides it carries: a person is sent each guide once. */
  guidedProductIds: string[]
}

/** As in `readFeedback`: a message counts from the moment it is sealed, and not once it was refused. */
const HANDED_OVER = `(m.state in ('sent', 'unknown') or (m.state = 'claimed' and m.batch_id is not null))`

/**
 * Finds the mails that would exceed their recipient's caps or repeat a guide, at the last moment
 * at which that can still be prevented. A mail is rendered by then, so one that shares a product
 * with another waits as a whole: decided again, it leaves out what the other carries. Call it
 * inside the transaction that seals the others.
 *
 * The race: two dispatchers decide at once about two messages to one person, and each sees room
 * for one more, or a guide not sent yet. Both lock the person's contact row here, in the order of
 * the addresses so that they cannot wait for each other; the second, once it has the lock, is
 * READ COMMITTED and counts what the first has sealed. The mails in question have no batch yet,
 * so that none stands in its own way, also not when it was sealed and refused before.
 *
 * @returns ids that have to wait
 */
export async function holdBackCapped(
  trx: Knex.Transaction,
  mails: CappedMail[]
): Promise<Set<string>> {
  const limited = mails.filter(
    ({ caps, onceDays, guidedProductIds }) =>
      caps.length || onceDays || guidedProductIds.length
  )
  if (!limited.length) {
    return new Set()
  }
  const emails = [...new Set(limited.map(({ email }) => email))]
  await trx.raw(
    `select id from post_purchase_contact where email = any(?) order by email for update`,
    [emails]
  )
  const longest = Math.max(
    ...limited.flatMap(({ caps, onceDays }) => [
      ...caps.map(({ days }) => days),
      onceDays ?? 0,
    ])
  )
  const { rows }: { rows: { email: string; flow: string; age_days: string }[] } =
    await trx.raw(
      `select m.email, m.flow, extract(epoch from now() - coalesce(m.sent_at, m.settled_at, now()))
                     / 86400 as age_days
     from post_purchase_message m
     where m.email = any(?) and m.purpose = 'marketing'
       and ${HANDED_OVER}
       and coalesce(m.sent_at, m.settled_at, now()) > now() - ? * interval '1 day'`,
      [emails, longest]
    )
  const earlierOf = new Map(
    emails.map((email): [string, { flow: string; age: number }[]] => [email, []])
  )
  for (const { email, flow, age_days } of rows) {
    earlierOf.get(email)?.push({ flow, age: Number(age_days) })
  }
  const guided = await readGuided(trx, limited)
  const heldBack = new Set<string>()
  for (const { id, email, flow, caps, onceDays, guidedProductIds } of limited) {
    const earlier = earlierOf.get(email) ?? []
    const isFull = caps.some(
      ({ messages, days }) => earlier.filter(({ age }) => age < days).length >= messages
    )
    const isRepeat =
      onceDays !== null &&
      earlier.some((mail) => mail.flow === flow && mail.age < onceDays)
    const guides = guidedProductIds.map((productId) => guideKey(email, productId))
    if (isFull || isRepeat || guides.some((guide) => guided.has(guide))) {
      heldBack.add(id)
    } else {
      earlier.push({ flow, age: 0 })
      guides.forEach((guide) => guided.add(guide))
    }
  }
  return heldBack
}

/** Which guides the recipients of these mails were sent, ever; who gets none now is not looked up. */
async function readGuided(
  trx: Knex.Transaction,
  mails: CappedMail[]
): Promise<Set<string>> {
  const guiding = mails.filter(({ guidedProductIds }) => guidedProductIds.length)
  if (!guiding.length) {
    return new Set()
  }
  const { rows }: { rows: { email: string; product_id: string }[] } = await trx.raw(
    `select distinct m.email, e ->> 'product_id' as product_id
     from post_purchase_message m, jsonb_array_elements(m.mentions) e
     where m.email = any(?) and m.flow = '${GUIDE_FLOW}' and m.mentions is not null
       and ${HANDED_OVER}`,
    [[...new Set(guiding.map(({ email }) => email))]]
  )
  return new Set(rows.map(({ email, product_id }) => guideKey(email, product_id)))
}

const guideKey = (email: string, productId: string): string => `${productId} ${email}`
