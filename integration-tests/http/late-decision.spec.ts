import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type TestStore, startTestStore } from "../support/test-store"
import { messages, setMessage } from "./support/ledger"
import { money, readable, squeeze } from "./support/mail-parts"
import { berlin } from "./support/people"
import { installPlanGate, type PlanGate } from "./support/plan-gate"
import { planMessages } from "./support/workflows"

describe("a plan is a promise to look again", () => {
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

  it("confirms no order that was cancelled meanwhile", async () => {
    const order = await place()
    await store.admin.cancel(order.id)
    expect(await gate.release({ step: "confirm" })).toMatchObject({
      state: "skipped",
      skip_reason: "order-canceled",
      external_id: null,
    })
    expect(await gate.release({ step: "canceled" })).toMatchObject({ state: "sent" })
    expect(store.resend.emails()).toHaveLength(1)
  })

  it("shows an order that was edited meanwhile as it is now", async () => {
    const order = await place()
    const path = `/admin/order-edits/${order.id}`
    await store.admin.send("POST", "/admin/order-edits", { order_id: order.id })
    await store.admin.send("POST", `${path}/items`, {
      items: [{ variant_id: await store.shopper.variantId("LR-DRIP-CLAY"), quantity: 1 }],
    })
    await store.admin.send("POST", `${path}/confirm`, {})
    const edited = await store.admin.order(order.id)
    const message = await gate.release({ step: "confirm" })
    const [mail] = store.resend.emails()

    expect(message).toMatchObject({ state: "sent" })
    expect(edited.total).toBeGreaterThan(order.total)
    expect(readable(mail.html)).toContain("Paper Filters")
    expect(readable(mail.html)).toContain("Stoneware Dripper")
    expect(squeeze(mail.text ?? "")).toContain(
      `Total ${money(edited.total, "EUR", "en-GB")}`
    )
  })

  it("writes to the address that the order has now", async () => {
    const order = await place()
    await store.admin.send("POST", `/admin/orders/${order.id}`, {
      email: "New@Example.com",
    })
    const message = await gate.release({ step: "confirm" })
    expect(store.resend.emails().map(({ to }) => to)).toEqual([["new@example.com"]])
    expect(message.email).toBe("new@example.com")
  })

  it("plans nothing for an order that does not exist", async () => {
    const result = await planMessages(store, {
      kind: "order-placed",
      ids: ["order_nowhere"],
    })
    expect(result.planned).toBe(0)
    expect(await messages(store)).toEqual([])
  })

  it("waits a minute for an order that is gone, and then lets go of it", async () => {
    const order = await place()
    await store.sql.query(`update "order" set deleted_at = now() where id = $1`, [
      order.id,
    ])
    expect(await gate.release({ step: "confirm" })).toMatchObject({
      state: "scheduled",
      reschedules: 1,
      last_error: "the order is not there yet",
    })
    await setMessage(store, "planned_at = now() - interval '61 seconds'", {})
    expect(await gate.release({ step: "confirm" })).toMatchObject({
      state: "skipped",
      skip_reason: "order-missing",
    })
    expect(store.resend.emails()).toEqual([])
  })

  it("sends when an order that was not there yet appears", async () => {
    const order = await place()
    await store.sql.query(`update "order" set deleted_at = now() where id = $1`, [
      order.id,
    ])
    await gate.release({ step: "confirm" })
    await store.sql.query(`update "order" set deleted_at = null where id = $1`, [
      order.id,
    ])
    expect(await gate.release({ step: "confirm" })).toMatchObject({
      state: "sent",
      reschedules: 1,
      last_error: null,
    })
  })

  it("drops what is not worth saying any more", async () => {
    await place()
    await setMessage(store, "expires_at = now() - interval '1 second'", {})
    expect(await gate.release({ step: "confirm" })).toMatchObject({
      state: "skipped",
      skip_reason: "too-late",
    })
    expect(store.resend.emails()).toEqual([])
  })

  it("skips what is due while its flow is off, and sends again afterwards", async () => {
    const flow = "/admin/post-purchase/flows/order-confirmation"
    const first = await place()
    await store.admin.send("POST", flow, { enabled: false })
    const skipped = await gate.release({ order_id: first.id })
    await store.admin.send("POST", flow, { enabled: true })
    const second = await place()
    const sent = await gate.release({ order_id: second.id })

    expect(skipped).toMatchObject({ state: "skipped", skip_reason: "flow-disabled" })
    expect(sent).toMatchObject({ state: "sent" })
    expect(await messages(store, { order_id: first.id, state: "sent" })).toEqual([])
    expect(store.resend.emails()).toHaveLength(1)
  })

  it("waits while the payment of a checkout is not authorised, and sends once it is", async () => {
    const order = await place()
    await setPayment(order.id, "awaiting")
    for (const reschedules of [1, 2]) {
      expect(await gate.release({ step: "confirm" })).toMatchObject({
        state: "scheduled",
        reschedules,
        last_error: "the payment is not authorised yet",
      })
    }
    expect(store.resend.emails()).toEqual([])
    await setPayment(order.id, "authorized")
    expect(await gate.release({ step: "confirm" })).toMatchObject({ state: "sent" })
    expect(store.resend.emails()).toHaveLength(1)
  })

  it("sends nothing when the checkout is rolled back while it waits", async () => {
    const order = await place()
    await setPayment(order.id, "awaiting")
    await gate.release({ step: "confirm" })
    await store.sql.query(`update "order" set deleted_at = now() where id = $1`, [
      order.id,
    ])
    await setMessage(store, "planned_at = now() - interval '61 seconds'", {})
    expect(await gate.release({ step: "confirm" })).toMatchObject({
      state: "skipped",
      skip_reason: "order-missing",
    })
    expect(store.resend.emails()).toEqual([])
  })

  it("confirms an order whose payment stays open for long", async () => {
    const order = await place()
    await setPayment(order.id, "awaiting")
    await store.sql.query(
      `update "order" set created_at = now() - interval '11 minutes' where id = $1`,
      [order.id]
    )
    expect(await gate.release({ step: "confirm" })).toMatchObject({ state: "sent" })
  })

  it("leaves an order alone whose customer is not to be notified", async () => {
    const order = await place()
    await store.sql.query(`update "order" set no_notification = true where id = $1`, [
      order.id,
    ])
    expect(await gate.release({ step: "confirm" })).toMatchObject({
      state: "skipped",
      skip_reason: "notification-declined",
    })
  })

  async function place() {
    const order = await store.shopper.placeOrder({
      email: "mara@example.com",
      items: [{ sku: "LR-PAPER-02", quantity: 1 }],
      address: berlin,
      locale: "en-GB",
    })
    await gate.planned({ step: "confirm", order_id: order.id })
    return order
  }

  /** Medusa completes a cart with an authorised payment only: the moments before are made here. */
  async function setPayment(orderId: string, status: string): Promise<void> {
    await store.sql.query(
      `update payment_collection set status = $2 where id in
         (select payment_collection_id from order_payment_collection where order_id = $1)`,
      [orderId, status]
    )
  }
})
