import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import {
  appendConsents,
  readLatestConsents,
} from "../../../src/modules/post-purchase/queries/consents"
import { lockPeople } from "../../../src/modules/post-purchase/queries/consents-lock"
import {
  type LedgerDatabase,
  createLedgerDatabase,
} from "../ledger/support/ledger-database"
import { clearConsent, consentLog, newConsent, standings } from "./support/rows"

describe("the consent log", () => {
  let ledger: LedgerDatabase

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())
  beforeEach(() => clearConsent(ledger.db))

  it("adds nothing for an empty list", async () => {
    expect(await appendConsents(ledger.db, [])).toEqual([])
    expect(await readLatestConsents(ledger.db, [])).toEqual([])
  })

  it("keeps the whole proof", async () => {
    const proof = {
      wording: "Yes, send me tips. I can unsubscribe at any time. ✓",
      ip: "2001:db8::7",
      user_agent: "Firefox",
      locale: "de-AT",
      sales_channel_id: "sc_1",
      order_id: "order_1",
      message_id: "ppmsg_1",
      actor_id: "user_1",
      occurred_at: new Date("2026-11-22T10:00:00Z"),
      dedupe_key: "order:order_1:tips",
      is_confirmed: true,
    }
    await appendConsents(ledger.db, [newConsent(proof)])
    expect(await consentLog(ledger.db)).toMatchObject([
      {
        ...proof,
        id: expect.stringMatching(/^ppcst_/),
        email: "mara@example.com",
        topic: "tips",
        action: "granted",
        source: "storefront",
      },
    ])
  })

  it("adds the same statement once, whatever a repeat says", async () => {
    const first = newConsent({ dedupe_key: "order:1:tips" })
    expect(await appendConsents(ledger.db, [first])).toHaveLength(1)
    expect(await appendConsents(ledger.db, [{ ...first, action: "withdrawn" }])).toEqual(
      []
    )
    expect(await standings(ledger.db)).toEqual({ tips: "granted" })
  })

  it("tells statements without a key apart", async () => {
    await appendConsents(ledger.db, [newConsent(), newConsent()])
    expect(await consentLog(ledger.db)).toHaveLength(2)
  })

  it("counts the last of several statements of one call and one moment", async () => {
    const moment = new Date("2026-11-22T10:00:00Z")
    const actions = ["granted", "withdrawn", "requested", "withdrawn", "granted"] as const
    await appendConsents(
      ledger.db,
      actions.map((action) => newConsent({ action, occurred_at: moment }))
    )
    expect((await consentLog(ledger.db)).map(({ action }) => action)).toEqual(actions)
    expect(await standings(ledger.db)).toEqual({ tips: "granted" })
  })

  it("reads the latest row of each person and topic by the order of the log, not by ids", async () => {
    await appendConsents(ledger.db, [
      newConsent({ id: "z", topic: "tips" }),
      newConsent({ id: "y", topic: "offers", action: "requested" }),
      newConsent({ id: "x", email: "june@example.com" }),
      newConsent({ id: "a", topic: "tips", action: "withdrawn", wording: null }),
    ])
    const latest = await readLatestConsents(ledger.db, [
      "june@example.com",
      "mara@example.com",
      "nobody@example.com",
    ])
    expect(latest.map(({ email, topic, action }) => [email, topic, action])).toEqual([
      ["june@example.com", "tips", "granted"],
      ["mara@example.com", "offers", "requested"],
      ["mara@example.com", "tips", "withdrawn"],
    ])
  })

  it("leaves out what was said before the latest word, a yes as well as a no", async () => {
    const at = (time: string) => new Date(`2026-11-22T${time}:00Z`)
    await appendConsents(ledger.db, [
      newConsent({ action: "withdrawn", occurred_at: at("10:20") }),
    ])
    expect(
      await appendConsents(ledger.db, [newConsent({ occurred_at: at("10:00") })])
    ).toEqual([])
    expect(
      await appendConsents(ledger.db, [
        newConsent({ occurred_at: at("10:00"), topic: "offers" }),
        newConsent({ occurred_at: at("10:00"), email: "june@example.com" }),
        newConsent({ occurred_at: at("10:30") }),
        newConsent({ occurred_at: at("10:25"), action: "withdrawn" }),
      ])
    ).toHaveLength(4)
    expect(await standings(ledger.db)).toEqual({ offers: "granted", tips: "granted" })
    expect(
      await appendConsents(ledger.db, [
        newConsent({ occurred_at: at("10:26"), action: "withdrawn" }),
      ])
    ).toEqual([])
  })

  it("never leaves out what is said now, whatever clock the log was written by", async () => {
    const ahead = new Date(Date.now() + 3600_000)
    await appendConsents(ledger.db, [newConsent({ occurred_at: ahead })])
    await appendConsents(ledger.db, [newConsent({ action: "withdrawn" })])
    expect(await standings(ledger.db)).toEqual({ tips: "withdrawn" })
  })

  it("adds a statement once when two processes find it at once, and never waits in a circle", async () => {
    for (let round = 0; round < 10; round++) {
      const people = Array.from(
        { length: 40 },
        (_, index) => `r${round}-${index}@x.example`
      )
      const rowsOf = (emails: string[]) =>
        emails.map((email) => newConsent({ email, dedupe_key: `order:${email}:tips` }))
      const [one, two] = await Promise.all([
        appendConsents(ledger.db, rowsOf(people)),
        appendConsents(ledger.other, rowsOf(people.toReversed())),
      ])
      expect(one.length + two.length).toBe(40)
    }
  })

  it("lets nobody speak for a person between somebody else's look and word", async () => {
    const order: string[] = []
    let withdrawal: Promise<unknown> = Promise.resolve()
    await ledger.db.transaction(async (trx) => {
      await lockPeople(trx, ["mara@example.com"])
      withdrawal = appendConsents(ledger.other, [
        newConsent({ action: "withdrawn" }),
      ]).then(() => order.push("withdrawn"))
      await appendConsents(ledger.other, [newConsent({ email: "june@example.com" })])
      order.push("another person")
      expect(await readLatestConsents(trx, ["mara@example.com"])).toEqual([])
      await appendConsents(trx, [newConsent()])
      order.push("granted")
    })
    await withdrawal
    expect(order).toEqual(["another person", "granted", "withdrawn"])
    expect(await standings(ledger.db)).toEqual({ tips: "withdrawn" })
  })

  it("takes back what it added with the transaction it belongs to", async () => {
    const failing = ledger.db.transaction(async (trx) => {
      await appendConsents(trx, [newConsent()])
      throw new Error("later trouble")
    })
    await expect(failing).rejects.toThrow("later trouble")
    expect(await consentLog(ledger.db)).toEqual([])
  })
})
