import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { exportPerson } from "../../../src/modules/post-purchase/queries/export-person"
import { openKeyRing } from "../../../src/signing/key-ring"
import { findInLedger, ledgerColumns } from "../../support/find-in-ledger"
import {
  type LedgerDatabase,
  createLedgerDatabase,
} from "../ledger/support/ledger-database"
import { askOf } from "./support/fill-ledger"
import { type Person, addHit, addMessage, addPerson } from "./support/person-rows"

/** Tables that hold nothing about one person; each with its reason. */
const ABOUT_NOBODY = [
  // Up to a hundred people's mail in one call; only `last_error` could name one of them.
  "post_purchase_batch",
  "post_purchase_cursor",
  "post_purchase_flow_setting",
  "post_purchase_pace",
  "post_purchase_pause",
  "post_purchase_product_guide",
  "post_purchase_setting",
  // The store's secrets.
  "post_purchase_signing_key",
]

describe("exporting a person", () => {
  let ledger: LedgerDatabase
  let db: Knex
  let mara: Person
  let june: Person

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
    db = ledger.db
    const { hashEmail } = await openKeyRing(db)
    const person = (key: string): Person => ({
      key,
      email: `${key}@example.com`,
      hash: hashEmail(`${key}@example.com`),
    })
    mara = person("mara")
    june = person("june")
    await addPerson(db, june)
    await addPerson(db, mara)
    await addMessage(db, mara, "ppmsg_mara_early", { planned_at: new Date(0) })
    await addHit(db, mara, "pphit_mara_2", "ppmsg_mara_early")
  })
  afterAll(() => ledger.drop())

  const exported = () =>
    exportPerson(db, {
      email: mara.email,
      email_hash: mara.hash,
      cart_ids: ["cart_mara"],
    })

  it("knows of every table whether it is about people", async () => {
    const tables = new Set((await ledgerColumns(askOf(db))).map(({ table }) => table))
    // A new table belongs into the export, and into the erasure, or on the list above.
    expect([...Object.keys(await exported()), ...ABOUT_NOBODY].sort()).toEqual([
      ...tables,
    ])
  })

  it("holds every row about the person, with every column", async () => {
    const tables = await exported()
    const counts = Object.fromEntries(
      Object.entries(tables).map(([table, rows]) => [table, rows.length])
    )
    expect(counts).toEqual({
      post_purchase_contact: 1,
      post_purchase_consent: 2,
      post_purchase_consent_capture: 1,
      post_purchase_suppression: 1,
      post_purchase_message: 2,
      post_purchase_hit: 2,
      post_purchase_purchase: 1,
      post_purchase_conversion: 1,
      post_purchase_shipment_report: 1,
      post_purchase_review: 1,
      post_purchase_review_version: 1,
      post_purchase_survey_answer: 1,
      post_purchase_follow_up: 1,
      post_purchase_erasure: 0,
    })
    expect(tables.post_purchase_message[1]).toEqual(
      await db("post_purchase_message").where({ id: "ppmsg_mara" }).first()
    )
    // Wherever the address stands, the export says so.
    const everywhere = (await findInLedger(askOf(db), mara.email)).filter(
      (column) => !column.startsWith("post_purchase_batch.")
    )
    for (const place of everywhere) {
      const [table, column] = place.split(".")
      const values = JSON.stringify(tables[table].map((row) => row[column])).toLowerCase()
      expect(values, place).toContain(mara.email)
    }
  })

  it("holds nothing of anybody else, and no secret", async () => {
    const text = JSON.stringify(await exported())
    expect(text).not.toContain("june")
    const keys: { secret: string }[] = await db("post_purchase_signing_key")
    expect(keys).not.toHaveLength(0)
    for (const { secret } of keys) {
      expect(text.includes(secret)).toBe(false)
    }
  })

  it("is the same each time, the oldest first", async () => {
    const tables = await exported()
    expect(tables.post_purchase_message.map(({ id }) => id)).toEqual([
      "ppmsg_mara_early",
      "ppmsg_mara",
    ])
    expect(await exported()).toEqual(tables)
  })

  it("is empty for whom nothing is known of", async () => {
    const tables = await exportPerson(db, {
      email: "nobody@example.com",
      email_hash: "0".repeat(64),
      cart_ids: [],
    })
    expect(new Set(Object.values(tables).map((rows) => rows.length))).toEqual(
      new Set([0])
    )
  })
})
