import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type {
  AdminContactsResponse,
  AdminEraseContactResponse,
  AdminMessagesResponse,
} from "../../src/types/http"
import { findInLedger } from "../support/find-in-ledger"
import { type TestStore, startTestStore } from "../support/test-store"
import { consentLog, contacts, recordEvents, storefront } from "./support/consent"
import { messages, setMessage, waitForMessage } from "./support/ledger"
import { berlin, toronto } from "./support/people"
import { installPlanGate, type PlanGate } from "./support/plan-gate"
import { refused } from "./support/refused"
import { dispatchDue, run } from "./support/workflows"

const api = "/admin/post-purchase/contacts"
const EMAIL = "mara@example.com"

describe("a person who asks to be forgotten", () => {
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

  it("is forgotten in every table, while others stay", async () => {
    const orderId = await shop("Mara@Example.com")
    const other = await shop("june@example.com", toronto)
    await gate.release({ order_id: orderId, step: "confirm" })
    await gate.release({ order_id: other, step: "confirm" })
    const orderOf = async () => {
      const { rows } = await store.sql.query<{ customer_id: string; email: string }>(
        `select customer_id, email from "order" where id = $1`,
        [orderId]
      )
      return rows[0]
    }
    const { customer_id: customerId } = await orderOf()
    expect(customerId).toMatch(/^cus_/)
    // Not vacuous: all of it is there before.
    const before = await find(EMAIL)
    expect(before).toEqual(
      expect.arrayContaining([
        "post_purchase_consent.email",
        "post_purchase_contact.email",
        "post_purchase_message.email",
        "post_purchase_purchase.email",
      ])
    )
    expect(await find("Mara")).toContain("post_purchase_message.rendered_html")
    expect(await find(customerId)).not.toEqual([])
    expect(await captures()).toHaveLength(2)
    const june = await rowsOf("june@example.com")

    const { erasure } = await erase(await idOf(EMAIL))
    expect(erasure).toMatchObject({
      id: expect.stringMatching(/^ppera_/),
      pending: 0,
      completed: true,
      erased: {
        post_purchase_contact: 1,
        post_purchase_consent_capture: 1,
        post_purchase_purchase: 1,
      },
    })
    expect(erasure.erased.post_purchase_consent).toBeGreaterThan(0)
    expect(await find(EMAIL)).toEqual([])
    expect(await find("Mara")).toEqual([])
    expect(await find("Vogel")).toEqual([])
    expect(await find(customerId)).toEqual([])
    expect(await captures()).toHaveLength(1)
    expect(await rowsOf("june@example.com")).toEqual(june)
    expect(await messages(store, { order_id: orderId, step: "confirm" })).toMatchObject([
      { state: "sent", email: expect.stringMatching(/^erased:[0-9a-f]{16}$/) },
    ])
    // Medusa's own data is the store's.
    expect((await orderOf()).email.toLowerCase()).toBe(EMAIL)
  })

  it("gets no mail that was planned, and subscribers hear of it", async () => {
    const events = recordEvents(store, "post_purchase.message_skipped")
    await shop(EMAIL)
    const { id } = await gate.planned({ step: "confirm" })
    await erase(await idOf(EMAIL))
    const { messages: listed } = await store.admin.send<AdminMessagesResponse>(
      "GET",
      "/admin/post-purchase/messages?state=skipped"
    )
    expect(listed).toContainEqual(
      expect.objectContaining({
        id,
        skip_reason: "erased",
        skip_explanation: "The person asked to be forgotten.",
        has_content: false,
      })
    )
    expect(await events.atLeast(1)).toContainEqual({ id, reason: "erased" })
    events.stop()
    await setMessage(store, "send_at = now()", {})
    await dispatchDue(store)
    expect(store.resend.emails()).toEqual([])
  })

  it("gets the mail that was on its way, byte for byte, and is forgotten after it", async () => {
    await shop(EMAIL)
    const { id } = await gate.planned({ step: "confirm" })
    store.resend.addFault({ kind: "unavailable", times: 1 })
    await gate.release({ step: "confirm" })
    const [sealed] = await messages(store, { id })
    expect(sealed).toMatchObject({ state: "claimed", batch_id: expect.any(String) })

    const { erasure } = await erase(await idOf(EMAIL))
    expect(erasure).toMatchObject({ pending: 1, completed: false })
    expect((await messages(store, { id }))[0]).toMatchObject({
      state: "claimed",
      email: EMAIL,
      rendered_html: sealed.rendered_html,
      rendered_text: sealed.rendered_text,
    })
    expect(await finish()).toMatchObject({ completed: 0, pending: 1 })

    await store.sql.query(
      `update post_purchase_batch set next_attempt_at = now(), claimed_until = now()`
    )
    await dispatchDue(store)
    const [mail] = store.resend.emails()
    expect(mail.html === sealed.rendered_html).toBe(true)
    expect(store.resend.emails()).toHaveLength(1)
    expect(await finish()).toMatchObject({ completed: 1, pending: 0 })
    expect(await find(EMAIL)).toEqual([])
    expect(await messages(store, { id })).toMatchObject([
      { state: "sent", rendered_html: null },
    ])
  })

  it("is forgotten by two admins at once", async () => {
    const orderId = await shop(EMAIL)
    await gate.release({ order_id: orderId, step: "confirm" })
    const id = await idOf(EMAIL)
    const answers = await Promise.allSettled([
      erase(id),
      eraseByEmail("MARA@example.com"),
      eraseByEmail(EMAIL),
    ])
    const done = answers.flatMap((answer) =>
      answer.status === "fulfilled" ? [answer.value.erasure] : []
    )
    // The one by id may find that the contact is gone.
    expect(done.length).toBeGreaterThanOrEqual(2)
    expect(done.map(({ completed }) => completed)).toEqual(done.map(() => true))
    const contactsErased = done.map(({ erased }) => erased.post_purchase_contact)
    expect(contactsErased.reduce((sum, count) => sum + count, 0)).toBe(1)
    expect(await find(EMAIL)).toEqual([])
  })

  it("is forgotten by address where only mails are known", async () => {
    const orderId = await shop(EMAIL)
    await gate.release({ order_id: orderId, step: "confirm" })
    await store.sql.query("delete from post_purchase_contact")
    const { erasure } = await eraseByEmail(" MARA@Example.com ")
    expect(erasure).toMatchObject({
      completed: true,
      erased: { post_purchase_contact: 0 },
    })
    expect(erasure.erased.post_purchase_message).toBeGreaterThan(0)
    expect(await find(EMAIL)).toEqual([])
  })

  it("stays unsubscribed, and gets no marketing from a new order", async () => {
    await store.admin.send("POST", "/admin/post-purchase/settings", {
      consent: { mode: "soft-opt-in", strict_countries: [] },
      sending: { quiet_hours: null, preferred: null, cap: null },
    })
    await store.admin.send("POST", "/admin/post-purchase/flows/thank-you", {
      enabled: true,
    })
    await shop(EMAIL)
    await store.admin.send("POST", `${api}/${await idOf(EMAIL)}`, {
      topics: { tips: false },
    })
    await erase(await idOf(EMAIL))
    const again = await place(EMAIL)
    expect(
      await waitForMessage(store, { order_id: again, step: "thanks", state: "skipped" })
    ).toMatchObject({ skip_reason: "unsubscribed", email: EMAIL })
    expect(await gate.release({ order_id: again, step: "confirm" })).toMatchObject({
      state: "sent",
    })
  })

  it("starts afresh with a new order", async () => {
    await shop(EMAIL)
    const old = await idOf(EMAIL)
    await erase(old)
    const again = await shop(EMAIL)
    expect(await gate.release({ order_id: again, step: "confirm" })).toMatchObject({
      state: "sent",
      email: EMAIL,
    })
    const [contact] = await contacts(store)
    expect(contact).toMatchObject({ email: EMAIL })
    expect(contact.id).not.toBe(old)
    expect((await consentLog(store, EMAIL)).map(({ order_id }) => order_id)).toEqual(
      (await consentLog(store, EMAIL)).map(() => again)
    )
    await finish()
    expect(await contacts(store)).toHaveLength(1)
    await waitForPurchase(again)
    const { rows } = await store.sql.query<{ id: string; email: string }>(
      "select id, email from post_purchase_purchase order by placed_at"
    )
    expect(rows.map(({ email }) => email)).toEqual([
      expect.stringMatching(/^erased:/),
      EMAIL,
    ])
  })

  it("is forgotten in what the provider reports later", async () => {
    const orderId = await shop(EMAIL)
    const { id } = await gate.release({ order_id: orderId, step: "confirm" })
    await eraseByEmail(EMAIL)
    await store.sql.query(
      `insert into post_purchase_hit
         (id, dedupe_key, kind, source, occurred_at, last_at, message_id, payload, user_agent)
       values ('h1', 'h1', 'delivery', 'webhook', now(), now(), $1,
               '{"data": {"to": ["${EMAIL}"]}}', 'x')`,
      [id]
    )
    expect(await finish()).toMatchObject({ late: 1 })
    expect(await find(EMAIL)).toEqual([])
  })

  it("answers 404 for nobody, 400 for no address, and a repeat by address is safe", async () => {
    await shop(EMAIL)
    const id = await idOf(EMAIL)
    await erase(id)
    expect(await refused(erase(id))).toEqual({
      status: 404,
      reason: expect.stringContaining(id),
    })
    expect((await eraseByEmail(EMAIL)).erasure).toMatchObject({ completed: true })
    for (const body of [{}, { email: "mara" }, { email: 7 }]) {
      const answer = await refused(store.admin.send("POST", `${api}/erase`, body))
      expect(answer).toEqual({ status: 400, reason: expect.stringContaining("email") })
    }
    const extra = { email: EMAIL, keep: "everything" }
    expect(await refused(store.admin.send("POST", `${api}/erase`, extra))).toMatchObject({
      status: 400,
      reason: expect.stringContaining("keep"),
    })
  })

  const find = (text: string) =>
    findInLedger((sql, values) => store.sql.query(sql, values), text)
  const erase = (id: string) =>
    store.admin.send<AdminEraseContactResponse>("POST", `${api}/${id}/erase`, {})
  const eraseByEmail = (email: string) =>
    store.admin.send<AdminEraseContactResponse>("POST", `${api}/erase`, { email })
  const finish = () => run(store, "finish-erasures")

  async function idOf(email: string): Promise<string> {
    const { contacts: found } = await store.admin.send<AdminContactsResponse>(
      "GET",
      `${api}?email=${email}`
    )
    return found[0].id
  }

  async function captures(): Promise<unknown[]> {
    return (await store.sql.query("select id from post_purchase_consent_capture")).rows
  }

  /** All that stands about somebody, so that it can be compared. */
  async function rowsOf(email: string): Promise<unknown[]> {
    const all: unknown[] = []
    for (const table of ["contact", "consent", "message", "purchase"]) {
      const { rows } = await store.sql.query(
        `select * from post_purchase_${table} where email = $1 order by id`,
        [email]
      )
      all.push(...rows)
    }
    return all
  }

  /** Buys something and agrees to tips at the checkout, by the storefront's API. */
  async function shop(email: string, address = berlin): Promise<string> {
    const cart = await store.shopper.createCart({
      email,
      items: [{ sku: "LR-PAPER-02", quantity: 1 }],
      address,
      locale: "en-GB",
    })
    const send = await storefront(store)
    await send("POST", `/store/post-purchase/carts/${cart.id}/consent`, {
      topics: { tips: true },
      wording: "Send me tips.",
    })
    await store.shopper.chooseShipping(cart.id)
    await store.shopper.preparePayment(cart.id)
    const { id } = await store.shopper.completeCart(cart.id)
    await gate.planned({ order_id: id, step: "confirm" })
    await waitForPurchase(id)
    return id
  }

  async function place(email: string): Promise<string> {
    const order = await store.shopper.placeOrder({
      email,
      items: [{ sku: "LR-PAPER-02", quantity: 1 }],
      address: berlin,
      locale: "en-GB",
    })
    await waitForPurchase(order.id)
    return order.id
  }

  /** Purchase and consent of an order are recorded when its event is heard. */
  async function waitForPurchase(orderId: string): Promise<void> {
    const deadline = Date.now() + 20_000
    for (;;) {
      const { rows } = await store.sql.query(
        `select 1 from post_purchase_purchase p
         join post_purchase_contact c on c.email = p.email where p.id = $1`,
        [orderId]
      )
      if (rows.length) {
        return
      }
      if (Date.now() > deadline) {
        throw new Error(`order ${orderId} was not recorded as a purchase`)
      }
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }
})
