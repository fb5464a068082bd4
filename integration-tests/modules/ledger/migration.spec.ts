import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { planMessages } from "../../../src/modules/post-purchase/queries/plan-messages"
import { type LedgerDatabase, createLedgerDatabase } from "./support/ledger-database"
import { plannedMessage } from "./support/rows"

const TABLES = [
  "post_purchase_batch",
  "post_purchase_consent",
  "post_purchase_consent_capture",
  "post_purchase_contact",
  "post_purchase_conversion",
  "post_purchase_cursor",
  "post_purchase_erasure",
  "post_purchase_flow_setting",
  "post_purchase_follow_up",
  "post_purchase_hit",
  "post_purchase_message",
  "post_purchase_pace",
  "post_purchase_pause",
  "post_purchase_product_guide",
  "post_purchase_purchase",
  "post_purchase_review",
  "post_purchase_review_version",
  "post_purchase_setting",
  "post_purchase_shipment_report",
  "post_purchase_signing_key",
  "post_purchase_suppression",
  "post_purchase_survey_answer",
]

describe("the ledger's migration", () => {
  let ledger: LedgerDatabase

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())

  const relations = async (): Promise<string[]> => {
    const { rows } = await ledger.db.raw(
      `select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and relkind in ('r', 'S') and relname like 'post_purchase%'
       order by relname`
    )
    return rows.map(({ relname }: { relname: string }) => relname)
  }
  const withSequences = [
    ...TABLES,
    "post_purchase_consent_sequence",
    "post_purchase_fence",
  ].sort()

  it("goes up, down to nothing, and up again", async () => {
    expect(await relations()).toEqual(withSequences)
    await ledger.migrate("down")
    expect(await relations()).toEqual([])
    await ledger.migrate("up")
    expect(await relations()).toEqual(withSequences)
  })

  it("writes the moment of installation", async () => {
    const row = await ledger.db("post_purchase_cursor").where({ id: "installed" }).first()
    expect(Math.abs(Date.now() - row.seen_until.getTime())).toBeLessThan(60_000)
  })

  it("keeps a dedupe key taken by a row that was soft-deleted", async () => {
    await planMessages(ledger.db, [plannedMessage("gone")])
    await ledger.db.raw(
      "update post_purchase_message set deleted_at = now() where id = 'gone'"
    )
    const again = plannedMessage("new", { dedupe_key: plannedMessage("gone").dedupe_key })
    expect(await planMessages(ledger.db, [again])).toEqual([])
    // Were the index partial, the row below would be a second one of the same key.
    await planMessages(ledger.db, [plannedMessage("third")])
    await expect(
      ledger
        .db("post_purchase_message")
        .where({ id: "third" })
        .update({ dedupe_key: again.dedupe_key })
    ).rejects.toThrow("IDX_post_purchase_message_dedupe_key_unique")
  })

  it("refuses a state that the ledger does not know", async () => {
    await planMessages(ledger.db, [plannedMessage("odd")])
    await expect(
      ledger.db("post_purchase_message").where({ id: "odd" }).update({ state: "maybe" })
    ).rejects.toThrow("post_purchase_message_state_check")
  })
})
