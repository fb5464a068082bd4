import { join } from "node:path"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { Client } from "@medusajs/framework/pg"
import { pluginBuildDir } from "../app/demo/places"
import { bootMedusa } from "../support/boot-medusa"
import { connect } from "../support/postgres/external"
import { type SignedWebhook, addMessages, makeWebhooks } from "./ingest-events"
import { postAll } from "./ingest-load"
import { type RawRow, insertOneByOne, takeRows } from "./ingest-raw"
import { prepareBenchDatabase } from "./support/bench-store"
import { DispatchWorker } from "./support/dispatch-worker"
import { measure, median } from "./support/measure"

const EVENTS = 20_000
const ROUNDS = 3
const WEBHOOK_CONNECTIONS = 64
/** What one Medusa process has in its pool. */
const POOL = 10
const SECRET = `whsec_${Buffer.from("a secret for the benchmark only").toString("base64")}`

/** Seconds of one round, by what was measured. */
type Round = { http: number; alone: number; single: number; pooled: number; rows: number }

type Ingestion = {
  isSigned(
    payload: string,
    headers: { id: string; timestamp: string; signature: string },
    secrets: string[]
  ): boolean
  readResendEvent(id: string, body: unknown): unknown
  receiveEvent(container: MedusaContainer, event: unknown): Promise<void>
}

/**
 * Webhooks a second, verified, de-duplicated and committed with what they mean, beside INSERTs
 * of the same rows one by one into the same table of the same database, in turns.
 */
async function main(): Promise<void> {
  console.log("Preparing a store …")
  const bench = await prepareBenchDatabase()
  try {
    const env = {
      DATABASE_URL: bench.url,
      RESEND_API_KEY: "re_fake_key",
      RESEND_BASE_URL: "http://127.0.0.1:9",
      RESEND_WEBHOOK_SECRET: SECRET,
    }
    const server = new DispatchWorker(env, join(bench.dataDir, "server.log"), "serve")
    bench.cleanup.add(() => server.kill())
    const baseUrl = await server.start()
    const medusa = await bootMedusa(join(__dirname, "store"), env)
    bench.cleanup.add(medusa.stop)
    const sql = await connect(bench.url)
    bench.cleanup.add(() => sql.end())
    await sql.query(
      `insert into post_purchase_setting (id, value)
       values ('store', '{"tracking": {"mode": "individual", "requires_consent": false}}')`
    )
    await addMessages(sql, EVENTS)

    console.log("Warming up …")
    await ingestOverHttp(baseUrl, sql, 3000, 99)
    await ingestAlone(medusa.container, sql, 3000, 98)

    const rounds: Round[] = []
    for (let round = 1; round <= ROUNDS; round++) {
      const http = await ingestOverHttp(baseUrl, sql, EVENTS, round)
      const rows = await takeRows(sql)
      const single = await insertRaw(bench.url, sql, rows, 1)
      const pooled = await insertRaw(bench.url, sql, rows, POOL)
      const alone = await ingestAlone(medusa.container, sql, EVENTS, round + 10)
      rounds.push({ http, alone, single, pooled, rows: rows.length })
      const perSecond = [http, alone, single, pooled].map((seconds) =>
        (rows.length / seconds).toFixed(0)
      )
      console.log(`Round ${round} of ${ROUNDS}: ${perSecond.join(", ")} a second.`)
    }
    report(rounds)
  } finally {
    await bench.cleanup.run()
  }
}

/** @returns the seconds that it took */
async function ingestOverHttp(
  baseUrl: string,
  sql: Client,
  events: number,
  seed: number
): Promise<number> {
  await forget(sql)
  const { webhooks } = makeWebhooks(events, SECRET, seed)
  const url = `${baseUrl}/hooks/post-purchase/resend`
  const { seconds } = await measure(async () => {
    const answers = await postAll(url, webhooks, WEBHOOK_CONNECTIONS)
    if (answers.get(200) !== webhooks.length) {
      throw new Error(`not all were taken: ${JSON.stringify([...answers])}`)
    }
  })
  await expectRows(sql, events)
  return scale(seconds, webhooks, events)
}

/** The same work without HTTP: verify, read, look up, write, carry out. */
async function ingestAlone(
  container: MedusaContainer,
  sql: Client,
  events: number,
  seed: number
): Promise<number> {
  const built = (path: string) => require(join(pluginBuildDir, "src", path))
  const { isSigned, readResendEvent, receiveEvent }: Ingestion = {
    ...built("api/hooks/post-purchase/verify-signature"),
    ...built("workflows/engagement/webhooks/read-event"),
    ...built("workflows/engagement/webhooks/receive-event"),
  }
  await forget(sql)
  const { webhooks } = makeWebhooks(events, SECRET, seed)
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < webhooks.length) {
      const { body, headers } = webhooks[next++]
      const id = headers["svix-id"]
      const signed = {
        id,
        timestamp: headers["svix-timestamp"],
        signature: headers["svix-signature"],
      }
      if (!isSigned(body, signed, [SECRET])) {
        throw new Error("a webhook is not signed")
      }
      await receiveEvent(container, readResendEvent(id, JSON.parse(body)))
    }
  }
  const { seconds } = await measure(() =>
    Promise.all(Array.from({ length: WEBHOOK_CONNECTIONS }, lane))
  )
  await expectRows(sql, events)
  return scale(seconds, webhooks, events)
}

async function insertRaw(
  url: string,
  sql: Client,
  rows: RawRow[],
  connections: number
): Promise<number> {
  await sql.query("truncate post_purchase_hit")
  const { seconds } = await measure(() => insertOneByOne(url, rows, connections))
  await expectRows(sql, rows.length)
  return seconds
}

/** Duplicates are webhooks too: the time of as many webhooks as there are rows. */
function scale(seconds: number, webhooks: SignedWebhook[], events: number): number {
  return (seconds * events) / webhooks.length
}

async function forget(sql: Client): Promise<void> {
  await sql.query(
    `truncate post_purchase_hit, post_purchase_suppression, post_purchase_pause`
  )
  await sql.query(
    `update post_purchase_message set delivered_at = null where delivered_at is not null`
  )
  await sql.query("vacuum analyze post_purchase_message")
}

async function expectRows(sql: Client, expected: number): Promise<void> {
  const { rows } = await sql.query<{ count: number }>(
    `select count(*)::int from post_purchase_hit`
  )
  if (rows[0].count !== expected) {
    throw new Error(`there are ${rows[0].count} hits of ${expected} events`)
  }
}

function report(rounds: Round[]): void {
  const rate = (key: Exclude<keyof Round, "rows">) =>
    median(rounds.map((round) => round.rows / round[key]))
  const [http, alone, single, pooled] = [
    rate("http"),
    rate("alone"),
    rate("single"),
    rate("pooled"),
  ]
  const row = (name: string, value: number) =>
    console.log(`${name.padEnd(66)} ${value.toFixed(0).padStart(6)} /s`)
  console.log(
    `\nMedian of ${ROUNDS} rounds of ${EVENTS} events, a tenth delivered twice:`
  )
  row(`Webhooks over HTTP to a Medusa, ${WEBHOOK_CONNECTIONS} connections`, http)
  row("The same without HTTP: verify, look up, write, carry out", alone)
  row("Raw INSERTs of the same rows, one connection, one after the other", single)
  row(`Raw INSERTs of the same rows, ${POOL} connections`, pooled)
  const ratio = (name: string, value: number, floor: number) =>
    console.log(`${name.padEnd(66)} ${(value / floor).toFixed(2).padStart(6)}`)
  console.log("")
  ratio("Over HTTP / raw, one connection", http, single)
  ratio(`Over HTTP / raw, ${POOL} connections`, http, pooled)
  ratio("Without HTTP / raw, one connection", alone, single)
  ratio(`Without HTTP / raw, ${POOL} connections`, alone, pooled)
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  }
)
