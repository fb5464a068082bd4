import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { normalizeEmail } from "../../modules/post-purchase/normalize-email"

/**
 * Ids of a person's carts in which something was ticked. A capture knows only its cart, and a
 * cart has the address as it was typed.
 *
 * @param email - normalised
 */
export async function findConsentCarts(db: Knex, email: string): Promise<string[]> {
  const mailbox = email.slice(0, email.lastIndexOf("@") + 1)
  const { rows }: { rows: { id: string; email: string | null; is_known: boolean }[] } =
    await db.raw(
      `select k.id, c.email, false as is_known
       from post_purchase_consent_capture k join cart c on c.id = k.id
       where lower(normalize(trim(c.email), NFC)) like ?
       union all
       select k.id, null, true
       from post_purchase_purchase p
       join order_cart oc on oc.order_id = p.id
       join post_purchase_consent_capture k on k.id = oc.cart_id
       where p.email = ?`,
      [`${mailbox.replace(/[\\%_]/g, "\\$&")}%`, email]
    )
  const own = rows.filter(
    ({ email: typed, is_known }) => is_known || normalizeEmail(typed) === email
  )
  return [...new Set(own.map(({ id }) => id))].sort()
}
