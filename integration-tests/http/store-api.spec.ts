import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { StorePreferencesResponse } from "../../src/types/http"
import type { Send } from "../support/store-client"
import { type TestStore, startTestStore } from "../support/test-store"
import {
  changeSettings,
  consentLog,
  contacts,
  latestConsents,
  registerCustomer,
  storefront,
} from "./support/consent"
import { messages } from "./support/ledger"
import { berlin } from "./support/people"
import { refused } from "./support/refused"

const WORDING = "Yes, write to me. I can unsubscribe at any time."
const PREFERENCES = "/store/post-purchase/preferences"
const NOTHING_SAID = {
  topics: {
    tips: false,
    reviews: false,
    surveys: false,
    offers: false,
    reminders: false,
  },
  tracking: false,
  paused_until: null,
  frequency: "all",
  locale: null,
  time_zone: null,
  unconfirmed: [],
}

describe("the Store API", () => {
  let store: TestStore
  let anybody: Send

  beforeAll(async () => {
    store = await startTestStore()
    anybody = await storefront(store)
  })
  afterAll(() => store.stop())
  beforeEach(() => store.resetLedger())

  describe("consent of a cart", () => {
    let cartId: string
    const capture = (body: Record<string, unknown>, id = cartId) =>
      anybody("POST", `/store/post-purchase/carts/${id}/consent`, body)
    const captures = async () =>
      (await store.sql.query("select * from post_purchase_consent_capture")).rows

    beforeAll(async () => {
      const cart = await store.shopper.createCart({
        email: "mara@example.com",
        items: [{ sku: "LR-PAPER-02", quantity: 1 }],
        address: berlin,
      })
      cartId = cart.id
    })

    it("keeps what was ticked, with its proof, and the last word only", async () => {
      await capture({ topics: { tips: true }, wording: "Earlier." })
      expect(
        await capture({
          topics: { marketing: true, offers: false },
          wording: ` ${WORDING} `,
          time_zone: "Europe/Vienna",
          locale: "de-at",
        })
      ).toEqual({
        consent: {
          cart_id: cartId,
          topics: {
            tips: true,
            reviews: true,
            surveys: true,
            offers: false,
            reminders: true,
          },
        },
      })
      expect(await captures()).toMatchObject([
        {
          id: cartId,
          wording: WORDING,
          ip: "127.0.0.1",
          user_agent: "Storefront/1.0",
          time_zone: "Europe/Vienna",
          locale: "de-AT",
          captured_at: expect.any(Date),
        },
      ])
    })

    it("is one whole capture when two come at once", async () => {
      await Promise.all([
        capture({ topics: { tips: true }, wording: "One." }),
        capture({ topics: { offers: true }, wording: "Two." }),
      ])
      const [{ decisions, wording }] = await captures()
      expect([
        [{ tips: true }, "One."],
        [{ offers: true }, "Two."],
      ]).toContainEqual([decisions, wording])
    })

    it.each<[string, Record<string, unknown>, RegExp]>([
      ["no topics", {}, /: topics: /],
      ["an unknown topic", { topics: { spam: true }, wording: WORDING }, /topics/],
      ["topics as a list", { topics: ["tips"], wording: WORDING }, /topics/],
      ["neither yes nor no", { topics: { tips: "yes" }, wording: WORDING }, /tips/],
      ["a yes without wording", { topics: { tips: true } }, /: wording: /],
      ["an empty wording", { topics: { tips: true }, wording: "  " }, /: wording: /],
      ["a novel", { topics: {}, wording: "x".repeat(2001) }, /: wording: /],
      ["a zone on Mars", { topics: {}, time_zone: "Mars/Olympus" }, /: time_zone: /],
      ["no language", { topics: {}, locale: "not a language" }, /: locale: /],
      ["a field that is none", { topics: {}, email: "x@example.com" }, /email/],
    ])("refuses %s with a sentence", async (_, body, reason) => {
      expect(await refused(capture(body))).toEqual({
        status: 400,
        reason: expect.stringMatching(reason),
      })
      expect(await captures()).toEqual([])
    })

    it("stores a wording that PostgreSQL would refuse", async () => {
      await capture({ topics: { tips: true }, wording: "Yes\u0000, \ud800tips." })
      expect(await captures()).toMatchObject([{ wording: "Yes, \ufffdtips." }])
    })

    it("is not found for a cart that is unknown, and for one that is an order", async () => {
      const said = { topics: { tips: false } }
      expect(await refused(capture(said, "cart_unknown"))).toEqual({
        status: 404,
        reason: "There is no cart cart_unknown.",
      })
      const order = await store.shopper.createCart({
        email: "mara@example.com",
        items: [{ sku: "LR-PAPER-02", quantity: 1 }],
        address: berlin,
      })
      await store.shopper.chooseShipping(order.id)
      await store.shopper.preparePayment(order.id)
      await store.shopper.completeCart(order.id)
      expect(await refused(capture(said, order.id))).toMatchObject({ status: 404 })
      expect(await captures()).toEqual([])
    })

    it("wants a publishable key", async () => {
      const response = await fetch(
        `${store.baseUrl}/store/post-purchase/carts/${cartId}/consent`,
        { method: "POST", body: "{}", headers: { "content-type": "application/json" } }
      )
      expect(response.status).toBe(400)
      expect(await response.text()).toContain("x-publishable-api-key")
    })
  })

  describe("preferences of a customer", () => {
    let counter = 0
    const customer = async () => {
      const email = `customer-${counter++}@example.com`
      const { id, token } = await registerCustomer(store, email)
      const send = await storefront(store, token)
      const post = async (body: Record<string, unknown>) =>
        (await send<StorePreferencesResponse>("POST", PREFERENCES, body)).preferences
      return { id, email, send, post }
    }

    it("are for those who are logged in", async () => {
      expect(await refused(anybody("GET", PREFERENCES))).toMatchObject({ status: 401 })
      expect(await refused(anybody("POST", PREFERENCES, {}))).toMatchObject({
        status: 401,
      })
      expect(
        await refused((await storefront(store, "forged"))("GET", PREFERENCES))
      ).toMatchObject({ status: 401 })
    })

    it("are empty before anything was said, and reading them makes no contact", async () => {
      const { send } = await customer()
      expect(await send("GET", PREFERENCES)).toEqual({ preferences: NOTHING_SAID })
      expect(await contacts(store)).toEqual([])
    })

    it("are saved with their proof, and read as they were saved", async () => {
      const { id, email, send, post } = await customer()
      const preferences = await post({
        topics: { tips: true, offers: true },
        tracking: true,
        frequency: "monthly",
        paused_until: "2027-03-01T00:00:00+01:00",
        locale: "de-at",
        time_zone: "Europe/Vienna",
        wording: WORDING,
      })
      expect(preferences).toEqual({
        ...NOTHING_SAID,
        topics: { ...NOTHING_SAID.topics, tips: true, offers: true },
        tracking: true,
        frequency: "monthly",
        paused_until: "2027-02-28T23:00:00.000Z",
        locale: "de-AT",
        time_zone: "Europe/Vienna",
      })
      expect(await send("GET", PREFERENCES)).toEqual({ preferences })
      expect(await contacts(store)).toMatchObject([{ email, customer_id: id }])
      const log = await consentLog(store)
      expect(log.map(({ topic }) => topic)).toEqual(["tips", "offers", "tracking"])
      expect(log[0]).toMatchObject({
        source: "customer-account",
        is_confirmed: false,
        wording: WORDING,
        ip: "127.0.0.1",
        user_agent: "Storefront/1.0",
        sales_channel_id: expect.stringMatching(/^sc_/),
      })

      await post({ topics: { tips: true, offers: false }, paused_until: null })
      expect((await consentLog(store)).slice(3)).toMatchObject([
        { topic: "offers", action: "withdrawn", wording: null },
      ])
    })

    it("are those of the same person's guest orders", async () => {
      const { email, send } = await customer()
      await store.sql.query(
        `insert into post_purchase_contact (id, email, frequency)
         values ('ppcon_guest', $1, 'weekly')`,
        [email]
      )
      expect(await send("GET", PREFERENCES)).toMatchObject({
        preferences: { frequency: "weekly" },
      })
    })

    it("wait for the mailbox with double opt-in: an account proves none", async () => {
      await changeSettings(store, { consent: { mode: "double-opt-in" } })
      const { email, post } = await customer()
      const yes = { topics: { tips: true }, tracking: true, wording: WORDING }
      for (let time = 0; time < 2; time++) {
        expect(await post(yes)).toMatchObject({
          topics: NOTHING_SAID.topics,
          tracking: true,
          unconfirmed: ["tips"],
        })
      }
      expect(await latestConsents(store, email)).toEqual({
        tips: "requested",
        tracking: "granted",
      })
      expect(await consentLog(store)).toHaveLength(2)
      expect(await messages(store, { flow: "subscription" })).toMatchObject([
        { step: "confirm", email },
      ])
    })

    it.each<[string, Record<string, unknown>, RegExp]>([
      ["a yes without wording", { topics: { tips: true } }, /no wording/],
      ["an unknown topic", { topics: { spam: true }, wording: WORDING }, /topics/],
      ["being measured as a topic", { topics: { tracking: true } }, /topics/],
      ["a zone on Mars", { time_zone: "Mars/Olympus" }, /There is no time zone/],
      ["no language", { locale: "not a language" }, /is not a language tag/],
      ["a day as a pause", { paused_until: "2027-01-01" }, /: paused_until: /],
      ["a pause that is over", { paused_until: "2020-01-01T00:00:00Z" }, /which is over/],
      ["a pause for ever", { paused_until: "2099-01-01T00:00:00Z" }, /a year long/],
      ["an unknown frequency", { frequency: "hourly" }, /: frequency: /],
      ["somebody else's contact", { contact_id: "ppcon_1" }, /contact_id/],
      ["a confirmation of its own", { is_confirmed: true }, /is_confirmed/],
    ])("refuse %s with a sentence", async (_, body, reason) => {
      const { send } = await customer()
      expect(await refused(send("POST", PREFERENCES, body))).toEqual({
        status: 400,
        reason: expect.stringMatching(reason),
      })
      expect(await consentLog(store)).toEqual([])
    })
  })
})
