import { join } from "node:path"
import type { Client } from "@medusajs/framework/pg"
import { adminAccount } from "../app/src/seed/shop"
import { connect } from "../support/postgres/external"
import { adminLogin, createShopper } from "../support/store-client"
import { FAULT_KINDS } from "../fakes/resend"
import { prepareBenchDatabase } from "./support/bench-store"
import { DispatchWorker } from "./support/dispatch-worker"
import {
  type AcceptedEmail,
  type FakeResendProcess,
  startFakeResendProcess,
} from "./support/fake-resend-process"
import { placeOrders } from "./support/place-orders"
import { planConfirmations } from "./support/plan-confirmations"
import { seededRandom } from "../support/random-draws"

const MESSAGES = 10_000
const WORKERS = 2
const KILLS = 24
const FAULT_SHARE = 0.1
const DEADLINE_MS = 10 * 60_000

/** A quota that is used up stops everything for minutes, by design: it has tests of its own. */
const faultKinds = FAULT_KINDS.filter((kind) => !kind.endsWith("quota"))

/**
 * Ten thousand due messages, two workers that are killed at random moments, a provider that
 * fails in every way it can: each mail is accepted exactly once.
 */
async function main(): Promise<boolean> {
  const seed = Number(process.env.SEED ?? 1)
  const random = seededRandom(seed)
  console.log(`Preparing ${MESSAGES} orders (seed ${seed}) …`)
  const bench = await prepareBenchDatabase()
  const start = Date.now()
  try {
    const fake = await startFakeResendProcess(bench.cleanup, ["--seed", String(seed)])
    const env = {
      DATABASE_URL: bench.url,
      RESEND_API_KEY: "re_fake_key",
      RESEND_BASE_URL: fake.url,
      // Small batches and a short lease: more hand-overs to interrupt in the same time.
      BENCH_BATCH_SIZE: "25",
      BENCH_LEASE_SECONDS: "5",
    }
    const sql = await connect(bench.url)
    bench.cleanup.add(() => sql.end())
    await planAll(sql, env, bench.dataDir)

    await fake.reset()
    await fake.setRate(40)
    for (const kind of faultKinds) {
      await fake.addFault({
        kind,
        probability: FAULT_SHARE / faultKinds.length,
        delayMs: 300 + random() * 700,
      })
    }

    const workers = Array.from(
      { length: WORKERS },
      (_, index) => new DispatchWorker(env, join(bench.dataDir, `worker-${index}.log`))
    )
    bench.cleanup.add(
      async () => void (await Promise.all(workers.map((worker) => worker.kill())))
    )
    const dispatching = Date.now()
    let kills = 0
    await Promise.all(
      workers.map(async (worker) => {
        while (kills < KILLS && Date.now() - start < DEADLINE_MS) {
          await worker.start()
          // From the first claim to the middle of the fifth batch.
          await new Promise((resolve) => setTimeout(resolve, random() * 1500))
          if ((await countOpen(sql)) === 0) {
            return
          }
          await worker.kill()
          kills += 1
        }
        await worker.start()
      })
    )
    console.log(`${kills} kills are done; the workers may finish.`)
    while ((await countOpen(sql)) > 0 && Date.now() - start < DEADLINE_MS) {
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
    await Promise.all(workers.map((worker) => worker.kill()))
    return await report(sql, fake, kills, (Date.now() - dispatching) / 1000)
  } finally {
    await bench.cleanup.run()
  }
}

/** Places the orders through a worker's server and plans their confirmations. */
async function planAll(
  sql: Client,
  env: Record<string, string>,
  dataDir: string
): Promise<void> {
  const worker = new DispatchWorker(env, join(dataDir, "orders.log"), "serve")
  const baseUrl = await worker.start()
  const admin = await adminLogin({ baseUrl, ...adminAccount })
  const shopper = createShopper({ baseUrl, publishableKey: await admin.publishableKey() })
  const orderIds = await placeOrders(shopper, sql, MESSAGES)
  await worker.kill()
  await sql.query("truncate post_purchase_message, post_purchase_batch")
  // Reconciliation would only find the same keys taken.
  await sql.query(
    `update post_purchase_cursor set seen_until = now() + interval '1 year' where id = 'installed'`
  )
  await planConfirmations(sql, orderIds)
}

async function countOpen(sql: Client): Promise<number> {
  const { rows } = await sql.query<{ open: number }>(
    `select (select count(*) from post_purchase_message where state in ('scheduled', 'claimed'))::int
       + (select count(*) from post_purchase_batch where state = 'open')::int as open`
  )
  return rows[0].open
}

async function report(
  sql: Client,
  fake: FakeResendProcess,
  kills: number,
  seconds: number
): Promise<boolean> {
  const accepted = await fake.emails()
  const copies = countByMessage(accepted)
  const { rows: planned } = await sql.query<{
    id: string
    state: string
    external_id: string
    last_error: string | null
  }>("select id, state, external_id, last_error from post_purchase_message")
  const { rows: batches } = await sql.query<{
    state: string
    count: number
    attempts: number
  }>(
    `select state, count(*)::int as count, sum(attempt)::int as attempts
     from post_purchase_batch group by state`
  )
  const states = new Map<string, number>()
  planned.forEach(({ state }) => states.set(state, (states.get(state) ?? 0) + 1))
  const missing = planned.filter(({ id }) => !copies.has(id))
  const twice = [...copies].filter(([, count]) => count > 1)
  const strangers = [...copies.keys()].length - (planned.length - missing.length)
  const ids = new Set(accepted.map(({ id }) => id))
  const wrongId = planned.filter(
    ({ state, external_id }) => state === "sent" && !ids.has(external_id)
  )

  console.log(`\nMessages planned            ${planned.length}`)
  console.log(`Workers killed (SIGKILL)    ${kills}`)
  console.log(`Mails accepted              ${accepted.length}`)
  console.log(`  accepted twice            ${twice.length}`)
  console.log(`  never accepted            ${missing.length}`)
  console.log(`  of no message             ${strangers}`)
  console.log(`States                      ${JSON.stringify(Object.fromEntries(states))}`)
  planned
    .filter(({ last_error }) => last_error !== null)
    .slice(0, 5)
    .forEach(({ id, state, last_error }) =>
      console.log(`  ${id} is ${state}: ${last_error}`)
    )
  console.log(`Sent with a wrong id        ${wrongId.length}`)
  console.log(`Batches                     ${JSON.stringify(batches)}`)
  const stats = await fake.stats()
  console.log(`Requests                    ${JSON.stringify(stats.requests)}`)
  console.log(`Faults                      ${JSON.stringify(stats.faults)}`)
  console.log(`Time                        ${seconds.toFixed(0)} s`)

  const isRight =
    planned.length === MESSAGES &&
    accepted.length === MESSAGES &&
    states.get("sent") === MESSAGES &&
    twice.length + missing.length + strangers + wrongId.length === 0 &&
    kills >= 20 &&
    batches.every(({ state }) => state !== "open")
  console.log(
    isRight ? "\nEach message was accepted exactly once." : "\nNOT exactly once."
  )
  return isRight
}

function countByMessage(emails: AcceptedEmail[]): Map<string, number> {
  const copies = new Map<string, number>()
  for (const { tags } of emails) {
    const id = tags.find(({ name }) => name === "message_id")?.value ?? "no message"
    copies.set(id, (copies.get(id) ?? 0) + 1)
  }
  return copies
}

main().then(
  (isRight) => process.exit(isRight ? 0 : 1),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  }
)
