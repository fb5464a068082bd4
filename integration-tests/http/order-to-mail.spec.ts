import type { HttpTypes } from "@medusajs/framework/types"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { createSend, createShopper } from "../support/store-client"
import { seeded, type TestStore, startTestStore } from "../support/test-store"
import { messages, waitForMessage } from "./support/ledger"
import {
  imagesOf,
  jsonLdOf,
  languageOf,
  linksOf,
  money,
  readable,
  squeeze,
  tagOf,
} from "./support/mail-parts"
import { berlin, toronto } from "./support/people"
import { installPlanGate, type PlanGate } from "./support/plan-gate"

const items = [
  { sku: "LR-HARB-250-BEAN", quantity: 2 },
  { sku: "LR-MOKA-3", quantity: 1 },
]

describe("an order becomes an e-mail", () => {
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

  it("confirms an order within seconds, with all that the shop and the webhook need", async () => {
    await gate.open()
    const order = await store.shopper.placeOrder({
      email: "mara@example.com",
      items,
      address: berlin,
      locale: "de-DE",
    })
    const [mail] = await store.resend.waitForEmails(1, 10_000)
    const row = await waitForMessage(store, { order_id: order.id, state: "sent" })

    expect(mail.to).toEqual(["mara@example.com"])
    expect(mail.from).toBe('"Lindgren & Roe" <hello@lindgren-roe.example>')
    expect(mail.tags).toEqual([
      { name: "message_id", value: row.id },
      { name: "flow", value: "order-confirmation" },
      { name: "step", value: "confirm" },
    ])
    expect(mail.headers).toMatchObject({
      "X-Entity-Ref-ID": row.id,
      "Auto-Submitted": "auto-generated",
    })
    expect(linksOf(mail.html)).toContain(
      `https://lindgren-roe.example/orders/${order.id}`
    )
    expect(mail.text).toContain(`https://lindgren-roe.example/orders/${order.id}`)
    expect(row).toMatchObject({
      flow: "order-confirmation",
      step: "confirm",
      email: "mara@example.com",
      provider: "resend",
      external_id: mail.id,
      rendered_subject: mail.subject,
      rendered_text: mail.text,
      skip_reason: null,
    })
    expect(row.rendered_html === mail.html).toBe(true)
    expect(await messages(store, { step: "confirm" })).toHaveLength(1)
  })

  it("writes German with the tax inside the prices, in euros", async () => {
    const { mail, order } = await placeAndRead({ address: berlin, locale: "de-DE" })
    const eur = (amount: number) => money(amount, "EUR", "de-DE")

    expect(mail.subject).toBe(`Bestätigung Ihrer Bestellung ${order.display_id}`)
    expect(languageOf(mail.html)).toBe("de")
    for (const content of [readable(mail.html), squeeze(mail.text ?? "")]) {
      expect(content).toContain("Vielen Dank, Mara.")
      for (const item of order.items) {
        expect(content).toContain(item.product_title)
        expect(content).toContain(`${item.quantity} × ${eur(item.unit_price)}`)
        expect(content).toContain(eur(item.total))
      }
      expect(content).toContain(`Zwischensumme ${eur(order.item_total)}`)
      expect(content).toContain(`Versand (Standard) ${eur(order.shipping_total)}`)
      expect(content).toContain(`inkl. ${eur(order.tax_total)} MwSt.`)
      expect(content).toContain("Invalidenstraße 117")
      expect(content).toContain("10115 Berlin")
    }
    expect(squeeze(mail.text ?? "")).toContain(`Gesamtsumme ${eur(order.total)}`)
    expect(order.total).toBeCloseTo(2 * 9.9 + 42 + 4.9, 6)
    expect(order.tax_total).toBeGreaterThan(0)
  })

  it("writes English with the tax on a line of its own, in dollars", async () => {
    const { mail, order } = await placeAndRead({ address: toronto, locale: "en-CA" })
    const usd = (amount: number) => money(amount, "USD", "en-CA")

    expect(mail.subject).toBe(`Your order ${order.display_id} is confirmed`)
    expect(languageOf(mail.html)).toBe("en")
    for (const content of [readable(mail.html), squeeze(mail.text ?? "")]) {
      expect(content).toContain("Thank you, June.")
      expect(content).toContain(`Subtotal ${usd(order.item_subtotal)}`)
      expect(content).toContain(`Shipping (Standard) ${usd(order.shipping_subtotal)}`)
      expect(content).toContain(`Tax ${usd(order.tax_total)}`)
      expect(content).not.toContain("Includes")
    }
    expect(squeeze(mail.text ?? "")).toContain(`Total ${usd(order.total)}`)
    const { item_subtotal, shipping_subtotal, tax_total } = order
    expect(order.total).toBeCloseTo(item_subtotal + shipping_subtotal + tax_total, 6)
    expect(order.tax_total).toBeCloseTo((item_subtotal + shipping_subtotal) * 0.05, 6)
  })

  it("falls back on English for a language without copy", async () => {
    const { mail, order } = await placeAndRead({ address: berlin, locale: "fr-FR" })
    expect(mail.subject).toBe(`Your order ${order.display_id} is confirmed`)
    expect(readable(mail.html)).toContain(money(order.total, "EUR", "en-FR"))
  })

  it("shows a promotion code with what it took off", async () => {
    const { mail, order } = await placeAndRead({
      address: berlin,
      locale: "en-GB",
      promoCodes: [seeded.shop.promotionCode],
    })
    const eur = (amount: number) => money(amount, "EUR", "en-GB")

    expect(order.discount_total).toBeCloseTo(6.18, 6)
    for (const content of [readable(mail.html), squeeze(mail.text ?? "")]) {
      expect(content).toContain(`Discount (WELCOME10) ${eur(-order.discount_total)}`)
      expect(content).toContain(`Subtotal ${eur(order.original_item_total)}`)
      expect(content).toContain(eur(order.total))
    }
    for (const item of order.items) {
      expect(squeeze(mail.text ?? "")).toContain(
        `${eur(item.total)} (was ${eur(item.original_total)})`
      )
    }
  })

  it("describes the order to machines", async () => {
    const { mail, order } = await placeAndRead({ address: toronto, locale: "en-CA" })
    expect(jsonLdOf(mail.html)).toMatchObject({
      "@context": "http://schema.org",
      "@type": "Order",
      merchant: { name: "Lindgren & Roe" },
      orderNumber: String(order.display_id),
      orderStatus: "http://schema.org/OrderProcessing",
      priceCurrency: "USD",
      price: order.total.toFixed(2),
      url: `https://lindgren-roe.example/orders/${order.id}`,
      customer: { name: "June Okafor" },
    })
  })

  it("greets a registered customer by the name of the account", async () => {
    const account = { email: `ines-${Date.now()}@example.com`, password: "long-enough-1" }
    const shopper = await register(account, { first_name: "Inês", last_name: "Duarte" })
    const placed = await shopper.placeOrder({
      email: account.email,
      items,
      address: { ...berlin, first_name: "Reception", last_name: "Desk" },
      locale: "en-GB",
    })
    await gate.release({ order_id: placed.id })
    const [mail] = store.resend.emails()
    const { rows } = await store.sql.query(
      `select distinct customer.email from customer
       join post_purchase_message message on message.customer_id = customer.id
       where message.order_id = $1`,
      [placed.id]
    )
    expect(mail.to).toEqual([account.email])
    expect(readable(mail.html)).toContain("Thank you, Inês.")
    expect(readable(mail.html)).toContain("Reception Desk")
    expect(rows).toEqual([{ email: account.email }])
  })

  it("takes sender, brand and order link from the settings", async () => {
    await store.admin.send("POST", "/admin/post-purchase/settings", {
      sender: {
        name: "Roe",
        address: "orders@roe.example",
        reply_to: "people@roe.example",
      },
      brand: {
        store_name: "Roe & Daughters",
        colors: { accent: "#7a1f5c" },
        footer_text: "Roasted on Tuesdays.",
        logo_url: "https://roe.example/logo.png",
        support_email: null,
        postal_address: null,
        website_url: null,
      },
      order_url: "https://roe.example/o/{display_id}",
    })
    const { mail, order } = await placeAndRead({ address: berlin, locale: "en-GB" })
    expect(mail.from).toBe("Roe <orders@roe.example>")
    expect(mail.replyTo).toEqual(["people@roe.example"])
    expect(mail.html?.includes("background-color:#7a1f5c")).toBe(true)
    expect(imagesOf(mail.html)).toContain("https://roe.example/logo.png")
    expect(linksOf(mail.html)).toContain(`https://roe.example/o/${order.display_id}`)
    expect(readable(mail.html)).toContain("Roasted on Tuesdays.")
    expect(readable(mail.html)).toContain("you ordered from Roe & Daughters")
    expect(readable(mail.html)).not.toContain("Lindgren")
  })

  it("serves two shoppers in two currencies and languages at once", async () => {
    await gate.open()
    const [german, canadian] = await Promise.all([
      store.shopper.placeOrder({
        email: "a@example.com",
        items,
        address: berlin,
        locale: "de-DE",
      }),
      store.shopper.placeOrder({
        email: "b@example.com",
        items,
        address: toronto,
        locale: "en-CA",
      }),
    ])
    const mails = await store.resend.waitForEmails(2, 10_000)
    const subjects = Object.fromEntries(mails.map(({ to, subject }) => [to[0], subject]))
    expect(subjects).toEqual({
      "a@example.com": `Bestätigung Ihrer Bestellung ${german.display_id}`,
      "b@example.com": `Your order ${canadian.display_id} is confirmed`,
    })
    expect(new Set(mails.map((mail) => tagOf(mail, "message_id"))).size).toBe(2)
  })

  /** Places an order, and gives its mail beside the order's totals as the Admin API has them. */
  async function placeAndRead(
    input: Pick<
      Parameters<TestStore["shopper"]["placeOrder"]>[0],
      "address" | "locale" | "promoCodes"
    >
  ) {
    const placed = await store.shopper.placeOrder({
      ...input,
      email: "customer@example.com",
      items,
      shipping: "Standard",
    })
    await gate.release({ order_id: placed.id })
    const [mail] = store.resend.emails()
    return { mail, order: await store.admin.order(placed.id) }
  }

  async function register(
    account: { email: string; password: string },
    names: { first_name: string; last_name: string }
  ) {
    const anyone = createSend(store.baseUrl, {})
    const { token } = await anyone<{ token: string }>(
      "POST",
      "/auth/customer/emailpass/register",
      account
    )
    const publishableKey = await store.admin.publishableKey()
    await createSend(store.baseUrl, {
      authorization: `Bearer ${token}`,
      "x-publishable-api-key": publishableKey,
    })<HttpTypes.StoreCustomerResponse>("POST", "/store/customers", {
      email: account.email,
      ...names,
    })
    const login = await anyone<{ token: string }>(
      "POST",
      "/auth/customer/emailpass",
      account
    )
    return createShopper({ baseUrl: store.baseUrl, publishableKey, token: login.token })
  }
})
