import { Modules } from "@medusajs/framework/utils"
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  vi,
} from "vitest"
import { type TestStore, startTestStore } from "../support/test-store"
import { messages } from "./support/ledger"
import { tagOf } from "./support/mail-parts"
import { berlin } from "./support/people"
import { installPlanGate, type PlanGate } from "./support/plan-gate"
import { dispatchDue, planMessages, reconcileOrders } from "./support/workflows"

type Order = { id: string; display_id: number }

describe("the same mails, once, whatever becomes of the events", () => {
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
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it("sends the same when each event comes once, three times, or never", async () => {
    const once = await tellStory(async (where) => {
      await gate.release(where)
    })
    const thrice = await tellStory(async (where, event, id) => {
      await gate.planned(where)
      const before = await gate.attempts()
      await Promise.all([store.emit(event, { id }), store.emit(event, { id })])
      await gate.waitForAttempts(before + 2)
      await gate.release(where)
      // And once more when the mail is out.
      await store.emit(event, { id })
      await gate.waitForAttempts(before + 3)
      await dispatchDue(store)
    })
    const lost = loseEvents()
    const never = await tellStory(async (where) => {
      await reconcileOrders(store)
      await gate.release(where)
    })

    expect(once).toEqual([
      ["mara@example.com", "confirm", "Your order N is confirmed"],
      ["mara@example.com", "delivered", "Your order N has arrived"],
      ["mara@example.com", "shipped", "Your order N is on its way"],
    ])
    expect(thrice).toEqual(once)
    expect(never).toEqual(once)
    expect(lost()).toEqual(
      expect.arrayContaining(["order.placed", "shipment.created", "delivery.created"])
    )
  })

  it("plans one message when an event arrives three times at the same moment", async () => {
    const lost = loseEvents()
    const order = await place()
    vi.restoreAllMocks()
    expect(lost()).toContain("order.placed")
    await Promise.all([1, 2, 3].map(() => store.emit("order.placed", { id: order.id })))
    await gate.waitForAttempts(6)
    await gate.release({ order_id: order.id })
    expect(await messages(store, { flow: "order-confirmation" })).toHaveLength(1)
    expect(store.resend.emails()).toHaveLength(1)
  })

  it("sends once when several dispatchers run at the same time", async () => {
    const orders = [await place(), await place(), await place()]
    for (const { id } of orders) {
      await gate.planned({ order_id: id })
    }
    await store.sql.query("update post_purchase_message set send_at = now()")
    await Promise.all([1, 2, 3, 4].map(() => dispatchDue(store)))
    expect(store.resend.emails()).toHaveLength(3)
    expect(
      new Set(store.resend.emails().map((mail) => tagOf(mail, "message_id"))).size
    ).toBe(3)
    expect(await messages(store, { state: "sent" })).toHaveLength(3)
  })

  it("adds nothing when reconciled again, also side by side", async () => {
    loseEvents()
    const order = await place()
    await Promise.all([reconcileOrders(store), reconcileOrders(store)])
    await gate.release({ order_id: order.id })
    expect((await reconcileOrders(store)).planned).toBe(0)
    await dispatchDue(store)
    expect(await messages(store, { flow: "order-confirmation" })).toHaveLength(1)
    expect(store.resend.emails()).toHaveLength(1)
  })

  it("finds cancellations, refunds, returns and reports whose events were lost", async () => {
    loseEvents()
    const returned = await place()
    await store.admin.capture(returned.id)
    await store.admin.refund(returned.id, 3)
    const parcel = await store.admin.fulfil(returned.id)
    await store.admin.ship(returned.id, parcel)
    await store.admin.send(
      "POST",
      `/admin/post-purchase/orders/${returned.id}/shipment-status`,
      { fulfillment_id: parcel, status: "delayed", estimated_delivery: "2031-02-05" }
    )
    await store.admin.deliver(returned.id, parcel)
    const id = await store.admin.requestReturn(returned.id, [
      { sku: "LR-PAPER-02", quantity: 1 },
    ])
    await store.admin.receiveReturn(id)
    const canceled = await place()
    await store.admin.cancel(canceled.id)
    await reconcileOrders(store)

    const planned = await messages(store)
    expect(
      planned.map(({ step, order_id }) => `${step} ${nameOf(order_id)}`).sort()
    ).toEqual([
      // The two surveys' and the review request's.
      "ask first",
      "ask first",
      "ask first",
      "canceled second",
      "confirm first",
      "confirm second",
      "delayed first",
      "delivered first",
      // What the test store's own flow plans.
      "offer first",
      "refunded first",
      "remind first",
      "return-received first",
      "shipped first",
      "thanks first",
      "thanks second",
      "tips first",
    ])
    function nameOf(orderId: string | null): string {
      return orderId === returned.id ? "first" : orderId === canceled.id ? "second" : "?"
    }
  })

  it("leaves alone what happened before it was installed", async () => {
    const order = await place()
    await gate.planned({ order_id: order.id })
    // The moment of installation moves behind the order.
    await store.resetLedger()
    expect((await reconcileOrders(store)).planned).toBe(0)
    const late = await planMessages(store, { kind: "order-placed", ids: [order.id] })
    expect(late.planned).toBe(0)
    expect(await messages(store)).toEqual([])

    // What happens to an old order from now on is told.
    const parcel = await store.admin.fulfil(order.id)
    await store.admin.ship(order.id, parcel)
    expect(await gate.release({ order_id: order.id })).toMatchObject({
      step: "shipped",
      state: "sent",
    })
    expect(await messages(store)).toHaveLength(1)
  })

  /** An order, its parcel, its arrival; `settle` sees to the message of each. */
  async function tellStory(
    settle: (
      where: { step: string; order_id: string },
      event: string,
      id: string
    ) => Promise<void>
  ): Promise<string[][]> {
    store.resend.reset()
    const order = await place()
    await settle({ step: "confirm", order_id: order.id }, "order.placed", order.id)
    const parcel = await store.admin.fulfil(order.id)
    await store.admin.ship(order.id, parcel, [
      { number: "0034", url: "https://dhl.de/0034" },
    ])
    await settle({ step: "shipped", order_id: order.id }, "shipment.created", parcel)
    await store.admin.deliver(order.id, parcel)
    await settle({ step: "delivered", order_id: order.id }, "delivery.created", parcel)
    await dispatchDue(store)
    return store.resend
      .emails()
      .map((mail) => [
        mail.to.join(),
        tagOf(mail, "step") ?? "",
        mail.subject.replace(String(order.display_id), "N"),
      ])
      .sort()
  }

  async function place(): Promise<Order> {
    const order = await store.shopper.placeOrder({
      email: "mara@example.com",
      items: [{ sku: "LR-PAPER-02", quantity: 1 }],
      address: berlin,
      locale: "en-GB",
    })
    return { id: order.id, display_id: order.display_id ?? 0 }
  }

  /**
   * From now on the event bus takes events and delivers none, as when its process dies or no
   * subscriber is known to it.
   *
   * @returns gives the names of what was lost
   */
  function loseEvents(): () => string[] {
    const lost: string[] = []
    vi.spyOn(store.container.resolve(Modules.EVENT_BUS), "emit").mockImplementation(
      async (events) => {
        lost.push(...[events].flat().map(({ name }) => String(name)))
      }
    )
    return () => lost
  }
})
