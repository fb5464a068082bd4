import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type TestStore, startTestStore } from "../support/test-store"
import {
  buy,
  deliver,
  openForMarketing,
  outcomes,
  placeDigital,
} from "./support/after-delivery"
import { messages } from "./support/ledger"
import { liveThrough, passTime } from "./support/move-clock"
import { linksOf, readable } from "./support/mail-parts"
import { createOrderChanges, type OrderChanges } from "./support/order-changes"
import { dispatchDue } from "./support/workflows"

const FLOW = "usage-tips"

describe("usage tips", () => {
  let store: TestStore
  let shop: OrderChanges
  /** Product ids by SKU. */
  let productOf: (sku: string) => string

  beforeAll(async () => {
    store = await startTestStore()
    shop = createOrderChanges(store)
    const products = await store.shopper.products()
    productOf = (sku) =>
      products.find(({ variants }) => variants?.some((variant) => variant.sku === sku))
        ?.id ?? ""
  })
  afterAll(() => store.stop())
  beforeEach(async () => {
    await store.resetLedger()
    await openForMarketing(store, [FLOW])
    await saveGuide("LR-DRIP-CLAY", {
      texts: {
        en: {
          how_to: "Rinse the **paper** first.\n\n1. Grind\n2. Pour",
          care: "Dishwasher safe.",
          faq: [
            { question: "Which paper?", answer: "Size [02](https://shop.example/02)." },
          ],
        },
        de: { how_to: "Spülen Sie das Papier.", care: "", faq: [] },
      },
      video_url: "https://video.example/dripper",
      manual_url: "https://shop.example/dripper.pdf",
    })
  })

  it("come two days after the delivery, with the guide of what arrived", async () => {
    const order = await buy(store, { "LR-DRIP-CLAY": 1, "LR-PAPER-02": 1 })
    const parcel = await deliver(store, order.id)
    await liveThrough(store, 1)
    expect(await outcomes(store, FLOW, "tips")).toEqual(["scheduled"])
    await liveThrough(store, 1)

    const [message] = await messages(store, { flow: FLOW })
    expect(message).toMatchObject({
      state: "sent",
      subject: `fulfillment:${parcel}`,
      fulfillment_id: parcel,
    })
    const mail = lastMail()
    const content = readable(mail.html)
    expect(content).toContain("Stoneware Dripper")
    expect(content).toContain("Rinse the paper first.")
    expect(content).toContain("Which paper?")
    expect(content).not.toContain("Paper Filters")
    expect(mail.html).not.toContain("**")
    expect(linksOf(mail.html)).toEqual(
      expect.arrayContaining([
        "https://video.example/dripper",
        "https://shop.example/dripper.pdf",
        "https://shop.example/02",
      ])
    )
    expect(mail.text).toContain("Dishwasher safe.")
    const { rows } = await store.sql.query(
      "select mentions from post_purchase_message where id = $1",
      [message.id]
    )
    expect(rows[0].mentions).toEqual([
      {
        line_item_id: order.items?.find(
          ({ variant_sku }) => variant_sku === "LR-DRIP-CLAY"
        )?.id,
        product_id: productOf("LR-DRIP-CLAY"),
      },
    ])
  })

  it("are not repeated for a product whose tips the person has had", async () => {
    await deliver(store, (await buy(store, { "LR-DRIP-CLAY": 1 })).id)
    await liveThrough(store, 2)
    await deliver(store, (await buy(store, { "LR-DRIP-CLAY": 1 })).id)
    await liveThrough(store, 2)
    expect(await outcomes(store, FLOW, "tips")).toEqual(["sent", "guide-already-sent"])
  })

  it("carry a product once when two orders of a person are due in one batch, and each its others", async () => {
    await saveGuide("LR-PAPER-02", {
      texts: { en: { how_to: "Fold the seam.", care: "", faq: [] } },
    })
    await deliver(store, (await buy(store, { "LR-DRIP-CLAY": 1 })).id)
    await deliver(store, (await buy(store, { "LR-DRIP-CLAY": 1, "LR-PAPER-02": 1 })).id)
    await deliver(store, (await buy(store, { "LR-DRIP-CLAY": 1 })).id)
    await passTime(store, { days: 2, hours: 1 })
    await dispatchDue(store)
    expect(tips("Rinse the paper first.")).toHaveLength(1)
    // Whichever came second waits a minute, and is decided again with the first one known.
    await passTime(store, { hours: 1 })
    await dispatchDue(store)
    await passTime(store, { hours: 1 })
    await dispatchDue(store)
    expect(tips("Rinse the paper first.")).toHaveLength(1)
    expect(tips("Fold the seam.")).toHaveLength(1)
    expect(await states()).not.toContain("scheduled")
    expect(await states()).toContain("guide-already-sent")
  })

  it("carry a product once when several dispatchers decide at once", async () => {
    for (let order = 0; order < 3; order += 1) {
      await deliver(store, (await buy(store, { "LR-DRIP-CLAY": 1 })).id)
    }
    await passTime(store, { days: 2, hours: 1 })
    await Promise.all([1, 2, 3, 4].map(() => dispatchDue(store)))
    expect(tips("Rinse the paper first.")).toHaveLength(1)
    await passTime(store, { hours: 1 })
    await dispatchDue(store)
    expect((await states()).sort()).toEqual([
      "guide-already-sent",
      "guide-already-sent",
      "sent",
    ])
  })

  it("of different products come with each order, also in one batch", async () => {
    await saveGuide("LR-PAPER-02", {
      texts: { en: { how_to: "Fold the seam.", care: "", faq: [] } },
    })
    await deliver(store, (await buy(store, { "LR-DRIP-CLAY": 1 })).id)
    await deliver(store, (await buy(store, { "LR-PAPER-02": 1 })).id)
    await passTime(store, { days: 2, hours: 1 })
    await dispatchDue(store)
    expect(await states()).toEqual(["sent", "sent"])
    expect(tips("Rinse the paper first.")).toHaveLength(1)
    expect(tips("Fold the seam.")).toHaveLength(1)
  })

  it("are nothing for products without a guide", async () => {
    await deliver(store, (await buy(store, { "LR-PAPER-02": 2 })).id)
    await liveThrough(store, 2)
    expect(await outcomes(store, FLOW, "tips")).toEqual(["no-guide"])
  })

  it("are nothing for what went back, whole or paid back", async () => {
    const returned = await buy(store, { "LR-DRIP-CLAY": 1, "LR-PAPER-02": 1 })
    await deliver(store, returned.id)
    await shop.takeBack(returned.id, "LR-DRIP-CLAY", 1)
    await shop.takeBack(returned.id, "LR-PAPER-02", 1)
    const refunded = await buy(store, { "LR-DRIP-CLAY": 1 })
    await store.admin.capture(refunded.id)
    await deliver(store, refunded.id)
    await store.admin.refund(refunded.id)
    await liveThrough(store, 2)
    expect(await outcomes(store, FLOW, "tips")).toEqual([
      "items-returned",
      "order-refunded",
    ])
  })

  it("come with the rest when one of two pieces went back", async () => {
    const order = await buy(store, { "LR-DRIP-CLAY": 2 })
    await deliver(store, order.id)
    await shop.takeBack(order.id, "LR-DRIP-CLAY", 1)
    await liveThrough(store, 2)
    expect(await outcomes(store, FLOW, "tips")).toEqual(["sent"])
  })

  it("come for what was exchanged, and not for what went back for it", async () => {
    await saveGuide("LR-MOKA-3", {
      texts: { en: { how_to: "Fill it to the valve.", care: "", faq: [] } },
    })
    const order = await buy(store, { "LR-DRIP-CLAY": 1 })
    await deliver(store, order.id)
    await shop.exchange(order.id, "LR-DRIP-CLAY", "LR-MOKA-3", 1, true)
    await deliver(store, order.id)
    await liveThrough(store, 2)
    expect(await outcomes(store, FLOW, "tips")).toEqual(["items-returned", "sent"])
    expect(readable(lastMail().html)).toContain("Fill it to the valve.")
  })

  it("wait for the last parcel of an item that comes in two", async () => {
    const order = await buy(store, { "LR-DRIP-CLAY": 2 })
    await deliver(store, order.id, { "LR-DRIP-CLAY": 1 })
    await liveThrough(store, 1)
    await deliver(store, order.id)
    await liveThrough(store, 2)
    expect(await outcomes(store, FLOW, "tips")).toEqual(["later-delivery", "sent"])
  })

  it("speak German to whoever ordered in German, and English where a guide has no other", async () => {
    const order = await store.shopper.placeOrder({
      email: "jonas@example.com",
      items: [{ sku: "LR-DRIP-CLAY" }],
      address: {
        first_name: "Jonas",
        last_name: "Weiß",
        address_1: "Karl-Marx-Str. 1",
        city: "Berlin",
        postal_code: "12043",
        country_code: "de",
      },
      locale: "de-DE",
    })
    await deliver(store, order.id)
    await liveThrough(store, 2)
    expect(readable(lastMail().html)).toContain("Spülen Sie das Papier.")
  })

  it("leave the customer's being deleted in between without effect", async () => {
    const order = await buy(store, { "LR-DRIP-CLAY": 1 })
    await deliver(store, order.id)
    await store.admin.send("DELETE", `/admin/customers/${order.customer_id}`)
    await liveThrough(store, 2)
    expect(await outcomes(store, FLOW, "tips")).toEqual(["sent"])
  })

  it("come after a cancelled parcel's fellow only, and with nothing after a cancelled one", async () => {
    const order = await buy(store, { "LR-DRIP-CLAY": 1 })
    const parcel = await deliver(store, order.id)
    // Medusa cancels no parcel that was delivered; a carrier's connector may.
    await store.sql.query("update fulfillment set canceled_at = now() where id = $1", [
      parcel,
    ])
    await liveThrough(store, 2)
    expect(await outcomes(store, FLOW, "tips")).toEqual(["fulfillment-canceled"])
  })

  it("are nothing for a line that was typed in by hand", async () => {
    const id = await placeDigital(store, {
      items: [
        { title: "Gift wrap", quantity: 1, unit_price: 2, requires_shipping: false },
      ],
    })
    await liveThrough(store, 2)
    expect(await outcomes(store, FLOW, "tips")).toEqual(["no-guide"])
    expect(await messages(store, { flow: FLOW, subject: `order:${id}` })).toHaveLength(1)
  })

  async function saveGuide(sku: string, guide: Record<string, unknown>): Promise<void> {
    await store.admin.send(
      "POST",
      `/admin/post-purchase/products/${productOf(sku)}/guide`,
      guide
    )
  }

  const states = () => outcomes(store, FLOW, "tips")

  /** Mails that say so. */
  function tips(words: string) {
    return store.resend
      .emails()
      .filter(({ html }) => readable(html ?? "").includes(words))
  }

  function lastMail() {
    const mail = store.resend.emails().at(-1)
    if (!mail) {
      throw new Error("no mail was sent")
    }
    return { ...mail, html: mail.html ?? "", text: mail.text ?? "" }
  }
})
