import { Modules } from "@medusajs/framework/utils"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type TestStore, startTestStore } from "../support/test-store"
import {
  MAIL_TOPICS,
  changeSettings,
  consentLog,
  contacts,
  latestConsents,
  registerCustomer,
  storefront,
} from "./support/consent"
import { messages } from "./support/ledger"
import { berlin, toronto } from "./support/people"
import { placeDirectly } from "./support/placed-order"
import { installPlanGate, type PlanGate } from "./support/plan-gate"
import { planMessages, reconcileOrders } from "./support/workflows"
import { createShopper } from "../support/store-client"

const EMAIL = "mara@example.com"
const WORDING = "Yes, write to me. I can unsubscribe at any time."
const items = [{ sku: "LR-PAPER-02", quantity: 1 }]

describe("consent at checkout", () => {
  let store: TestStore
  let gate: PlanGate

  beforeAll(async () => {
    store = await startTestStore()
    gate = await installPlanGate(store)
  })
  afterAll(() => store.stop())
  beforeEach(async () => {
    await store.resetLedger()
    await gate.reset()
  })

  const place = async (
    fields: Partial<Parameters<typeof store.shopper.placeOrder>[0]> = {}
  ) => {
    const order = await store.shopper.placeOrder({
      email: EMAIL,
      items,
      address: berlin,
      locale: "de-DE",
      ...fields,
    })
    await gate.planned({ step: "confirm", order_id: order.id })
    return order
  }
  const said = (post_purchase: unknown) => ({ metadata: { post_purchase } })

  it("comes with the cart's metadata, with its proof", async () => {
    const order = await place(
      said({ topics: { marketing: true, offers: false }, wording: WORDING })
    )
    const log = await consentLog(store)
    expect(new Set(log.map(({ topic }) => topic))).toEqual(new Set(MAIL_TOPICS))
    expect(log.find(({ topic }) => topic === "tips")).toMatchObject({
      dedupe_key: `order:${order.id}:tips`,
      email: EMAIL,
      action: "granted",
      source: "checkout",
      is_confirmed: false,
      occurred_at: new Date(order.created_at),
      wording: WORDING,
      ip: null,
      locale: "de-DE",
      sales_channel_id: expect.stringMatching(/^sc_/),
      order_id: order.id,
    })
    expect(log.find(({ topic }) => topic === "offers")).toMatchObject({
      action: "withdrawn",
      wording: null,
    })
  })

  it("makes a contact of everybody who orders, and leaves consent to those who gave it", async () => {
    await place()
    expect(await contacts(store)).toMatchObject([
      {
        id: expect.stringMatching(/^ppcon_/),
        email: EMAIL,
        customer_id: expect.stringMatching(/^cus_/),
        locale: "de-DE",
        time_zone: "Europe/Berlin",
        time_zone_source: "address",
        country_code: "de",
        paused_until: null,
        frequency: "all",
      },
    ])
    expect(await consentLog(store)).toEqual([])
  })

  it("comes through the Store API with address and browser, and the last word counts", async () => {
    const cart = await store.shopper.createCart({
      email: EMAIL,
      items,
      address: toronto,
      ...said({ topics: ["tips", "reviews"], wording: "In the metadata." }),
    })
    const send = await storefront(store)
    const path = `/store/post-purchase/carts/${cart.id}/consent`
    await send("POST", path, { topics: { surveys: true }, wording: "An earlier one." })
    expect(
      await send("POST", path, {
        topics: { tips: true, tracking: true, offers: false },
        wording: WORDING,
        time_zone: "America/Vancouver",
        locale: "en-CA",
      })
    ).toEqual({
      consent: {
        cart_id: cart.id,
        topics: { tips: true, tracking: true, offers: false },
      },
    })
    expect(await consentLog(store), "before the order").toEqual([])

    await store.shopper.chooseShipping(cart.id)
    await store.shopper.preparePayment(cart.id)
    const order = await store.shopper.completeCart(cart.id)
    await gate.planned({ step: "confirm", order_id: order.id })
    const log = await consentLog(store)
    expect(
      Object.fromEntries(
        log.map(({ topic, action, wording }) => [topic, [action, wording]])
      )
    ).toEqual({
      tips: ["granted", WORDING],
      tracking: ["granted", WORDING],
      offers: ["withdrawn", null],
      reviews: ["granted", "In the metadata."],
    })
    expect(log.find(({ topic }) => topic === "tips")).toMatchObject({
      ip: "127.0.0.1",
      user_agent: "Storefront/1.0",
      source: "checkout",
      order_id: order.id,
    })
    expect(await contacts(store)).toMatchObject([
      {
        time_zone: "America/Vancouver",
        time_zone_source: "storefront",
        country_code: "ca",
      },
    ])
  })

  it.each([
    ["a word", "yes"],
    ["a yes without wording", { topics: { marketing: true } }],
    ["unknown topics", { topics: ["spam", 7, null], wording: WORDING }],
    [
      "rubbish everywhere",
      { topics: "x", wording: {}, time_zone: "Mars/Olympus", locale: 7 },
    ],
  ])(
    "ignores %s in the metadata, and the order is confirmed all the same",
    async (_, rubbish) => {
      const order = await place(said(rubbish))
      expect(await consentLog(store)).toEqual([])
      expect(await contacts(store)).toMatchObject([{ email: EMAIL, locale: "de-DE" }])
      expect(await gate.release({ step: "confirm" })).toMatchObject({
        order_id: order.id,
        state: "sent",
      })
    }
  )

  it("is recorded once, however often the order is planned", async () => {
    const order = await place(said({ topics: { tips: true }, wording: WORDING }))
    const before = await consentLog(store)
    const plan = () => planMessages(store, { kind: "order-placed", ids: [order.id] })
    await Promise.all([plan(), plan(), reconcileOrders(store)])
    expect(await consentLog(store)).toEqual(before)
    expect(await contacts(store)).toHaveLength(1)
  })

  it("is found by the reconciliation when the event was lost, proof of the Store API included", async () => {
    const cart = await store.shopper.createCart({ email: EMAIL, items, address: berlin })
    const send = await storefront(store)
    await send("POST", `/store/post-purchase/carts/${cart.id}/consent`, {
      topics: { tips: true },
      wording: WORDING,
    })
    await store.shopper.chooseShipping(cart.id)
    await store.shopper.preparePayment(cart.id)
    const order = await store.shopper.completeCart(cart.id)
    await gate.planned({ step: "confirm", order_id: order.id })
    await store.sql.query(
      `truncate post_purchase_consent, post_purchase_contact, post_purchase_message`
    )

    await reconcileOrders(store)
    expect(await consentLog(store)).toMatchObject([
      { topic: "tips", wording: WORDING, ip: "127.0.0.1", order_id: order.id },
    ])
    expect(await contacts(store)).toHaveLength(1)
  })

  it("does not outweigh an unsubscription that came before it was found", async () => {
    const order = await place(said({ topics: { tips: true }, wording: WORDING }))
    await store.sql.query(`truncate post_purchase_consent`)
    await store.sql.query(
      `insert into post_purchase_consent
         (id, email, topic, action, source, occurred_at)
       values ('ppcst_later', $1, 'tips', 'withdrawn', 'one-click', now())`,
      [EMAIL]
    )
    await planMessages(store, { kind: "order-placed", ids: [order.id] })
    expect(await latestConsents(store, EMAIL)).toEqual({ tips: "withdrawn" })
  })

  it("waits for its confirmation where the sales channel asks for one", async () => {
    const [channel] = (
      await store.sql.query<{ id: string }>(
        `select distinct sales_channel_id as id from "order" where sales_channel_id is not null`
      )
    ).rows
    await changeSettings(store, {
      consent: { channels: { [channel.id]: "double-opt-in" } },
    })
    await place(said({ topics: { tips: true, tracking: true }, wording: WORDING }))
    expect(await latestConsents(store, EMAIL)).toEqual({
      tips: "requested",
      tracking: "granted",
    })
    const [contact] = await contacts(store)
    const [mail] = await messages(store, { flow: "subscription" })
    expect(mail).toMatchObject({
      step: "confirm",
      email: EMAIL,
      locale: "de-DE",
      state: "scheduled",
      subject: expect.stringMatching(`^contact:${contact.id}:\\d{4}-\\d\\d-\\d\\d$`),
    })
    expect(await gate.release({ flow: "subscription" })).toMatchObject({ state: "sent" })
    expect(store.resend.emails().map(({ to }) => to)).toEqual([[EMAIL]])
  })

  it.each([
    ["capitals", "Mara.Vogel@Example.COM", "mara.vogel@example.com"],
    ["a dot at the end", "mara.vogel@example.com.", "mara.vogel@example.com"],
    ["space around it", " mara.vogel@example.com ", "mara.vogel@example.com"],
    ["an international domain", "mara@BÜCHER.example", "mara@xn--bcher-kva.example"],
    ["the same in ASCII", "mara@xn--bcher-kva.example.", "mara@xn--bcher-kva.example"],
    ["a plus tag in capitals", "Mara+SHOP@example.com", "mara+shop@example.com"],
  ])("knows an address with %s", async (_, written, known) => {
    const metadata = { post_purchase: { topics: ["tips"], wording: WORDING } }
    for (const email of [written, known]) {
      const id = await placeDirectly(store, { email, metadata })
      await gate.planned({ step: "confirm", order_id: id })
    }
    expect((await contacts(store)).map(({ email }) => email)).toEqual([known])
    expect((await consentLog(store)).map(({ email }) => email)).toEqual([known, known])
  })

  it("keeps mailboxes with and without a plus tag apart: only their owner knows", async () => {
    for (const email of ["mara@example.com", "mara+shop@example.com"]) {
      const id = await placeDirectly(store, { email })
      await gate.planned({ step: "confirm", order_id: id })
    }
    expect(await contacts(store)).toHaveLength(2)
  })

  it("takes a guest and a customer of one address for one person, and keeps the account", async () => {
    const email = "june@example.com"
    await place({ email, ...said({ topics: ["tips"], wording: WORDING }) })
    const customer = await registerCustomer(store, "June@Example.com")
    const shopper = createShopper({
      baseUrl: store.baseUrl,
      publishableKey: await store.admin.publishableKey(),
      token: customer.token,
    })
    const order = await shopper.placeOrder({
      email,
      items,
      address: toronto,
      metadata: { post_purchase: { topics: ["offers"], wording: WORDING } },
    })
    await gate.planned({ step: "confirm", order_id: order.id })
    await place({ email })

    expect(await contacts(store)).toMatchObject([{ email, customer_id: customer.id }])
    expect(await latestConsents(store, email)).toEqual({
      tips: "granted",
      offers: "granted",
    })
  })

  it("records nobody for an order that nobody can be written to", async () => {
    const order = await store.container.resolve(Modules.ORDER).createOrders({
      currency_code: "eur",
      items: [{ title: "Tea", quantity: 1, unit_price: 5 }],
      metadata: { post_purchase: { topics: ["tips"], wording: WORDING } },
    })
    await planMessages(store, { kind: "order-placed", ids: [order.id] })
    expect(await contacts(store)).toEqual([])
    expect(await consentLog(store)).toEqual([])
  })
})
