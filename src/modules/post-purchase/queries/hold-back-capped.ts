import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** At most so many marketing mails in so many days. */
export type Cap = { messages: number; days: number }

/** A marketing mail that is about to be sealed, with the caps of its recipient. */
export type CappedMail = { id: string; email: string; caps: Cap[] }

/**
 * Finds the mails that would exceed their recipient's caps, at the last moment at which that
 * can still be prevented. Call it inside the transaction that seals the others.
 *
 * The race: two dispatchers decide at once about two messages to one person, and each sees
 * room for one more. Both lock the person's contact row here, in the order of the addresses so
 * that they cannot wait for each other; the second, once it has the lock, is READ COMMITTED
 * and counts what the first has sealed.
 *
 * @returns ids that have to wait
 */
export async function holdBackCapped(
  trx: Knex.Transaction,
  mails: CappedMail[]
): Promise<Set<string>> {
  const limited = mails.filter(({ caps }) => caps.length)
  if (!limited.length) {
    return new Set()
  }
  const emails = [...new Set(limited.map(({ email }) => email))]
  await trx.raw(
    `select id from post_purchase_contact where email = any(?) order by email for update`,
    [emails]
  )
  const longest = Math.max(...limited.flatMap(({ caps }) => caps.map(({ days }) => days)))
  const { rows }: { rows: { email: string; age_days: string }[] } = await trx.raw(
    `select m.email, extract(epoch from now() - coalesce(m.sent_at, m.settled_at, now()))
                     / 86400 as age_days
     from post_purchase_message m
     where m.email = any(?) and m.purpose = 'marketing'
       and (m.state in ('sent', 'unknown') or (m.state = 'claimed' and m.batch_id is not null))
       and coalesce(m.sent_at, m.settled_at, now()) > now() - ? * interval '1 day'`,
    [emails, longest]
  )
  const ages = new Map(emails.map((email): [string, number[]] => [email, []]))
  for (const { email, age_days } of rows) {
    ages.get(email)?.push(Number(age_days))
  }
  const heldBack = new Set<string>()
  for (const { id, email, caps } of limited) {
    const earlier = ages.get(email) ?? []
    const isFull = caps.some(
      ({ messages, days }) => earlier.filter((age) => age < days).length >= messages
    )
    if (isFull) {
      heldBack.add(id)
    } else {
      earlier.push(0)
    }
  }
  return heldBack
}
