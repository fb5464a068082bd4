import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type TestStore, startTestStore } from "../support/test-store"
import { buy, deliver, openForMarketing, outcomes } from "./support/after-delivery"
import { messages } from "./support/ledger"
import { linksOf, readable } from "./support/mail-parts"
import { liveThrough } from "./support/move-clock"
import { submitForm } from "./support/submit-form"

/** What an admin changes about a flow, seen in what the store then sends. */
describe("a flow as an admin has set it", () => {
  let store: TestStore

  beforeAll(async () => {
    store = await startTestStore()
  })
  afterAll(() => store.stop())
  beforeEach(async () => {
    await store.resetLedger()
    await openForMarketing(store, ["thank-you"])
  })

  it("thanks after the delay that is set, and not for what was cancelled or paid back", async () => {
    await overrides({ steps: { thanks: { delay: { days: 3 } } } })
    await buy(store, { "LR-PAPER-02": 1 }, "ada@example.com")
    const canceled = await buy(store, { "LR-PAPER-02": 1 }, "bo@example.com")
    const refunded = await buy(store, { "LR-PAPER-02": 1 }, "cem@example.com")
    await store.admin.cancel(canceled.id)
    await store.admin.capture(refunded.id)
    await store.admin.refund(refunded.id)
    await liveThrough(store, 2)
    expect(await outcomes(store, "thank-you", "thanks")).toEqual([
      "scheduled",
      "scheduled",
      "scheduled",
    ])
    await liveThrough(store, 1)
    expect(await outcomes(store, "thank-you", "thanks")).toEqual([
      "sent",
      "order-canceled",
      "order-refunded",
    ])
  })

  it("asks conditions when the message is due, and says what did not hold", async () => {
    await overrides({
      steps: {
        thanks: {
          conditions: {
            match: "all",
            conditions: [
              { attribute: "order_total", operator: "gte", value: 40 },
              { attribute: "country", operator: "in", value: ["de"] },
            ],
          },
        },
      },
    })
    await buy(store, { "LR-MOKA-6": 1 }, "ada@example.com")
    await buy(store, { "LR-PAPER-02": 1 }, "bo@example.com")
    await liveThrough(store, 1)
    expect(await outcomes(store, "thank-you", "thanks")).toEqual([
      "sent",
      "conditions-unmet",
    ])
    const [small] = await messages(store, { skip_reason: "conditions-unmet" })
    expect(small.last_error).toMatch(/order total/)
  })

  it("says the changed copy with the person's name, and nothing odd without one", async () => {
    await overrides({
      steps: {
        thanks: {
          copy: { en: { subject: "Hi {{ customer.first_name }}, it was a joy" } },
        },
      },
    })
    await buy(store, { "LR-PAPER-02": 1 })
    const nameless = await buy(store, { "LR-PAPER-02": 1 }, "bo@example.com")
    await store.sql.query(
      `update order_address set first_name = null, last_name = null
       where id = (select shipping_address_id from "order" where id = $1)`,
      [nameless.id]
    )
    await liveThrough(store, 1)
    expect(
      store.resend
        .emails()
        .map(({ subject }) => subject)
        .filter((subject) => subject.includes("joy"))
        .sort()
    ).toEqual(["Hi Mara, it was a joy", "Hi, it was a joy"])
  })

  it("leaves a sales channel what is set for it alone", async () => {
    const order = await buy(store, { "LR-PAPER-02": 1 })
    const {
      order: { sales_channel_id: own },
    } = await store.admin.send<{ order: { sales_channel_id: string } }>(
      "GET",
      `/admin/orders/${order.id}?fields=sales_channel_id`
    )
    await overrides({
      steps: { thanks: { copy: { en: { headline: "For the whole store" } } } },
      channels: { [own]: { steps: { thanks: { enabled: false } } } },
    })
    await liveThrough(store, 1)
    expect(await outcomes(store, "thank-you", "thanks")).toEqual(["step-disabled"])
  })

  it("does nothing while it is off, and says so", async () => {
    await buy(store, { "LR-PAPER-02": 1 })
    await store.admin.send("POST", "/admin/post-purchase/flows/thank-you", {
      enabled: false,
    })
    await liveThrough(store, 1)
    expect(await outcomes(store, "thank-you", "thanks")).toEqual(["flow-disabled"])
  })

  it("offers what is set, and says so with the review that follows", async () => {
    await store.admin.send("POST", "/admin/post-purchase/flows/review-request", {
      enabled: true,
      overrides: {
        steps: {
          ask: {
            incentive: { code: "WELCOME10", text: { en: "10 % off your next order" } },
          },
        },
      },
    })
    await deliver(store, (await buy(store, { "LR-PAPER-02": 1 })).id)
    await liveThrough(store, 5)
    const mail = store.resend.emails().at(-1)
    expect(readable(mail?.html ?? "")).toContain("10 % off your next order")
    expect(readable(mail?.html ?? "")).toContain("WELCOME10")
    const link = linksOf(mail?.html ?? "").find((url) => url.endsWith("?stars=3"))
    await submitForm(link ?? "", {
      rating: 3,
      body: "Paper.",
      incentive: "none, I swear",
    })
    const { rows } = await store.sql.query("select incentive from post_purchase_review")
    expect(rows).toEqual([{ incentive: "10 % off your next order" }])
  })

  async function overrides(value: Record<string, unknown>): Promise<void> {
    await store.admin.send("POST", "/admin/post-purchase/flows/thank-you", {
      overrides: value,
    })
  }
})
