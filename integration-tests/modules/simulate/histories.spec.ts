import fc from "fast-check"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { readFeedback } from "../../../src/modules/post-purchase/queries/read-feedback"
import { readOrdersHistory } from "../../../src/modules/post-purchase/queries/read-orders-history"
import { readPeopleHistory } from "../../../src/modules/post-purchase/queries/read-people-history"
import { readPurchaseHistory } from "../../../src/modules/post-purchase/queries/read-purchase-history"
import { readRecentPurchases } from "../../../src/modules/post-purchase/queries/read-recent-purchases"
import { readRecipients } from "../../../src/modules/post-purchase/queries/read-recipients"
import { toFeedbackState } from "../../../src/workflows/dispatch/facts/to-feedback-state"
import { feedbackAsOf } from "../../../src/workflows/simulate/as-of/feedback-as-of"
import { purchasesAsOf } from "../../../src/workflows/simulate/as-of/purchases-as-of"
import { recipientAsOf } from "../../../src/workflows/simulate/as-of/recipient-as-of"
import {
  type LedgerDatabase,
  createLedgerDatabase,
} from "../ledger/support/ledger-database"

const EMAIL = "mara@example.com"
const PERSON = [{ email: EMAIL, email_hash: "hash" }]
const ORIGIN = new Date("2026-11-01T00:00:00Z").getTime()
const day = (days: number): Date => new Date(ORIGIN + days * 86_400_000)
const NOBODY = { toPerson: [], aboutOrder: [], open: [] }
const rates = { base_currency: "EUR", exchange_rates: { usd: 0.5 } }

describe("a replay's histories, held against what the dispatcher reads", () => {
  let ledger: LedgerDatabase

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())
  beforeEach(() => clear())

  const clear = () =>
    ledger.db.raw(
      `truncate post_purchase_purchase, post_purchase_message, post_purchase_contact,
         post_purchase_consent, post_purchase_suppression, post_purchase_review,
         post_purchase_survey_answer`
    )

  const purchase = (id: string, fields: Record<string, unknown> = {}) =>
    ledger.db("post_purchase_purchase").insert({
      id,
      email: EMAIL,
      placed_at: day(1),
      canceled_at: null,
      currency_code: "eur",
      total: 30,
      refunded: 0,
      net: 30,
      ...fields,
    })
  const message = (id: string, fields: Record<string, unknown> = {}) =>
    ledger.db("post_purchase_message").insert({
      id,
      dedupe_key: id,
      flow: "thank-you",
      step: "thanks",
      purpose: "marketing",
      subject: "order:order_1",
      email: EMAIL,
      order_id: "order_1",
      planned_at: day(1),
      send_at: day(1),
      sent_at: day(1),
      settled_at: day(1),
      state: "sent",
      ...fields,
    })

  it("tells of purchases the same as the statement, at whichever moment", async () => {
    const purchases = fc.array(
      fc.record({
        placed: fc.nat(8),
        canceled: fc.option(fc.nat(10)),
        currency: fc.constantFrom("eur", "usd", "gbp"),
        total: fc.nat(50),
        refunded: fc.nat(50),
        isMine: fc.boolean(),
      }),
      { maxLength: 6 }
    )
    await fc.assert(
      fc.asyncProperty(purchases, fc.nat(10), fc.nat(6), async (rows, moment, about) => {
        await clear()
        for (const [index, row] of rows.entries()) {
          await purchase(`order_${index}`, {
            email: row.isMine ? EMAIL : "other@example.com",
            placed_at: day(row.placed),
            canceled_at: row.canceled === null ? null : day(row.canceled),
            currency_code: row.currency,
            total: row.total,
            refunded: row.refunded,
            net: row.canceled === null ? Math.max(0, row.total - row.refunded) : 0,
          })
        }
        const own = rows.at(about)
        const id = `order_${about}`
        // The order belongs to the person, whatever the ledger says of it.
        await ledger.db("post_purchase_purchase").where({ id }).update({ email: EMAIL })
        const [read] = await readPurchaseHistory(
          ledger.db,
          [{ order_id: id, email: EMAIL, as_of: day(moment) }],
          rates
        )
        const [person] = await readPeopleHistory(ledger.db, PERSON)
        const told = purchasesAsOf(
          person.purchases ?? [],
          { id, createdAt: day(own?.placed ?? 0) },
          day(moment),
          rates
        )
        expect({
          ...told,
          spend: told.spend === null ? null : Number(told.spend),
        }).toEqual({
          others: read.others,
          earlier: read.earlier,
          last_placed_at: read.last_placed_at,
          spend: read.spend === null ? null : Number(read.spend),
        })
      }),
      { numRuns: 60, seed: 20261122 }
    )
  })

  it("adds up what was kept: other people's, later and cancelled orders apart", async () => {
    await purchase("order_1", { placed_at: day(1) })
    await purchase("order_2", { placed_at: day(2), currency_code: "usd", net: 20 })
    await purchase("order_3", { placed_at: day(3), canceled_at: day(5), net: 0 })
    await purchase("order_4", { placed_at: day(9) })
    await purchase("order_x", { email: "other@example.com" })
    const ask = async (
      asOf: number,
      settings: typeof rates | { base_currency: null; exchange_rates: object } = rates
    ) => {
      const [row] = await readPurchaseHistory(
        ledger.db,
        [{ order_id: "order_2", email: EMAIL, as_of: day(asOf) }],
        { ...settings, exchange_rates: { ...settings.exchange_rates } }
      )
      return [row.others, row.earlier, row.last_placed_at, row.spend && Number(row.spend)]
    }
    expect(await ask(4)).toEqual([2, 1, day(3), 70])
    expect(await ask(6)).toEqual([1, 1, day(1), 40])
    expect(await ask(10)).toEqual([2, 1, day(9), 70])
    expect(
      await ask(6, { base_currency: "eur", exchange_rates: {} } as typeof rates)
    ).toEqual([1, 1, day(1), null])
    expect(await ask(6, { base_currency: null, exchange_rates: {} })).toEqual([
      1,
      1,
      day(1),
      null,
    ])
  })

  it("tells of a person the same as the rules are given, once all of it has happened", async () => {
    await ledger.db("post_purchase_contact").insert({
      id: "ppcon_1",
      email: EMAIL,
      locale: "de-DE",
      locale_source: "preference-page",
      time_zone: "Europe/Berlin",
      country_code: "de",
      frequency: "weekly",
    })
    const consent = (topic: string, action: string, at: number) => ({
      id: `${topic}-${at}`,
      email: EMAIL,
      topic,
      action,
      source: "checkout",
      occurred_at: day(at),
    })
    for (const row of [
      consent("tips", "granted", 1),
      consent("tips", "withdrawn", 3),
      consent("reviews", "granted", 5),
    ]) {
      await ledger.db("post_purchase_consent").insert(row)
    }
    await ledger.db("post_purchase_suppression").insert([
      { id: "s1", email_hash: "hash", reason: "manual", suppressed_at: day(2) },
      {
        id: "s2",
        email_hash: "hash",
        reason: "unsubscribe",
        suppressed_at: day(1),
        lifted_at: day(4),
      },
    ])
    await purchase("order_1")
    await purchase("order_2", { placed_at: day(6), canceled_at: day(7) })
    await message("m1")
    await message("m2", { sent_at: day(5), settled_at: day(5), flow: "offers" })
    await message("m3", { purpose: "transactional" })
    await message("m4", { state: "skipped", sent_at: null })

    const [history] = await readPeopleHistory(ledger.db, PERSON)
    const now = new Date()
    const real = (await readRecipients(ledger.db, PERSON)).get(EMAIL)
    const asOf = (moment: Date) =>
      recipientAsOf(history, undefined, moment, [], () => false)
    expect(asOf(now)).toEqual(real)

    expect(asOf(day(2))).toMatchObject({
      suppressions: ["manual", "unsubscribe"],
      marketingMoments: [day(1)],
      lastPurchaseAt: day(1),
    })
    expect(asOf(day(2)).consents.get("tips")?.action).toBe("granted")
    expect(asOf(day(6))).toMatchObject({
      lastPurchaseAt: day(6),
      suppressions: ["manual"],
    })
    const without = recipientAsOf(history, undefined, now, [], (key) => key === "m2")
    expect(without.marketingMoments).toEqual([day(1)])
  })

  it("tells of messages and answers the same as steps are given", async () => {
    await message("m1", {
      flow: "usage-tips",
      mentions: JSON.stringify([{ line_item_id: "item_1", product_id: "prod_1" }]),
    })
    await message("m2", { order_id: "order_2", sent_at: day(3), settled_at: day(3) })
    await message("m3", { purpose: "transactional", flow: "order-confirmation" })
    await ledger.db("post_purchase_review").insert({
      id: "pprev_1",
      line_item_id: "item_1",
      order_id: "order_1",
      product_id: "prod_1",
      product_title: "Tea",
      email: EMAIL,
      source: "link",
      version: 1,
      submitted_at: day(2),
      edited_at: day(2),
    })
    await ledger.db("post_purchase_survey_answer").insert({
      id: "ppsur_1",
      message_id: "m1",
      survey: "nps",
      order_id: "order_1",
      email: EMAIL,
      score: 9,
      tags: JSON.stringify([]),
      answered_at: day(4),
      changed_at: day(4),
    })
    const [row] = await readFeedback(ledger.db, [{ order_id: "order_1", email: EMAIL }])
    const [person] = await readPeopleHistory(ledger.db, PERSON)
    const [order] = await readOrdersHistory(ledger.db, ["order_1"])
    const asOf = (moment: Date) =>
      feedbackAsOf(person, order, moment, NOBODY, () => false)
    expect(asOf(new Date())).toEqual(toFeedbackState(row))

    expect(asOf(day(1.5))).toMatchObject({
      reviewedLineItemIds: new Set(),
      answeredSurveys: new Set(),
      guidedProductIds: new Set(["prod_1"]),
    })
    expect([...asOf(day(1.5)).lastSentAt.keys()]).toEqual(["usage-tips"])
    expect(asOf(day(0)).sent).toEqual([])
    const replaced = feedbackAsOf(person, order, day(5), NOBODY, (key) => key === "m1")
    expect(replaced.sent.map(({ flow }) => flow)).toEqual(["order-confirmation"])
    expect(replaced.guidedProductIds).toEqual(new Set())
  })

  it("pages through purchases of one moment without losing any", async () => {
    for (let index = 0; index < 7; index += 1) {
      await purchase(`order_${index}`, {
        sales_channel_id: index === 6 ? "sc_other" : "sc_web",
        placed_at: "2026-11-02T10:00:00.123456Z",
      })
    }
    await purchase("order_old", { placed_at: day(0) })
    await purchase("order_gone", { placed_at: day(3), canceled_at: day(4) })
    const found: string[] = []
    let page = await readRecentPurchases(ledger.db, day(0.5), "sc_web", null, 2)
    for (let turn = 0; turn < 10 && page.ids.length; turn += 1) {
      found.push(...page.ids)
      page = await readRecentPurchases(ledger.db, day(0.5), "sc_web", page.last, 2)
    }
    expect(found).toEqual([5, 4, 3, 2, 1, 0].map((index) => `order_${index}`))
    const everywhere = await readRecentPurchases(ledger.db, day(0.5), null, null, 50)
    expect(everywhere.ids).toHaveLength(7)
  })
})
