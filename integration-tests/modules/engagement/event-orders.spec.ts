import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import fc from "fast-check"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { matchLateHits } from "../../../src/workflows/engagement/ingest/match-late-hits"
import { reconcileOutcomes } from "../../../src/workflows/engagement/ingest/reconcile-outcomes"
import { labelUnlabelled } from "../../../src/workflows/engagement/labelling/label-unlabelled"
import type { ResendEvent } from "../../../src/workflows/engagement/webhooks/read-event"
import { receiveEvent } from "../../../src/workflows/engagement/webhooks/receive-event"
import {
  type LedgerDatabase,
  createLedgerDatabase,
} from "../ledger/support/ledger-database"
import { messageRow } from "../ledger/support/rows"
import { type EngagementStore, engagementStore } from "./support/engagement-store"
import {
  addMessage,
  bounce,
  clearEngagement,
  eventOf,
  hits,
  suppressedFor,
} from "./support/rows"

/** The moment at which the dispatcher learned what became of its batch. */
const settledAt = new Date(Date.now() - 1_000_000)
const later = (seconds: number) => new Date(settledAt.getTime() + seconds * 1000)

const EVENTS: [type: string, seconds: number, data?: Record<string, unknown>][] = [
  ["email.sent", 1],
  ["email.delivered", 4],
  ["email.delivered", 9],
  ["email.delivery_delayed", 2],
  ["email.opened", 30],
  ["email.clicked", 43, { click: { link: "https://shop.example/" } }],
  ["email.bounced", 5, bounce("Permanent")],
  ["email.bounced", 6, bounce("Transient")],
  ["email.bounced", 7, bounce("Transient")],
  ["email.complained", 60],
  ["email.failed", 3, { failed: { reason: "quota" } }],
  ["email.unheard_of", 8],
]

describe("events of one mail", () => {
  let ledger: LedgerDatabase
  let store: EngagementStore

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
    store = engagementStore(ledger.connect(), {
      tracking: { mode: "individual", requires_consent: false },
      reputation: { soft_bounces: 1, complaint_minimum: 1 },
    })
  })
  afterAll(() => ledger.drop())
  beforeEach(() => clearEngagement(ledger.db))

  it("lead to the same ledger in whatever order they come, before or after the settlement", async () => {
    const scenario = fc.record({
      chosen: fc.oneof(
        { weight: 5, arbitrary: fc.uniqueArray(fc.nat({ max: 11 }), { maxLength: 8 }) },
        { weight: 1, arbitrary: fc.constantFrom<number[]>([10], [10, 11]) }
      ),
      outcome: fc.constantFrom("sent", "unknown"),
      // Mails without our tags are known by the provider's id only, once it is recorded.
      isTagged: fc.boolean(),
    })
    const orders = scenario.chain((one) => {
      const steps = ["settle", ...one.chosen.map(String)]
      const order = fc.shuffledSubarray(steps, { minLength: steps.length })
      return fc.record({
        scenario: fc.constant({
          ...one,
          isTagged: one.isTagged || one.outcome === "unknown",
        }),
        first: order,
        second: order,
        // Any of them may be delivered again.
        again: fc.array(fc.nat({ max: 7 }), { maxLength: 3 }),
      })
    })
    const seen = { differentOrders: 0, sent: 0, failed: 0, suppressed: 0 }
    await fc.assert(
      fc.asyncProperty(orders, async ({ scenario, first, second, again }) => {
        const one = await play(scenario, first, [])
        const two = await play(scenario, second, again)
        expect(two).toEqual(one)
        seen.differentOrders += Number(first.join() !== second.join())
        seen.sent += Number(one.state === "sent")
        seen.failed += Number(one.state === "failed")
        seen.suppressed += Number(one.suppressed.length > 0)
      }),
      { numRuns: 80 }
    )
    // Else it has shown nothing.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(0)
  })

  it("come before their send is recorded, and are tied to it after", async () => {
    const outcome = await play(
      { chosen: [1, 6, 9], outcome: "sent", isTagged: false },
      ["9", "6", "1", "settle"],
      []
    )
    expect(outcome).toMatchObject({
      state: "sent",
      delivered_at: later(4),
      suppressed: ["complaint", "hard-bounce"],
      pauses: 1,
    })
    expect(outcome.hits.map(({ message_id }) => message_id)).toEqual(["m1", "m1", "m1"])
  })

  type Scenario = { chosen: number[]; outcome: string; isTagged: boolean }

  /** Plays the steps in that order, then the minute's job, and says where everything stands. */
  async function play(
    { chosen, outcome, isTagged }: Scenario,
    steps: string[],
    again: number[]
  ) {
    const { db } = ledger
    await clearEngagement(db)
    await addBatch(db)
    await addMessage(db, "m1", {
      state: "claimed",
      batch_id: "b1",
      batch_position: 0,
      sent_at: null,
      settled_at: null,
      external_id: null,
    })
    const events = new Map(
      chosen.map((index) => [String(index), toEvent(index, isTagged)])
    )
    const repeated = again.flatMap((index) => steps[index] ?? [])
    for (const step of [...steps, ...repeated.filter((name) => name !== "settle")]) {
      const event = events.get(step)
      await (event ? receiveEvent(store.container, event) : settle(db, outcome))
    }
    await matchLateHits(store.container)
    await reconcileOutcomes(store.container)
    await labelUnlabelled(store.container)
    const row = await messageRow(db, "m1")
    return {
      state: row.state,
      delivered_at: row.delivered_at,
      external_id: row.external_id,
      sent_at: row.sent_at,
      suppressed: await suppressedFor(db, "m1@example.com"),
      pauses: (await db("post_purchase_pause")).length,
      hits: (await hits(db)).map(
        ({ dedupe_key, kind, message_id, times, occurred_at, flow, label }) => ({
          ...{ dedupe_key, kind, message_id, times, occurred_at, flow, label },
        })
      ),
    }
  }
})

function toEvent(index: number, isTagged: boolean): ResendEvent {
  const [type, seconds, data] = EVENTS[index]
  return eventOf("m1", type, {
    id: `msg_${index}`,
    at: later(seconds),
    ...data,
    ...(isTagged ? {} : { tags: {} }),
  })
}

/** As the dispatcher settles a batch; see queries/settle-batch.ts. */
async function settle(db: Knex, outcome: string): Promise<void> {
  await db("post_purchase_message")
    .where({ state: "claimed" })
    .update({
      state: outcome,
      external_id: outcome === "sent" ? "ext-m1" : null,
      sent_at: outcome === "sent" ? settledAt : null,
      settled_at: settledAt,
    })
}

async function addBatch(db: Knex): Promise<void> {
  await db("post_purchase_batch").insert({
    id: "b1",
    state: "settled",
    provider: "resend",
    idempotency_key: "k1",
    size: 1,
    fence: 1,
    claimed_until: settledAt,
    next_attempt_at: settledAt,
    created_at: later(-10),
  })
}
