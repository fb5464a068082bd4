import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { fillRow } from "./fill-ledger"

/** Somebody the ledger knows all about. */
export type Person = {
  /** Part of all ids. */
  key: string
  /** Normalised. */
  email: string
  hash: string
}

/** A settled message, with everything a mail leaves behind. */
export async function addMessage(
  db: Knex,
  { key, email }: Person,
  id: string,
  fields: Record<string, string | number | Date | null> = {}
): Promise<void> {
  await fillRow(db, "post_purchase_message", email, {
    id,
    dedupe_key: `order-confirmation/confirm/order:${id}`,
    flow: "order-confirmation",
    step: "confirm",
    purpose: "transactional",
    subject: `order:order_${key}`,
    email,
    customer_id: `cus_${key}`,
    order_id: `order_${key}`,
    fulfillment_id: null,
    sales_channel_id: "sc_1",
    locale: "en",
    state: "sent",
    skip_reason: null,
    batch_id: null,
    batch_position: null,
    claimed_until: null,
    payload_emptied_at: null,
    provider: "resend",
    external_id: `re_${id}`,
    ...fields,
  })
}

/** An event about a message, as a provider's webhook leaves it. */
export async function addHit(
  db: Knex,
  { email }: Person,
  id: string,
  messageId: string | null
): Promise<void> {
  await fillRow(db, "post_purchase_hit", email, {
    id,
    dedupe_key: `svix:${id}`,
    kind: "open",
    source: "webhook",
    message_id: messageId,
    external_id: `re_${id}`,
    flow: null,
    step: null,
    sales_channel_id: null,
    method: null,
    label: "human",
    label_reason: "no-sign-of-a-machine",
    label_version: 1,
  })
}

/** One row of everything that the plugin keeps about a person. */
export async function addPerson(db: Knex, person: Person): Promise<void> {
  const { key, email, hash } = person
  await fillRow(db, "post_purchase_contact", email, {
    id: `ppcon_${key}`,
    email,
    customer_id: `cus_${key}`,
    frequency: "all",
  })
  for (const topic of ["tips", "offers"]) {
    await fillRow(db, "post_purchase_consent", email, {
      id: `ppcst_${key}_${topic}`,
      dedupe_key: null,
      email,
      topic,
      action: "granted",
      source: "checkout",
    })
  }
  await fillRow(db, "post_purchase_consent_capture", email, { id: `cart_${key}` })
  await addMessage(db, person, `ppmsg_${key}`, { batch_id: `ppbat_${key}` })
  await fillRow(db, "post_purchase_batch", email, {
    id: `ppbat_${key}`,
    state: "settled",
    provider: "resend",
    idempotency_key: `ppkey_${key}`,
  })
  await addHit(db, person, `pphit_${key}`, `ppmsg_${key}`)
  await fillRow(db, "post_purchase_purchase", email, {
    id: `order_${key}`,
    email,
    customer_id: `cus_${key}`,
    sales_channel_id: "sc_1",
    country_code: "de",
    currency_code: "eur",
    canceled_at: null,
    erased_at: null,
  })
  await fillRow(db, "post_purchase_conversion", email, {
    id: `order_${key}`,
    message_id: `ppmsg_${key}`,
    hit_id: `pphit_${key}`,
    flow: "thank-you",
    step: "thanks",
    sales_channel_id: "sc_1",
    currency_code: "eur",
    base_currency_code: "eur",
  })
  await fillRow(db, "post_purchase_shipment_report", email, {
    id: `ppship_${key}`,
    dedupe_key: `ful_${key}:delayed`,
    order_id: `order_${key}`,
    fulfillment_id: `ful_${key}`,
    status: "delayed",
    estimated_delivery: "2026-12-01",
  })
  await fillRow(db, "post_purchase_survey_answer", email, {
    id: `ppsur_${key}`,
    message_id: `ppmsg_${key}`,
    survey: "nps",
    score: 3,
    email,
    order_id: `order_${key}`,
    customer_id: `cus_${key}`,
    sales_channel_id: "sc_1",
    locale: "en",
    erased_at: null,
  })
  await fillRow(db, "post_purchase_follow_up", email, {
    id: `ppfol_${key}`,
    purpose: "transactional",
    email,
    order_id: `order_${key}`,
    customer_id: `cus_${key}`,
    locale: "en",
    author_id: "user_1",
    erased_at: null,
  })
  await fillRow(db, "post_purchase_suppression", email, {
    id: `ppsup_${key}`,
    email_hash: hash,
    email,
    reason: "hard-bounce",
    message_id: `ppmsg_${key}`,
    lifted_at: null,
    lifted_by: null,
  })
  await fillRow(db, "post_purchase_review", email, {
    id: `pprev_${key}`,
    line_item_id: `ordli_${key}`,
    order_id: `order_${key}`,
    product_id: "prod_1",
    variant_id: null,
    product_title: "Tea",
    variant_title: null,
    sales_channel_id: "sc_1",
    customer_id: `cus_${key}`,
    email,
    source: "link",
    message_id: `ppmsg_${key}`,
    incentive: "10 % off",
    state: "published",
    version: 1,
    published_version: 1,
    rejection_reason: null,
    decided_by: "user_1",
    responded_by: "user_1",
    erased_at: null,
  })
  await fillRow(db, "post_purchase_review_version", email, {
    id: `pprvv_${key}`,
    review_id: `pprev_${key}`,
    version: 1,
    rating: 4,
    photos: JSON.stringify([{ id: `photo-${key}.jpg`, url: `https://x/${email}` }]),
    state: "published",
    rejection_reason: null,
    decided_by: "user_1",
  })
}

/** Everything that stands in the tables about people, as text, to be compared. */
export async function snapshot(db: Knex, key: string): Promise<string[]> {
  const { rows } = await db.raw(
    `select table_name from information_schema.tables
     where table_schema = 'public' and table_name like 'post\\_purchase\\_%'
     order by table_name`
  )
  const all: string[] = []
  for (const { table_name } of rows) {
    const { rows: found } = await db.raw(
      `select t::text as row from ?? t where strpos(t::text, ?) > 0 order by t::text`,
      [table_name, `_${key}`]
    )
    all.push(...found.map(({ row }: { row: string }) => `${table_name} ${row}`))
  }
  return all
}
