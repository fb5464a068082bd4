import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import {
  readConsentCaptures,
  saveConsentCapture,
} from "../../../src/modules/post-purchase/queries/consent-captures"
import {
  type LedgerDatabase,
  createLedgerDatabase,
} from "../ledger/support/ledger-database"
import { clearConsent } from "./support/rows"

describe("consent captured for a cart", () => {
  let ledger: LedgerDatabase

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())
  beforeEach(() => clearConsent(ledger.db))

  const capture = (
    id: string,
    fields: Partial<Parameters<typeof saveConsentCapture>[1]> = {}
  ) => ({
    id,
    decisions: { tips: true },
    wording: "Yes, tips.",
    ip: "192.0.2.1",
    user_agent: "Firefox",
    locale: "de",
    time_zone: "Europe/Berlin",
    ...fields,
  })

  it("is the last one, as a whole", async () => {
    await saveConsentCapture(ledger.db, capture("cart_1"))
    const second = capture("cart_1", {
      decisions: { offers: false },
      wording: null,
      locale: null,
    })
    await saveConsentCapture(ledger.db, second)
    expect(await readConsentCaptures(ledger.db, ["cart_1", "cart_2"])).toEqual([
      { ...second, captured_at: expect.any(Date) },
    ])
  })

  it("is read for many carts at once, and for none", async () => {
    await saveConsentCapture(ledger.db, capture("cart_1"))
    await saveConsentCapture(ledger.db, capture("cart_2"))
    expect(await readConsentCaptures(ledger.db, [])).toEqual([])
    const rows = await readConsentCaptures(ledger.db, ["cart_2", "cart_1"])
    expect(rows.map(({ id }) => id).sort()).toEqual(["cart_1", "cart_2"])
  })

  it("is one whole capture when two processes save at once", async () => {
    for (let round = 0; round < 20; round++) {
      const yes = capture("cart_1", { decisions: { tips: true }, wording: "Yes." })
      const no = capture("cart_1", { decisions: { tips: false }, wording: null })
      await Promise.all([
        saveConsentCapture(ledger.db, yes),
        saveConsentCapture(ledger.other, no),
      ])
      const [{ captured_at, ...kept }] = await readConsentCaptures(ledger.db, ["cart_1"])
      expect([yes, no]).toContainEqual(kept)
      expect(captured_at).toBeInstanceOf(Date)
    }
  })
})
