import { type Server, createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { Client } from "@medusajs/framework/pg"
import { Modules } from "@medusajs/framework/utils"
import express from "express"
import { adminAccount, salesChannels, shop } from "../app/src/seed/shop"
import { appDir } from "../app/demo/places"
import { type FakeResend, startFakeResend } from "../fakes/resend"
import { codeOf } from "./failure"
import { dropDatabase } from "./postgres"
import { connect, urlOfDatabase } from "./postgres/external"
import { type Admin, adminLogin, createShopper, type Shopper } from "./store-client"

/** A store with the built plugin, in this process, on a database of its own. */
export type TestStore = {
  baseUrl: string
  container: MedusaContainer
  /** The provider; every mail of the store ends here. */
  resend: FakeResend
  admin: Admin
  shopper: Shopper
  sql: Client
  /** Sends events as Medusa would, and waits for nothing. */
  emit(name: string, data: Record<string, unknown>): Promise<void>
  /**
   * Forgets all messages, orders' mails and settings; the shop and its orders stay. What
   * happened until now counts as before the installation, or `reconcile-orders`, which ticks
   * during tests, would plan the mails of earlier tests again.
   */
  resetLedger(): Promise<void>
  stop(): Promise<void>
}

/** How a spec file wants its store. */
export type TestStoreOptions = {
  /** Laid over what the store is given; `undefined` takes a variable away. */
  env?: Record<string, string | undefined>
  /** Requests a second of the fake. (Default: no limit) */
  rate?: number
  /** Whether the fake reports what becomes of each mail. (Default: false) */
  webhooks?: boolean
}

/** What the store believes webhooks by. */
export const webhookSecret = `whsec_${Buffer.from("a secret for the test store only").toString("base64")}`

type Loaders = (options: {
  directory: string
  expressApp: express.Express
}) => Promise<{ container: MedusaContainer; shutdown: () => Promise<void> }>

/**
 * Boots Medusa with the built plugin on a copy of the seeded store.
 *
 * Call it once a file, in `beforeAll`: a boot takes five seconds.
 */
export async function startTestStore(options: TestStoreOptions = {}): Promise<TestStore> {
  const template = requireEnv("TEST_STORE_TEMPLATE_URL")
  const name = `post_purchase_test_${process.pid}_${Date.now()}`
  const databaseUrl = urlOfDatabase(template, name)
  await copyDatabase(template, name)
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  const baseUrl = `http://127.0.0.1:${port}`
  const resend = await startFakeResend({
    rate: options.rate ?? Infinity,
    webhook: options.webhooks
      ? { url: `${baseUrl}/hooks/post-purchase/resend`, secret: webhookSecret }
      : undefined,
  })
  setEnvironment({
    DATABASE_URL: databaseUrl,
    STORE_URL: baseUrl,
    RESEND_API_KEY: resend.apiKey,
    RESEND_BASE_URL: resend.url,
    RESEND_WEBHOOK_SECRET: webhookSecret,
    DISABLE_ADMIN: "true",
    ...options.env,
  })

  const app = express()
  const loaders: Loaders = require("@medusajs/medusa/loaders/index").default
  const { container, shutdown } = await loaders({ directory: appDir, expressApp: app })
  server.on("request", app)
  const sql = await connect(databaseUrl)
  const admin = await adminLogin({ baseUrl, ...adminAccount })

  return {
    baseUrl,
    container,
    resend,
    admin,
    shopper: createShopper({
      baseUrl,
      publishableKey: await admin.publishableKey(),
    }),
    sql,
    emit: (eventName, data) =>
      container.resolve(Modules.EVENT_BUS).emit({ name: eventName, data }),
    resetLedger: async () => {
      await settleDispatch(sql)
      await truncateLedger(sql)
      await sql.query(
        `delete from post_purchase_cursor where id <> 'installed';
         update post_purchase_cursor set seen_until = clock_timestamp()`
      )
      resend.reset()
      resend.clearFaults()
    },
    stop: async () => {
      await sql.end()
      await close(server)
      await shutdown()
      await resend.close()
      await dropDatabase(databaseUrl)
    },
  }
}

/** The publishable key of the second sales channel, the shop's name, and what else tests compare. */
export const seeded = { adminAccount, salesChannels, shop }

/** Empties every table of ours but those that a migration filled. */
async function truncateLedger(sql: Client): Promise<void> {
  const { rows } = await sql.query<{ tables: string }>(
    `select string_agg(quote_ident(tablename), ', ') as tables from pg_tables
     where schemaname = 'public' and tablename like 'post\\_purchase\\_%'
       and tablename not in ('post_purchase_cursor', 'post_purchase_signing_key')`
  )
  for (let attempt = 1; ; attempt += 1) {
    try {
      await sql.query(`truncate ${rows[0].tables}`)
      return
    } catch (error) {
      // The minute's jobs tick during tests, and hold some of these tables in another order.
      if (attempt === 5 || codeOf(error) !== DEADLOCK) {
        throw error
      }
    }
  }
}

const DEADLOCK = "40P01"

/**
 * Takes what is not due yet from the dispatcher, and waits until it has put down what it holds:
 * emptying the tables under its transactions would be a deadlock.
 */
async function settleDispatch(sql: Client): Promise<void> {
  await sql.query(
    "update post_purchase_message set state = 'canceled' where state = 'scheduled'"
  )
  const deadline = Date.now() + 10_000
  for (;;) {
    const { rows } = await sql.query(
      `select (select count(*)::int from post_purchase_message
                where state = 'claimed' and batch_id is null and claimed_until > now())
            + (select count(*)::int from post_purchase_batch
                where state = 'open' and claimed_until > now()) as held`
    )
    if (rows[0].held === 0 || Date.now() > deadline) {
      return
    }
    await sleep(25)
  }
}

function setEnvironment(env: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) {
      delete process.env[name]
    } else {
      process.env[name] = value
    }
  }
}

async function copyDatabase(template: string, name: string): Promise<void> {
  const client = await connect(urlOfDatabase(template, "postgres"))
  try {
    const source = new URL(template).pathname.slice(1)
    await client.query(`create database "${name}" template "${source}"`)
  } finally {
    await client.end()
  }
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

function requireEnv(name: string): string {
  const value = process.env[name]
  if (!value) {
    throw new Error(
      `${name} is not set: run the specs with vitest, whose global setup sets it`
    )
  }
  return value
}
