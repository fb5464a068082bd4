import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type TestStore, startTestStore } from "../support/test-store"

const berlin = {
  first_name: "Mara",
  last_name: "Vogel",
  address_1: "Invalidenstraße 117",
  city: "Berlin",
  postal_code: "10115",
  country_code: "de",
}

describe("an order becomes e-mails", () => {
  let store: TestStore

  beforeAll(async () => {
    store = await startTestStore()
  })
  afterAll(() => store.stop())
  beforeEach(() => store.resetLedger())

  it("confirms an order within seconds", async () => {
    const products = await store.shopper.products()
    const sku = products[0].variants?.[0].sku ?? ""
    const order = await store.shopper.placeOrder({
      email: "mara@example.com",
      items: [{ sku, quantity: 2 }],
      address: berlin,
      locale: "de-DE",
    })
    const [mail] = await store.resend.waitForEmails(1, 15_000)
    expect(mail.to).toEqual(["mara@example.com"])
    expect(mail.html).toContain(`${order.display_id}`)
  })
})
