import { mkdtempSync, readdirSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import sharp from "sharp"
import { TokenUse } from "../../../src/signing/token"
import type { TestStore } from "../../support/test-store"
import { connectionOf } from "./mailed"
import { type BareAnswer, bareRequest, signFor } from "./public-pages"
import { berlin } from "./people"

export const ESPRESSO = "LR-HARB-250-BEAN"
export const ESPRESSO_KG = "LR-HARB-1KG-BEAN"

/** What somebody types into the form. */
export const words = {
  rating: "4",
  title: "Round",
  body: "Mild.\r\nGood.",
  author: "Mara V.",
}

/** A folder for this run's uploads, which is the store's with `env: { UPLOAD_DIR }`. */
export const uploadFolder = (): string => mkdtempSync(join(tmpdir(), "review-photos-"))

/** Names of all photos that lie in the folder. */
export const photosIn = (folder: string): string[] => readdirSync(folder).sort()

/** An order with one line for each SKU. */
export async function buy(
  store: TestStore,
  skus: string[],
  { email = "mara@example.com", shopper = store.shopper } = {}
): Promise<{
  orderId: string
  email: string
  items: { id: string; productId: string; title: string }[]
}> {
  const order = await shopper.placeOrder({
    email,
    address: berlin,
    items: skus.map((sku) => ({ sku })),
  })
  const items = (order.items ?? []).map((item) => ({
    id: item.id,
    productId: item.product_id ?? "",
    title: item.product_title ?? "",
    sku: item.variant_sku ?? "",
  }))
  // In the order of the SKUs, which is not the order's own.
  return {
    orderId: order.id,
    email,
    items: skus.flatMap((sku) => items.filter((item) => item.sku === sku)),
  }
}

/** A mail that asked for reviews of an order's items, as the flow leaves it when it is sent. */
export async function asked(
  store: TestStore,
  { orderId, email, items }: Awaited<ReturnType<typeof buy>>,
  fields: Record<string, string | null> = {}
): Promise<{ messageId: string; path: (position?: number) => Promise<string> }> {
  const db: Knex = connectionOf(store)
  const id = generateEntityId(undefined, "ppmsg")
  const at = new Date()
  await db("post_purchase_message").insert({
    id,
    dedupe_key: `review-request/ask/${id}`,
    flow: "review-request",
    step: "ask",
    purpose: "marketing",
    subject: `order:${orderId}`,
    email,
    order_id: orderId,
    locale: "en-GB",
    planned_at: at,
    send_at: at,
    sent_at: at,
    settled_at: at,
    state: "sent",
    mentions: JSON.stringify(
      items.map((item) => ({ line_item_id: item.id, product_id: item.productId }))
    ),
    ...fields,
  })
  return {
    messageId: id,
    path: (position = 0) => reviewPath(store, id, position),
  }
}

/** The path of a signed link to a review. */
export async function reviewPath(
  store: TestStore,
  messageId: string,
  position: number,
  expiresAt = new Date(Date.now() + 86_400_000)
): Promise<string> {
  const claims = { use: TokenUse.REVIEW, subject: messageId, position, expiresAt }
  return `/post-purchase/review/${await signFor(store, claims)}`
}

export type ChosenFile = { name: string; content: Buffer; type?: string }

/** A form with files as browsers send it. */
export async function multipart(
  fields: Record<string, string | string[]>,
  files: ChosenFile[] = []
): Promise<{ type: string; body: Buffer }> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) {
      form.append(name, one)
    }
  }
  for (const { name, content, type } of files) {
    form.append("photos", new File([new Uint8Array(content)], name, { type }))
  }
  if (!files.length) {
    // As browsers do where nothing was chosen.
    form.append("photos", new File([], ""))
  }
  const answer = new Response(form)
  return {
    type: answer.headers.get("content-type") ?? "",
    body: Buffer.from(await answer.arrayBuffer()),
  }
}

/** Posts the review's form. */
export async function postReview(
  store: Pick<TestStore, "baseUrl">,
  path: string,
  fields: Record<string, string | string[]>,
  files: ChosenFile[] = []
): Promise<BareAnswer> {
  const { type, body } = await multipart(fields, files)
  return bareRequest(store, {
    method: "POST",
    path,
    headers: { "content-type": type },
    body,
  })
}

/** A photo of noise, which no format makes small, with the place where it was taken. */
export async function photo(
  format: "jpeg" | "png" | "webp" | "gif",
  { width = 40, height = 30, seed = 1 } = {}
): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3)
  for (let at = 0; at < pixels.length; at += 1) {
    pixels[at] = (at * 31 + seed * 97) % 251
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .withExif({
      IFD0: { Make: "SecretCamera" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "55/1 41/1 0/1" },
    })
    .toFormat(format)
    .toBuffer()
}

/** Rows of reviews with the words of a version, oldest first. */
export async function reviewRows(store: TestStore): Promise<Record<string, unknown>[]> {
  const { rows } = await store.sql.query<Record<string, unknown>>(
    `select r.*, v.rating, v.title, v.body, v.author, v.photos, v.version as written
     from post_purchase_review r
     join post_purchase_review_version v on v.review_id = r.id
     order by r.submitted_at, v.version`
  )
  return rows
}

/** Decides about a review as an admin does. */
export async function decide(
  store: TestStore,
  id: string,
  decision: Record<string, unknown>
): Promise<void> {
  await store.admin.send("POST", `/admin/post-purchase/reviews/${id}/decide`, decision)
}
