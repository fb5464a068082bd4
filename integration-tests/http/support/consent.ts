import { setTimeout as sleep } from "node:timers/promises"
import { Modules } from "@medusajs/framework/utils"
import { type Send, createSend } from "../../support/store-client"
import type { TestStore } from "../../support/test-store"

/** A row of `post_purchase_consent`, as far as tests look at it. */
export type ConsentRow = {
  id: string
  dedupe_key: string | null
  email: string
  topic: string
  action: string
  source: string
  is_confirmed: boolean
  occurred_at: Date
  wording: string | null
  ip: string | null
  user_agent: string | null
  locale: string | null
  sales_channel_id: string | null
  order_id: string | null
  message_id: string | null
  actor_id: string | null
}

/** A row of `post_purchase_contact`. */
export type ContactRow = {
  id: string
  email: string
  customer_id: string | null
  locale: string | null
  locale_source: string | null
  time_zone: string | null
  time_zone_source: string | null
  country_code: string | null
  paused_until: Date | null
  frequency: string
}

export const MAIL_TOPICS = ["tips", "reviews", "surveys", "offers", "reminders"]

/** The consent log of all people, or of one, in its order. */
export async function consentLog(
  store: TestStore,
  email?: string
): Promise<ConsentRow[]> {
  const { rows } = await store.sql.query<ConsentRow>(
    `select * from post_purchase_consent where $1::text is null or email = $1
     order by sequence`,
    [email ?? null]
  )
  return rows
}

/** What a person said last, by topic. */
export async function latestConsents(
  store: TestStore,
  email: string
): Promise<Record<string, string>> {
  const rows = await consentLog(store, email)
  return Object.fromEntries(rows.map(({ topic, action }) => [topic, action]))
}

export async function contacts(store: TestStore): Promise<ContactRow[]> {
  const { rows } = await store.sql.query<ContactRow>(
    "select * from post_purchase_contact order by email"
  )
  return rows
}

/** Reasons that hold against an address now. */
export async function openSuppressions(
  store: TestStore,
  email: string
): Promise<string[]> {
  const { rows } = await store.sql.query<{ reason: string }>(
    `select reason from post_purchase_suppression
     where email = $1 and lifted_at is null order by reason`,
    [email]
  )
  return rows.map(({ reason }) => reason)
}

/** Lays settings over the store's, as an admin does. */
export async function changeSettings(
  store: TestStore,
  settings: Record<string, unknown>
): Promise<void> {
  await store.admin.send("POST", "/admin/post-purchase/settings", settings)
}

/** Talks to the Store API as a storefront does; with a token, for a customer who is logged in. */
export async function storefront(store: TestStore, token?: string): Promise<Send> {
  return createSend(store.baseUrl, {
    "x-publishable-api-key": await store.admin.publishableKey(),
    "user-agent": "Storefront/1.0",
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  })
}

/** Registers a customer and logs them in. */
export async function registerCustomer(
  store: TestStore,
  email: string
): Promise<{ id: string; token: string }> {
  const account = { email, password: "correct horse battery staple" }
  const anybody = await storefront(store)
  const { token: registration } = await anybody<{ token: string }>(
    "POST",
    "/auth/customer/emailpass/register",
    account
  )
  const { customer } = await (
    await storefront(store, registration)
  )<{ customer: { id: string } }>("POST", "/store/customers", { email })
  const { token } = await anybody<{ token: string }>(
    "POST",
    "/auth/customer/emailpass",
    account
  )
  return { id: customer.id, token }
}

/** Writes down the events of a name from now on. */
export function recordEvents(store: TestStore, name: string) {
  const seen: unknown[] = []
  const bus = store.container.resolve(Modules.EVENT_BUS)
  const subscriber = async ({ data }: { data: unknown }) => {
    seen.push(data)
  }
  bus.subscribe(name, subscriber)
  return {
    /** The events so far, as soon as there are so many. */
    async atLeast(count: number): Promise<unknown[]> {
      const deadline = Date.now() + 10_000
      while (seen.length < count) {
        if (Date.now() > deadline) {
          throw new Error(`${seen.length} events ${name} came, not ${count}`)
        }
        await sleep(10)
      }
      return seen
    },
    stop: () => bus.unsubscribe(name, subscriber),
  }
}
