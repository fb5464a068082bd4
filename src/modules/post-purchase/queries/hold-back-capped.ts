import type { Knex } from "@medusajs/framework/mikro-orm/knex"

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
}

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
  const limited = mails.filter(({ caps, onceDays }) => caps.length || onceDays)
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
       and (m.state in ('sent', 'unknown') or (m.state = 'claimed' and m.batch_id is not null))
       and coalesce(m.sent_at, m.settled_at, now()) > now() - ? * interval '1 day'`,
      [emails, longest]
    )
  const earlierOf = new Map(
    emails.map((email): [string, { flow: string; age: number }[]] => [email, []])
  )
  for (const { email, flow, age_days } of rows) {
    earlierOf.get(email)?.push({ flow, age: Number(age_days) })
  }
  const heldBack = new Set<string>()
  for (const { id, email, flow, caps, onceDays } of limited) {
    const earlier = earlierOf.get(email) ?? []
    const isFull = caps.some(
      ({ messages, days }) => earlier.filter(({ age }) => age < days).length >= messages
    )
    const isRepeat =
      onceDays !== null &&
      earlier.some((mail) => mail.flow === flow && mail.age < onceDays)
    if (isFull || isRepeat) {
      heldBack.add(id)
    } else {
      earlier.push({ flow, age: 0 })
    }
  }
  return heldBack
}
