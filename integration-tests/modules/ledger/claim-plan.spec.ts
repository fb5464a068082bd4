import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { claimDueMessages } from "../../../src/modules/post-purchase/queries/claim-due-messages"
import { nextDue } from "../../../src/modules/post-purchase/queries/next-due"
import { type LedgerDatabase, createLedgerDatabase } from "./support/ledger-database"

const SETTLED = 100_000
const DUE = 50

type Plan = { "Index Name"?: string; "Node Type": string; Plans?: Plan[] }

/** Every node of a plan, the root first. */
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]

describe("the claim among a hundred thousand settled messages", () => {
  let ledger: LedgerDatabase
  const statements: { sql: string; bindings: unknown[] }[] = []

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
    await ledger.db.raw(
      `insert into post_purchase_message
         (id, dedupe_key, flow, step, purpose, subject, planned_at, send_at, state)
       select 'm' || n, 'key' || n, 'order-confirmation', 'confirm', 'transactional',
              'order:' || n, now(), now() - n * interval '1 second',
              case when n <= ? then 'scheduled' else 'sent' end
       from generate_series(1, ?) n`,
      [DUE, SETTLED + DUE]
    )
    await ledger.db.raw("vacuum analyze post_purchase_message")
    ledger.db.on("query", ({ sql, bindings }) => statements.push({ sql, bindings }))
  })
  afterAll(() => ledger.drop())

  /** The plan of the statement that a query sends, taken from the query itself. */
  const planOf = async (run: () => Promise<unknown>): Promise<Plan[]> => {
    statements.length = 0
    await run()
    const [{ sql, bindings }] = statements
    const client = await ledger.db.client.acquireConnection()
    try {
      const { rows } = await client.query(`explain (format json) ${sql}`, bindings)
      return nodes(rows[0]["QUERY PLAN"][0].Plan)
    } finally {
      await ledger.db.client.releaseConnection(client)
    }
  }

  it("reads due work by the partial index alone", async () => {
    const plan = await planOf(() => claimDueMessages(ledger.db, 100, 60))
    const indexes = plan.flatMap((node) => node["Index Name"] ?? [])
    expect(indexes).toContain("IDX_post_purchase_message_send_at_id")
    // A sequential scan of the settled rows is the 364 ms instead of 0.16 ms of FACTS.
    expect(plan.map((node) => node["Node Type"])).not.toContain("Seq Scan")
  })

  it("claims all that is due and nothing else", async () => {
    await ledger.db.raw(
      `update post_purchase_message set state = 'scheduled' where state = 'claimed'`
    )
    const { messages } = await claimDueMessages(ledger.db, 1000, 60)
    expect(messages).toHaveLength(DUE)
  })

  it("finds the next due moment by the partial indexes", async () => {
    const indexes = (await planOf(() => nextDue(ledger.db))).flatMap(
      (node) => node["Index Name"] ?? []
    )
    expect(indexes).toContain("IDX_post_purchase_message_send_at_id")
  })
})
