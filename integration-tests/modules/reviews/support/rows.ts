import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { ReviewSubmission } from "../../../../src/modules/post-purchase/queries/review-submit"

let counter = 0

/** A submission by account, so that no mail is needed. */
export function submission(change: Partial<ReviewSubmission> = {}): ReviewSubmission {
  counter += 1
  const words = { rating: 5, title: "Round", body: "Mild and round.", author: "Ada L." }
  return {
    ...words,
    id: `pprev_${counter}`,
    version_id: `pprvv_${counter}`,
    line_item_id: "ordli_1",
    order_id: "order_1",
    product_id: "prod_1",
    variant_id: null,
    product_title: "Harbour Espresso",
    variant_title: "250 g",
    sales_channel_id: null,
    customer_id: "cus_1",
    email: "ada@example.com",
    source: "account",
    message_id: null,
    photos: [],
    locale: "en",
    fingerprint: JSON.stringify({ ...words, ...change }),
    ...change,
  }
}

/** A mail that asked about one item. */
export async function insertInvitation(
  db: Knex,
  { id, incentive = null }: { id: string; incentive?: string | null }
): Promise<void> {
  await db("post_purchase_message").insert({
    id,
    dedupe_key: `review-request/ask/${id}`,
    flow: "review-request",
    step: "ask",
    purpose: "marketing",
    subject: "fulfillment:ful_1",
    email: "ada@example.com",
    order_id: "order_1",
    planned_at: new Date(),
    send_at: new Date(),
    sent_at: new Date(),
    state: "sent",
    mentions: JSON.stringify([{ line_item_id: "ordli_1", product_id: "prod_1" }]),
    incentive,
  })
}

/** A review that is public, written so many days ago. */
export async function insertPublished(
  db: Knex,
  {
    rating,
    product = "prod_1",
    body = null,
    daysAgo = 0,
    state = "published",
  }: {
    rating: number
    product?: string
    body?: string | null
    daysAgo?: number
    state?: "published" | "pending" | "rejected"
  }
): Promise<string> {
  counter += 1
  const id = `pprev_p${counter}`
  const at = new Date(Date.now() - daysAgo * 86_400_000)
  await db("post_purchase_review").insert({
    id,
    line_item_id: `ordli_p${counter}`,
    order_id: `order_p${counter}`,
    product_id: product,
    product_title: `Title of ${product}`,
    email: `buyer${counter}@example.com`,
    source: "account",
    state,
    version: 1,
    published_version: state === "published" ? 1 : null,
    submitted_at: at,
    edited_at: at,
    published_at: state === "published" ? at : null,
  })
  await db("post_purchase_review_version").insert({
    id: `pprvv_p${counter}`,
    review_id: id,
    version: 1,
    rating,
    title: null,
    body,
    photos: "[]",
    author: "June O.",
    fingerprint: id,
    written_at: at,
  })
  return id
}
