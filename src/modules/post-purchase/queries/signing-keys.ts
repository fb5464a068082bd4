import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** A secret of the store, as the database has it. */
export type StoredKey = { id: string; purpose: "token" | "hash"; secret: string }

/** All keys that still verify, the youngest first. */
export async function readSigningKeys(db: Knex): Promise<StoredKey[]> {
  const { rows } = await db.raw(
    `select id, purpose, secret from post_purchase_signing_key
     where retired_at is null or retired_at > now()
     order by created_at desc, id`
  )
  return rows
}

/**
 * Adds a key that signs from now on. Older ones go on verifying; those that signed nothing for
 * `retireOlderThanDays` are retired.
 *
 * @param retireOlderThanDays - null retires none
 */
export async function rotateTokenKey(
  db: Knex,
  key: { id: string; secret: string },
  retireOlderThanDays: number | null
): Promise<{ id: string; retired: string[] }> {
  return db.transaction(async (trx) => {
    const { rows } = await trx.raw(
      `update post_purchase_signing_key k
       set retired_at = now(), updated_at = now()
       where k.purpose = 'token' and k.retired_at is null
         and (select min(n.created_at) from post_purchase_signing_key n
              where n.purpose = 'token' and n.created_at > k.created_at)
             < now() - ?::float8 * interval '1 day'
       returning k.id`,
      [retireOlderThanDays]
    )
    await trx.raw(
      `insert into post_purchase_signing_key (id, purpose, secret, created_at)
       values (?, 'token', ?, clock_timestamp())`,
      [key.id, key.secret]
    )
    return { id: key.id, retired: rows.map((row: { id: string }) => row.id) }
  })
}
