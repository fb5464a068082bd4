import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import {
  type KnownContact,
  ensureContacts,
  readContacts,
  readContactsByEmail,
} from "../../../src/modules/post-purchase/queries/contacts"
import { updateContact } from "../../../src/modules/post-purchase/queries/contacts-update"
import {
  type LedgerDatabase,
  createLedgerDatabase,
} from "../ledger/support/ledger-database"
import { clearConsent } from "./support/rows"

describe("contacts", () => {
  let ledger: LedgerDatabase

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())
  beforeEach(() => clearConsent(ledger.db))

  const mara = (fields: Partial<KnownContact> = {}): KnownContact => ({
    id: "ppcon_new",
    email: "mara@example.com",
    ...fields,
  })
  const learn = async (...news: Partial<KnownContact>[]) => {
    const [contact] = await ensureContacts(
      ledger.db,
      news.map((fields) => mara(fields))
    )
    return contact
  }

  it("knows nobody for an empty list", async () => {
    expect(await ensureContacts(ledger.db, [])).toEqual([])
  })

  it("keeps the id of whoever is known, and gives a row for each address", async () => {
    await ensureContacts(ledger.db, [mara({ id: "ppcon_1" })])
    const contacts = await ensureContacts(ledger.db, [
      mara({ id: "ppcon_2" }),
      { id: "ppcon_3", email: "june@example.com" },
    ])
    expect(contacts.map(({ id, email }) => [email, id]).sort()).toEqual([
      ["june@example.com", "ppcon_3"],
      ["mara@example.com", "ppcon_1"],
    ])
    expect(await readContacts(ledger.db, ["ppcon_1", "ppcon_2"])).toHaveLength(1)
    expect(await readContactsByEmail(ledger.db, ["june@example.com"])).toMatchObject([
      { id: "ppcon_3", frequency: "all", paused_until: null },
    ])
  })

  it("lets what is missing overwrite nothing", async () => {
    const known = {
      customer_id: "cus_1",
      locale: "de-DE",
      time_zone: "Europe/Berlin",
      country_code: "de",
    }
    await learn(known)
    expect(
      await learn({
        customer_id: null,
        locale: null,
        time_zone: null,
        country_code: null,
      })
    ).toMatchObject(known)
    expect(await learn({})).toMatchObject(known)
  })

  it("follows the last order in what only orders say", async () => {
    await learn({ locale: "de-DE", time_zone: "Europe/Berlin", country_code: "de" })
    expect(
      await learn({ locale: "en-CA", time_zone: "America/Toronto", country_code: "ca" })
    ).toMatchObject({
      locale: "en-CA",
      locale_source: "order",
      time_zone: "America/Toronto",
      time_zone_source: "address",
      country_code: "ca",
    })
  })

  it.each([
    ["address", "storefront", "new"],
    ["address", "preference-page", "new"],
    ["storefront", "address", "old"],
    ["storefront", "storefront", "new"],
    ["storefront", "preference-page", "new"],
    ["preference-page", "address", "old"],
    ["preference-page", "storefront", "old"],
    ["preference-page", "preference-page", "new"],
  ] as const)(
    "has a time zone of the %s, learns one of the %s, keeps the %s one",
    async (before, after, kept) => {
      const first = { time_zone: "Europe/Berlin", time_zone_source: before }
      const second = { time_zone: "Europe/Lisbon", time_zone_source: after }
      const expected = kept === "new" ? second : first
      await learn(first)
      expect(await learn(second)).toMatchObject(expected)
      await clearConsent(ledger.db)
      expect(await learn(first, second), "in one call").toMatchObject(expected)
    }
  )

  it("leaves the language and the time zone that a person chose, until they clear them", async () => {
    const { id } = await learn({ locale: "de-DE", time_zone: "Europe/Berlin" })
    await updateContact(ledger.db, id, { locale: "en", time_zone: "Europe/Lisbon" })
    const order = { locale: "fr-FR", time_zone: "Europe/Paris" }
    expect(await learn(order)).toMatchObject({
      locale: "en",
      locale_source: "preference-page",
      time_zone: "Europe/Lisbon",
    })
    await updateContact(ledger.db, id, { locale: null, time_zone: null })
    expect(await readContacts(ledger.db, [id])).toMatchObject([
      { locale: null, locale_source: null, time_zone: null, time_zone_source: null },
    ])
    expect(await learn(order)).toMatchObject(order)
  })

  it("changes only what a change names", async () => {
    const { id } = await learn({ locale: "de-DE", time_zone: "Europe/Berlin" })
    const until = new Date("2027-01-01T00:00:00Z")
    await updateContact(ledger.db, id, { paused_until: until, frequency: "weekly" })
    await updateContact(ledger.db, id, {})
    expect(await readContacts(ledger.db, [id])).toMatchObject([
      {
        paused_until: until,
        frequency: "weekly",
        locale: "de-DE",
        locale_source: "order",
        time_zone: "Europe/Berlin",
        time_zone_source: "address",
      },
    ])
    await updateContact(ledger.db, id, { paused_until: null })
    expect(await readContacts(ledger.db, [id])).toMatchObject([
      { paused_until: null, frequency: "weekly" },
    ])
  })

  it.each(["one call", "two calls"])(
    "prefers an account to a guest of the same address, in %s",
    async (way) => {
      const guest = { customer_id: "cus_guest" }
      const account = { customer_id: "cus_account", has_account: true }
      const tell = async (...news: Partial<KnownContact>[]) => {
        if (way === "one call") {
          return learn(...news)
        }
        await learn(news[0])
        return learn(news[1])
      }
      expect(await tell(guest, account)).toMatchObject({ customer_id: "cus_account" })
      await clearConsent(ledger.db)
      expect(await tell(account, guest)).toMatchObject({ customer_id: "cus_account" })
      const { rows } = await ledger.db.raw(
        "select count(*)::int from post_purchase_contact"
      )
      expect(rows).toEqual([{ count: 1 }])
    }
  )

  it("makes one contact an address when two processes meet the same people in two orders", async () => {
    for (let round = 0; round < 10; round++) {
      const emails = Array.from(
        { length: 400 },
        (_, index) => `r${round}-${index}@x.example`
      )
      const peopleOf = (process: string, order: string[]) =>
        order.map((email) => ({ id: `${process}-${email}`, email, locale: "de" }))
      const [one, two] = await Promise.all([
        ensureContacts(ledger.db, peopleOf("1", emails)),
        ensureContacts(ledger.other, peopleOf("2", emails.toReversed())),
      ])
      const idsOf = (rows: typeof one) =>
        new Map(rows.map(({ email, id }) => [email, id]))
      expect(idsOf(one).size).toBe(400)
      expect(idsOf(two)).toEqual(idsOf(one))
    }
  })

  it("stores a text that PostgreSQL would refuse", async () => {
    expect(await learn({ locale: "de\u0000", customer_id: "cus\ud800" })).toMatchObject({
      locale: "de",
      customer_id: "cus\ufffd",
    })
  })
})
