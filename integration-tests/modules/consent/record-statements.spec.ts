import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { readSuppressions } from "../../../src/modules/post-purchase/queries/suppressions"
import { lockPeople } from "../../../src/modules/post-purchase/queries/consents-lock"
import { openKeyRing } from "../../../src/signing/key-ring"
import { recordStatements } from "../../../src/workflows/consent/record-statements"
import type { Statement } from "../../../src/workflows/consent/statement"
import { withdraw } from "../../../src/workflows/consent/withdraw"
import {
  type LedgerDatabase,
  createLedgerDatabase,
} from "../ledger/support/ledger-database"
import {
  clearConsent,
  consentLog,
  newStatement,
  newSuppression,
  standings,
} from "./support/rows"
import { suppress } from "../../../src/modules/post-purchase/queries/suppressions"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"

const MARA = "mara@example.com"
const ALL_OFF = {
  tips: "withdrawn",
  reviews: "withdrawn",
  surveys: "withdrawn",
  offers: "withdrawn",
  reminders: "withdrawn",
}

describe("recordStatements", () => {
  let ledger: LedgerDatabase
  let hash: string

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
    hash = (await openKeyRing(ledger.db)).hashEmail(MARA)
  })
  afterAll(() => ledger.drop())
  beforeEach(() => clearConsent(ledger.db))

  const say = (fields: Parameters<typeof newStatement>[0] = {}, db = ledger.db) =>
    recordStatements(db, [newStatement(fields)])
  const leaveAll = (db: Knex = ledger.db) =>
    db.transaction(async (trx) => {
      await lockPeople(trx, [MARA])
      return withdraw(trx, {
        email: MARA,
        emailHash: hash,
        topic: null,
        source: "one-click",
        isConfirmed: true,
        proof: { message_id: "ppmsg_1" },
      })
    })
  const openReasons = async () =>
    (await readSuppressions(ledger.db, [hash])).map(({ reason }) => reason)
  const plans = () =>
    ledger
      .db("post_purchase_message")
      .select("step", "email", "locale", "purpose", "state")
  const doubleOptIn: Partial<Statement> = { mode: "double-opt-in" }

  it("makes a contact of whoever said nothing", async () => {
    const { contacts, recorded, planned } = await say({ decisions: [] })
    expect(contacts.get(MARA)).toMatchObject({ email: MARA })
    expect([recorded, planned]).toEqual([[], 0])
  })

  it("takes a yes as it is where no confirmation is asked for", async () => {
    for (const mode of ["opt-in", "soft-opt-in"] as const) {
      await clearConsent(ledger.db)
      expect(await say({ mode })).toMatchObject({ planned: 0 })
      expect(await standings(ledger.db)).toEqual({ tips: "granted" })
    }
  })

  it("asks once a day for the confirmation of a yes, in the language of the statement", async () => {
    const decisions = [
      { topic: "tips" as const, granted: true },
      { topic: "offers" as const, granted: true },
      { topic: "tracking" as const, granted: true },
      { topic: "surveys" as const, granted: false },
    ]
    const proof = { wording: "Ja.", locale: "de-DE" }
    expect(await say({ ...doubleOptIn, decisions, proof })).toMatchObject({ planned: 1 })
    expect(await standings(ledger.db)).toEqual({
      tips: "requested",
      offers: "requested",
      tracking: "granted",
      surveys: "withdrawn",
    })
    expect(await say({ ...doubleOptIn, decisions, proof })).toMatchObject({ planned: 0 })
    expect(await plans()).toEqual([
      {
        step: "confirm",
        email: MARA,
        locale: "de-DE",
        purpose: "transactional",
        state: "scheduled",
      },
    ])
    const log = await consentLog(ledger.db)
    expect(log.map(({ topic, wording }) => [topic, wording]).slice(0, 4)).toEqual([
      ["tips", "Ja."],
      ["offers", "Ja."],
      ["tracking", "Ja."],
      ["surveys", null],
    ])
  })

  it("needs no second confirmation while the first one holds", async () => {
    await say({ ...doubleOptIn, isConfirmed: true })
    await say(doubleOptIn)
    expect(await standings(ledger.db)).toEqual({ tips: "granted" })
    expect((await consentLog(ledger.db)).map(({ is_confirmed }) => is_confirmed)).toEqual(
      [true, true]
    )
    await say({ ...doubleOptIn, decisions: [{ topic: "tips", granted: false }] })
    expect(await say(doubleOptIn)).toMatchObject({ planned: 1 })
    expect(await standings(ledger.db)).toEqual({ tips: "requested" })
  })

  it("changes nothing by a repeat, not even what was said in between", async () => {
    const order = { dedupeKey: "order:1", occurredAt: new Date(Date.now() - 3600_000) }
    expect((await say(order)).recorded).toHaveLength(1)
    await leaveAll()
    expect(await say(order)).toMatchObject({ recorded: [], planned: 0 })
    expect(await standings(ledger.db)).toEqual(ALL_OFF)
    expect(await openReasons()).toEqual(["unsubscribe"])
  })

  it("lets a yes that is found late not outweigh a later unsubscription", async () => {
    await leaveAll()
    const late = { dedupeKey: "order:1", occurredAt: new Date(Date.now() - 3600_000) }
    expect(await say(late)).toMatchObject({ recorded: [] })
    expect(await say({ ...late, ...doubleOptIn })).toMatchObject({ planned: 0 })
    expect(await standings(ledger.db)).toEqual(ALL_OFF)
    expect(await openReasons()).toEqual(["unsubscribe"])
  })

  it("ends an unsubscription by a fresh yes, for that topic only", async () => {
    await say({ decisions: [{ topic: "offers", granted: true }] })
    // As an import does it: without a word in the log.
    await suppress(ledger.db, [newSuppression("s1", { email_hash: hash, email: MARA })])
    await say()
    expect(await openReasons()).toEqual([])
    expect(await standings(ledger.db)).toEqual({ ...ALL_OFF, tips: "granted" })
    expect(await ledger.db("post_purchase_suppression").first()).toMatchObject({
      lifted_by: "storefront",
    })
  })

  it("ends no unsubscription by a yes that is late for it, though the topic was never spoken of", async () => {
    await suppress(ledger.db, [newSuppression("s1", { email_hash: hash, email: MARA })])
    await say({ occurredAt: new Date(Date.now() - 3600_000) })
    expect(await openReasons()).toEqual(["unsubscribe"])
    expect(await standings(ledger.db)).toEqual({ tips: "granted" })
  })

  it.each([
    ["a request that is not confirmed", { mode: "double-opt-in" }],
    ["a yes to being measured", { decisions: [{ topic: "tracking", granted: true }] }],
    ["a no", { decisions: [{ topic: "tips", granted: false }] }],
  ] as [string, Partial<Statement>][])(
    "ends no unsubscription by %s",
    async (_, fields) => {
      await leaveAll()
      await say(fields)
      expect(await openReasons()).toEqual(["unsubscribe"])
    }
  )

  it("ends neither a bounce nor a complaint nor what an admin did", async () => {
    const reasons = ["complaint", "hard-bounce", "manual", "soft-bounces"] as const
    await suppress(
      ledger.db,
      reasons.map((reason) => newSuppression(reason, { email_hash: hash, reason }))
    )
    await leaveAll()
    await say()
    expect(await openReasons()).toEqual(reasons)
  })

  it("brings nobody back who asked to be forgotten after they said it", async () => {
    await ledger.db("post_purchase_erasure").insert({
      id: "ppera_1",
      email_hash: hash,
      requested_at: new Date("2026-11-22T10:00:00Z"),
    })
    const before = { occurredAt: new Date("2026-11-22T09:59:00Z") }
    expect((await say(before)).contacts.size).toBe(0)
    expect(await ledger.db("post_purchase_contact")).toEqual([])
    expect(await consentLog(ledger.db)).toEqual([])

    await say({ occurredAt: new Date("2026-11-22T10:01:00Z") })
    expect(await standings(ledger.db)).toEqual({ tips: "granted" })
  })

  it("records many people at once, two orders of one among them", async () => {
    const { contacts, recorded } = await recordStatements(ledger.db, [
      newStatement({
        dedupeKey: "order:1",
        occurredAt: new Date("2026-11-22T10:00:00Z"),
      }),
      newStatement({ email: "june@example.com", dedupeKey: "order:2" }),
      newStatement({
        dedupeKey: "order:3",
        occurredAt: new Date("2026-11-22T10:05:00Z"),
        decisions: [{ topic: "tips", granted: false }],
      }),
    ])
    expect([...contacts.keys()].sort()).toEqual(["june@example.com", MARA])
    expect(recorded).toHaveLength(3)
    expect(await standings(ledger.db)).toEqual({ tips: "withdrawn" })
  })

  it("records an order once when an event and the reconciliation come together", async () => {
    for (let round = 0; round < 10; round++) {
      const orders = Array.from({ length: 20 }, (_, index) =>
        newStatement({
          email: `r${round}-${index}@x.example`,
          dedupeKey: `order:${round}-${index}`,
          mode: "double-opt-in",
        })
      )
      const [one, two] = await Promise.all([
        recordStatements(ledger.db, orders),
        recordStatements(ledger.other, orders.toReversed()),
      ])
      expect(one.recorded.length + two.recorded.length).toBe(20)
      expect(one.planned + two.planned).toBe(20)
    }
  })

  it("leaves a log and a suppression that agree, whoever of two processes comes first", async () => {
    for (let round = 0; round < 20; round++) {
      await clearConsent(ledger.db)
      const isYesFirst = round % 2 === 0
      const yes = () => say({}, isYesFirst ? ledger.db : ledger.other)
      const no = () => leaveAll(isYesFirst ? ledger.other : ledger.db)
      await Promise.all(isYesFirst ? [yes(), no()] : [no(), yes()])
      const { tips } = await standings(ledger.db)
      expect(await openReasons()).toEqual(tips === "granted" ? [] : ["unsubscribe"])
    }
  })

  it("withdraws all once, and says whether anything changed", async () => {
    await say()
    expect(await leaveAll()).toBe(true)
    expect(await leaveAll()).toBe(false)
    expect(await standings(ledger.db)).toEqual(ALL_OFF)
    expect(await consentLog(ledger.db)).toHaveLength(6)
  })
})
