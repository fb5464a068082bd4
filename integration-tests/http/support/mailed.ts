import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { type PublicLinks, createPublicLinks } from "../../../src/signing/links"
import { openKeyRing } from "../../../src/signing/key-ring"
import type { TestStore } from "../../support/test-store"

/** A message as if it had been sent, with its signed links as paths. */
export type Mailed = {
  id: string
  email: string
  click(position: number): string
  open: string
  unsubscribe: string
}

/** The store's database, over which the store itself works. */
export function connectionOf(store: TestStore): Knex {
  return store.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
}

/** The store's signed links. */
export async function publicLinks(store: TestStore): Promise<PublicLinks> {
  const ring = await openKeyRing(connectionOf(store))
  return createPublicLinks(ring, store.baseUrl, new Date())
}

/** Writes rows of sent messages; `fields` are columns. */
export async function mail(
  store: TestStore,
  ids: string[],
  fields: (id: string) => Record<string, unknown> = () => ({})
): Promise<Mailed[]> {
  const links = await publicLinks(store)
  const db = connectionOf(store)
  const hourAgo = new Date(Date.now() - 3_600_000)
  await db.batchInsert(
    "post_purchase_message",
    ids.map((id) => ({
      id,
      dedupe_key: `thank-you/thank/order:${id}`,
      flow: "thank-you",
      step: "thank",
      purpose: "marketing",
      subject: `order:${id}`,
      email: `${id}@example.com`,
      planned_at: hourAgo,
      send_at: hourAgo,
      sent_at: hourAgo,
      settled_at: hourAgo,
      state: "sent",
      provider: "resend",
      external_id: `ext-${id}`,
      links: JSON.stringify(linksOf(6)),
      ...fields(id),
    })),
    200
  )
  const pathOf = (url: string) => new URL(url).pathname
  return ids.map((id) => ({
    id,
    email: `${id}@example.com`,
    click: (position) => pathOf(links.click(id, position)),
    open: pathOf(links.open(id)),
    unsubscribe: pathOf(links.unsubscribe(id)),
  }))
}

/** The first so many links of a mail. */
export const linksOf = (count: number): string[] =>
  Array.from({ length: count }, (_, position) => `https://shop.example/page-${position}`)

/** Sets how opens and clicks are measured. */
export async function setTracking(
  store: TestStore,
  tracking: { mode: string; requires_consent: boolean }
): Promise<void> {
  await store.admin.send("POST", "/admin/post-purchase/settings", { tracking })
}

/** A row of `post_purchase_hit`. */
export type HitRow = {
  id: string
  dedupe_key: string
  kind: string
  source: string
  message_id: string | null
  external_id: string | null
  position: number | null
  method: string | null
  times: number
  user_agent: string | null
  ip_range: string | null
  network: string | null
  is_prefetch: boolean
  payload: Record<string, unknown> | null
  label: string | null
  label_reason: string | null
}

/** Rows of hits, oldest first. */
export async function hitsOf(store: TestStore, clause = ""): Promise<HitRow[]> {
  const { rows } = await store.sql.query<HitRow>(
    `select * from post_purchase_hit ${clause} order by occurred_at, id`
  )
  return rows
}
