import { randomInt } from "node:crypto"
import { type IncomingHttpHeaders, request } from "node:http"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, generateEntityId } from "@medusajs/framework/utils"
import { ensureContacts } from "../../../src/modules/post-purchase/queries/contacts"
import { planMessages } from "../../../src/modules/post-purchase/queries/plan-messages"
import { forgetKeys, openKeyRing } from "../../../src/signing/key-ring"
import type { TokenClaims } from "../../../src/signing/token"
import type { TestStore } from "../../support/test-store"

/** Below which all public pages lie. */
export const ROOT = "/post-purchase"

/** What a bare HTTP client got: no cookies, no redirects followed, no browser's headers. */
export type BareAnswer = { status: number; headers: IncomingHttpHeaders; body: string }

export type BareRequest = {
  method?: string
  /** From the first slash on; sent as it is. */
  path: string
  headers?: Record<string, string>
  body?: string | Buffer
}

/** Sends a request with `node:http`, from an address that no other request of the run has. */
export function bareRequest(
  store: Pick<TestStore, "baseUrl">,
  { method = "GET", path, headers = {}, body }: BareRequest
): Promise<BareAnswer> {
  const { hostname, port } = new URL(store.baseUrl)
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        hostname,
        port,
        method,
        path,
        headers: {
          "x-forwarded-for": freshAddress(),
          ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }),
          ...headers,
        },
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on("data", (chunk: Buffer) => chunks.push(chunk))
        answer.on("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks).toString(),
          })
        )
        answer.on("error", reject)
      }
    )
    sent.on("error", reject)
    sent.end(body)
  })
}

const FORM = { "content-type": "application/x-www-form-urlencoded" }

/** Posts a form as a browser does. */
export function postForm(
  store: Pick<TestStore, "baseUrl">,
  path: string,
  fields: Record<string, string | string[]>,
  headers: Record<string, string> = {}
): Promise<BareAnswer> {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) {
      form.append(name, one)
    }
  }
  return bareRequest(store, {
    method: "POST",
    path,
    headers: { ...FORM, ...headers },
    body: form.toString(),
  })
}

/** The one-click POST of RFC 8058. */
export function oneClick(
  store: Pick<TestStore, "baseUrl">,
  path: string
): Promise<BareAnswer> {
  return bareRequest(store, {
    method: "POST",
    path,
    headers: FORM,
    body: "List-Unsubscribe=One-Click",
  })
}

/** An address that the rate limits have not seen. */
export function freshAddress(): string {
  return [10, randomInt(256), randomInt(256), randomInt(1, 255)].join(".")
}

/** A token as the store signs it. */
export async function signFor(store: TestStore, claims: TokenClaims): Promise<string> {
  const db = connectionOf(store)
  forgetKeys(db)
  return (await openKeyRing(db)).sign(claims)
}

/** A marketing mail that was sent to somebody who is known. */
export async function sentMail(
  store: TestStore,
  {
    email = "marlene@example.com",
    flow = "thank-you",
    locale = "en-GB",
    contactLocale = null,
  }: {
    email?: string
    flow?: string
    locale?: string | null
    contactLocale?: string | null
  } = {}
): Promise<{ messageId: string; contactId: string }> {
  const db = connectionOf(store)
  const messageId = generateEntityId(undefined, "ppmsg")
  await planMessages(db, [
    {
      id: messageId,
      dedupe_key: `${flow}/thanks/order:${messageId}`,
      flow,
      step: "thanks",
      purpose: "marketing",
      subject: `order:${messageId}`,
      email,
      customer_id: null,
      order_id: null,
      fulfillment_id: null,
      sales_channel_id: null,
      locale,
      delay_seconds: 0,
      expires_seconds: null,
      // Nothing that the dispatcher, which ticks during tests, would take.
      state: "canceled",
      skip_reason: null,
    },
  ])
  await db.raw(
    `update post_purchase_message set state = 'sent', sent_at = now(), settled_at = now()
     where id = ?`,
    [messageId]
  )
  const contactId = await knownContact(store, email, contactLocale)
  return { messageId, contactId }
}

/** Somebody whom the store knows. */
export async function knownContact(
  store: TestStore,
  email: string,
  locale: string | null = null
): Promise<string> {
  const id = generateEntityId(undefined, "ppcon")
  const [contact] = await ensureContacts(connectionOf(store), [{ id, email, locale }])
  return contact.id
}

/**
 * What stands in the ledger, by table, but for hits and what jobs write as they tick: two of
 * these are equal exactly when nothing was changed in between.
 */
export async function ledgerDigest(store: TestStore): Promise<Record<string, string>> {
  const ignored = ["post_purchase_hit", "post_purchase_cursor", "post_purchase_pace"]
  const { rows } = await store.sql.query<{ tablename: string }>(
    `select tablename from pg_tables
     where schemaname = 'public' and tablename like 'post\\_purchase\\_%'
       and tablename <> all($1) order by tablename`,
    [ignored]
  )
  const digest: Record<string, string> = {}
  for (const { tablename } of rows) {
    const { rows: found } = await store.sql.query<{ digest: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')
         as digest from "${tablename}" t`
    )
    digest[tablename] = found[0].digest
  }
  return digest
}

const connectionOf = (store: TestStore): Knex =>
  store.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
