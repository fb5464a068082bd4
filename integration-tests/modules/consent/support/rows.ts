import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { NewConsent } from "../../../../src/modules/post-purchase/queries/consents"
import type { NewSuppression } from "../../../../src/modules/post-purchase/queries/suppressions"
import type { Statement } from "../../../../src/workflows/consent/statement"

/** Takes all that the consent domain wrote. */
export async function clearConsent(db: Knex): Promise<void> {
  await db.raw(
    `truncate post_purchase_contact, post_purchase_consent, post_purchase_consent_capture,
       post_purchase_suppression, post_purchase_message, post_purchase_erasure`
  )
}

/** A yes to tips, on a page of the storefront. */
export function newConsent(fields: Partial<NewConsent> = {}): NewConsent {
  return {
    email: "mara@example.com",
    topic: "tips",
    action: "granted",
    source: "storefront",
    wording: "Yes, send me tips.",
    ...fields,
  }
}

/** An address that unsubscribed. */
export function newSuppression(
  id: string,
  fields: Partial<NewSuppression> = {}
): NewSuppression {
  return {
    id,
    email_hash: `hash-${id}`,
    email: `${id}@example.com`,
    reason: "unsubscribe",
    detail: null,
    message_id: null,
    ...fields,
  }
}

/** Somebody says yes to tips at the storefront of an opt-in store. */
export function newStatement({
  email = "mara@example.com",
  ...fields
}: Partial<Statement> & { email?: string } = {}): Statement {
  return {
    person: { email },
    decisions: [{ topic: "tips", granted: true }],
    source: "storefront",
    isConfirmed: false,
    mode: "opt-in",
    proof: { wording: "Yes, send me tips." },
    occurredAt: null,
    dedupeKey: null,
    ...fields,
  }
}

/** The consent log, in its order. */
export async function consentLog(db: Knex): Promise<Record<string, unknown>[]> {
  return db("post_purchase_consent").orderBy("sequence")
}

/** `granted`, `withdrawn` … of each topic that something was said about. */
export async function standings(
  db: Knex,
  email = "mara@example.com"
): Promise<Record<string, string>> {
  const { rows } = await db.raw(
    `select distinct on (topic) topic, action from post_purchase_consent
     where email = ? order by topic, sequence desc`,
    [email]
  )
  const latest: { topic: string; action: string }[] = rows
  return Object.fromEntries(latest.map(({ topic, action }) => [topic, action]))
}
