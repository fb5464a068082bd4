import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { FakeEmail } from "../fakes/resend"
import type { ShopperAddress } from "../support/store-client"
import { type TestStore, startTestStore } from "../support/test-store"
import { type MessageRow, setMessage } from "./support/ledger"
import { imagesOf, jsonLdOf, money, readable, squeeze } from "./support/mail-parts"
import { berlin } from "./support/people"
import { placeDirectly } from "./support/placed-order"
import { installPlanGate, type PlanGate } from "./support/plan-gate"

/** Gmail cuts a mail at this size. */
const GMAIL_LIMIT = 102 * 1024

describe("a customer sees a correct mail or none", () => {
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

  it.each([
    ["none", null, "no-email"],
    ["an empty one", "", "no-email"],
    ["only spaces", "   ", "no-email"],
    ["none with an @", "mara.example.com", "invalid-email"],
    ["two", "mara@example.com, bcc@evil.example", "invalid-email"],
    [
      "one with a header behind it",
      "mara@example.com\r\nBcc: x@evil.example",
      "invalid-email",
    ],
  ])("sends nothing to an order whose address is %s", async (_, email, reason) => {
    const id = await checkOut(berlin)
    await store.sql.query(`update "order" set email = $2 where id = $1`, [id, email])
    const message = await gate.release({ order_id: id })

    expect(message).toMatchObject({ state: "skipped", skip_reason: reason })
    expect(store.resend.emails()).toEqual([])
    const { messages } = await store.admin.send<{
      messages: { skip_explanation: string | null }[]
    }>("GET", `/admin/post-purchase/messages?order_id=${id}&flow=order-confirmation`)
    expect(messages[0].skip_explanation).toMatch(/e-mail address/)
  })

  it("greets nobody by no name", async () => {
    const { mail } = await mailOf(
      await checkOut({ ...berlin, first_name: "", last_name: "" })
    )
    expect(readable(mail.html)).toContain("Thank you.")
    expectNoHoles(mail)
  })

  it("needs neither address nor shipping nor pictures", async () => {
    const { mail } = await mailOf(
      await placeDirectly(store, {
        shipping_address: undefined,
        items: [{ title: "Gift card", quantity: 1, unit_price: 25 }],
      })
    )
    expect(readable(mail.html)).toContain("Gift card")
    expect(readable(mail.html)).not.toContain("Shipping address")
    expect(imagesOf(mail.html)).toEqual([])
    expectNoHoles(mail)
  })

  it("keeps an order of 200 lines under the size at which Gmail cuts", async () => {
    const items = Array.from({ length: 200 }, (_, index) => ({
      title: `Roastery's choice & friends “No. ${index + 1}”, a title of some length`,
      variant_title: "250 g / Whole bean",
      thumbnail: `https://cdn.example.com/products/${index}/${"a".repeat(80)}.jpg`,
      quantity: 2,
      unit_price: 10.1,
    }))
    const id = await placeDirectly(store, { items })
    const { mail } = await mailOf(id)

    expect(Buffer.byteLength(mail.html ?? "")).toBeLessThan(GMAIL_LIMIT)
    expect(readable(mail.html)).toContain("“No. 1”")
    expect(squeeze(mail.text ?? "")).toContain(`Total ${money(4040, "EUR", "en-GB")}`)
    const shown = (readable(mail.html).match(/“No\. \d+”/g) ?? []).length
    const [, hidden = "0"] = /and (\d+) more item/.exec(readable(mail.html)) ?? []
    expect(shown + Number(hidden)).toBe(200)
  })

  it.each([
    ["jpy", 1200, "JP¥1,200", "1200"],
    ["kwd", 1.25, "KWD 1.250", "1.250"],
  ])(
    "writes %s with as many decimals as it has",
    async (currency, price, shown, machine) => {
      const id = await placeDirectly(store, {
        currency_code: currency,
        locale: "en-GB",
        items: [{ title: "Sencha", quantity: 1, unit_price: price }],
      })
      const { mail } = await mailOf(id)
      for (const content of [readable(mail.html), squeeze(mail.text ?? "")]) {
        expect(content).toContain(`1 × ${shown}`)
        expect(content).toContain(`Total ${shown}`)
      }
      expect(jsonLdOf(mail.html)).toMatchObject({
        priceCurrency: currency.toUpperCase(),
        price: machine,
      })
    }
  )

  it.each([
    ["Arabic", "ليلى", "حداد", "شارع الملك"],
    ["Hebrew", "נועה", "כהן", "רחוב הרצל 5"],
    ["emoji", "Zoë 🌸", "O’Brien 👩‍👩‍👧‍👦", "Flower Street 🌷 1"],
    ["Japanese", "美咲", "髙橋", "桜丘町 26-1"],
  ])("writes %s names as they are", async (_, first_name, last_name, address_1) => {
    const { mail } = await mailOf(
      await checkOut({ ...berlin, first_name, last_name, address_1 })
    )
    for (const content of [readable(mail.html), squeeze(mail.text ?? "")]) {
      expect(content).toContain(`Thank you, ${first_name}.`)
      expect(content).toContain(`${first_name} ${last_name}`)
      expect(content).toContain(address_1)
    }
    expect(jsonLdOf(mail.html)).toMatchObject({
      customer: { name: `${first_name} ${last_name}` },
    })
  })

  it("shows HTML in names, addresses and titles as text", async () => {
    const attack = `<img src=x onerror=alert(1)>`
    const title = `Tea "</script><script>alert(1)</script>" & <b>more</b>`
    const { mail } = await mailOf(
      await placeDirectly(store, {
        shipping_address: {
          ...berlin,
          first_name: attack,
          address_1: "<script>alert(2)</script>",
        },
        items: [
          {
            title,
            product_title: title,
            variant_title: attack,
            quantity: 1,
            unit_price: 5,
          },
        ],
      })
    )
    const html = mail.html ?? ""
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html.includes("<img src=x")).toBe(false)
    expect(html.includes("<b>more")).toBe(false)
    expect(readable(html)).toContain(title)
    expect(readable(html)).toContain("<script>alert(2)</script>")
    expect(JSON.stringify(jsonLdOf(html))).toContain("alert(1)")
    expect(mail.text).toContain(title)
  })

  it("lets no name or title write a header", async () => {
    const injection = "Mara\r\nBcc: x@evil.example\r\n\r\nHello"
    await store.admin.send("POST", "/admin/post-purchase/settings", {
      brand: { store_name: null },
    })
    const { mail } = await mailOf(
      await placeDirectly(store, {
        shipping_address: { ...berlin, first_name: injection, last_name: injection },
        items: [{ title: injection, quantity: 1, unit_price: 5 }],
      })
    )
    expect(mail.subject).toMatch(/^Your order \d+ is confirmed$/)
    expect(mail.to).toEqual(["mara@example.com"])
    expect(mail.bcc).toEqual([])
    expect(Object.keys(mail.headers).sort()).toEqual([
      "Auto-Submitted",
      "X-Entity-Ref-ID",
    ])
    expect(mail.text).not.toMatch(/^Bcc:/m)
  })

  it("does not let a customer's name carry a link", async () => {
    const { mail } = await mailOf(
      await checkOut({ ...berlin, first_name: "Win at www.win.example/now" })
    )
    expect(readable(mail.html)).toContain("Thank you.")
  })

  it("confirms an order whose product and customer were deleted meanwhile", async () => {
    const id = await checkOut(berlin, "LR-DRIP-CHALK")
    await gate.planned({ order_id: id })
    const { rows } = await store.sql.query<{ product_id: string; customer_id: string }>(
      `select li.product_id, o.customer_id from "order" o
       join order_item oi on oi.order_id = o.id
       join order_line_item li on li.id = oi.item_id where o.id = $1`,
      [id]
    )
    // Medusa keeps a product whose stock is reserved; packing ends the reservation.
    await store.admin.fulfil(id)
    await store.admin.send("DELETE", `/admin/products/${rows[0].product_id}`)
    await store.admin.send("DELETE", `/admin/customers/${rows[0].customer_id}`)
    const { mail } = await mailOf(id)
    expect(readable(mail.html)).toContain("Thank you, Mara.")
    expect(readable(mail.html)).toContain("Stoneware Dripper Chalk")
    expect(readable(mail.html)).toContain(money(29, "EUR", "en-GB"))
    expectNoHoles(mail)
  })

  it.each(["%%%", "xx-nonsense-locale", "de_DE"])(
    "reads the locale %s as well as it can",
    async (locale) => {
      const id = await checkOut(berlin)
      await store.sql.query(`update "order" set locale = $2 where id = $1`, [id, locale])
      const { mail } = await mailOf(id)
      expect(mail.subject).toMatch(locale === "de_DE" ? /^Bestätigung/ : /is confirmed$/)
    }
  )

  it("skips a message of a step that is gone, and not its neighbours", async () => {
    const old = await placeDirectly(store, {})
    const fine = await placeDirectly(store, {})
    await gate.planned({ order_id: old })
    await gate.planned({ order_id: fine })
    await setMessage(store, "step = 'of-an-older-version'", { order_id: old })
    await gate.release({})
    expect(await gate.planned({ order_id: old })).toMatchObject({
      state: "skipped",
      skip_reason: "flow-disabled",
      last_error: "there is no step order-confirmation/of-an-older-version",
    })
    expect(await gate.planned({ order_id: fine })).toMatchObject({ state: "sent" })
  })

  async function checkOut(address: ShopperAddress, sku = "LR-PAPER-02"): Promise<string> {
    const order = await store.shopper.placeOrder({
      email: "mara@example.com",
      items: [{ sku, quantity: 1 }],
      address,
      locale: "en-GB",
    })
    return order.id
  }

  async function mailOf(id: string): Promise<{ mail: FakeEmail; message: MessageRow }> {
    const message = await gate.release({ order_id: id })
    expect(message).toMatchObject({ state: "sent", last_error: null })
    const [mail] = store.resend.emails()
    return { mail, message }
  }

  /** Nothing that stands for a value that is missing. */
  function expectNoHoles(mail: FakeEmail): void {
    for (const content of [mail.subject, readable(mail.html), mail.text ?? ""]) {
      expect(content).not.toMatch(/undefined|null|NaN|\[object|Invalid Date|, ?\./)
    }
  }
})
