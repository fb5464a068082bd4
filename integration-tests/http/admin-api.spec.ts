import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type {
  AdminFlowsResponse,
  AdminHealthResponse,
  AdminMessageResponse,
  AdminMessagesResponse,
  AdminPreviewResponse,
  AdminSettingsResponse,
} from "../../src/types/http"
import { createSend } from "../support/store-client"
import { type TestStore, startTestStore } from "../support/test-store"
import { messages, setMessage } from "./support/ledger"
import { readable } from "./support/mail-parts"
import { berlin } from "./support/people"
import { installPlanGate, type PlanGate } from "./support/plan-gate"
import { refused } from "./support/refused"

const api = "/admin/post-purchase"

describe("the admin API", () => {
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

  it("previews a sample in a store without orders", async () => {
    const preview = await previewOf({ flow: "shipping-update", step: "shipped" })
    expect(preview).toMatchObject({ order: null, is_sample: true, locale: "en" })
    expect(preview.subject).toBe("Your order 1001 is on its way")
    expect(readable(preview.html)).toContain("Sample product")
  })

  it("is closed to whoever is not logged in", async () => {
    const anyone = createSend(store.baseUrl, {})
    const routes = [
      ["GET", "/settings"],
      ["POST", "/settings"],
      ["GET", "/flows"],
      ["POST", "/flows/order-confirmation"],
      ["GET", "/messages"],
      ["GET", "/messages/ppmsg_1"],
      ["POST", "/messages/ppmsg_1/resolve"],
      ["POST", "/preview"],
      ["GET", "/health"],
      ["POST", "/orders/order_1/shipment-status"],
    ] as const
    const answers = await Promise.all(
      routes.map(async ([method, path]) => {
        const body = method === "POST" ? {} : undefined
        const { status } = await refused(anyone(method, `${api}${path}`, body))
        return `${method} ${path} ${status}`
      })
    )
    expect(answers).toEqual(routes.map(([method, path]) => `${method} ${path} 401`))
  })

  it("lists messages by order, state, flow and words, page by page", async () => {
    const mara = await place("mara@example.com")
    const odd = await place("odd_one@example.com")
    await gate.planned({ order_id: odd })
    await gate.release({ order_id: mara })

    const byOrder = await get<AdminMessagesResponse>(
      `/messages?order_id=${mara}&flow=order-confirmation`
    )
    expect(byOrder).toMatchObject({ count: 1, limit: 50, offset: 0 })
    expect(byOrder.messages[0]).toMatchObject({
      order_id: mara,
      title: "Order confirmation",
      state: "sent",
      email: "mara@example.com",
      has_content: true,
      skip_reason: null,
    })
    expect(byOrder.messages[0]).not.toHaveProperty("html")
    const find = async (query: string) =>
      (await get<AdminMessagesResponse>(`/messages?${ofFlow(query)}`)).messages.map(
        (m) => m.order_id
      )
    // Each order plans a thank-you as well.
    const ofFlow = (query: string) =>
      query.startsWith("flow=") ? query : `flow=order-confirmation&${query}`
    expect(await find("state=sent")).toEqual([mara])
    expect(await find("state=sent&state=scheduled")).toEqual([mara, odd])
    expect(await find("flow=shipping-update")).toEqual([])
    expect(await find("q=MARA")).toEqual([mara])
    expect(await find(`q=${odd}`)).toEqual([odd])
    // A wildcard of SQL is a character like any other.
    expect(await find("q=odd_one")).toEqual([odd])
    expect(await find("q=o_d")).toEqual([])
    expect(await find("q=%25")).toEqual([])
    expect(await find("limit=1")).toEqual([mara])
    expect(await find("limit=1&offset=1")).toEqual([odd])
    for (const query of [
      "limit=0",
      "limit=201",
      "limit=x",
      "offset=-1",
      "state=lost",
      "x=1",
    ]) {
      const answer = await refused(get(`/messages?${query}`))
      expect(answer).toEqual({
        status: 400,
        reason: expect.stringContaining(query.split("=")[0]),
      })
    }
  })

  it("shows a message as the customer got it", async () => {
    const { id, external_id } = await gate.release({ order_id: await place() })
    const { message } = await get<AdminMessageResponse>(`/messages/${id}`)
    const [mail] = store.resend.emails()
    expect(message).toMatchObject({
      id,
      external_id,
      text: mail.text,
      rendered_subject: mail.subject,
      from: mail.from,
      headers: expect.arrayContaining([["X-Entity-Ref-ID", id]]),
      tags: expect.arrayContaining([["message_id", id]]),
      payload_emptied_at: null,
    })
    expect(message.html === mail.html).toBe(true)
    expect(await refused(get("/messages/ppmsg_none"))).toMatchObject({ status: 404 })
  })

  it("settles or repeats an unknown message on an admin's word, and no other", async () => {
    const arrived = await gate.release({ order_id: await place("a@example.com") })
    const lost = await gate.release({ order_id: await place("b@example.com") })
    await setMessage(store, "state = 'unknown', sent_at = null", { step: "confirm" })
    expect((await health()).unknown).toBe(2)
    await gate.open()

    expect(
      await post(`/messages/${arrived.id}/resolve`, { accepted: true })
    ).toMatchObject({
      message: { id: arrived.id, state: "sent" },
    })
    expect(await post(`/messages/${lost.id}/resolve`, { accepted: false })).toMatchObject(
      {
        message: { id: lost.id },
      }
    )
    const mails = await store.resend.waitForEmails(3, 20_000)
    expect(mails.map(({ to }) => to[0])).toEqual([
      "a@example.com",
      "b@example.com",
      "b@example.com",
    ])
    expect((await health()).unknown).toBe(0)

    const again = await refused(
      post(`/messages/${arrived.id}/resolve`, { accepted: false })
    )
    expect(again).toEqual({
      status: 400,
      reason: expect.stringContaining(`Message ${arrived.id} is sent.`),
    })
    expect(
      await refused(post("/messages/ppmsg_none/resolve", { accepted: true }))
    ).toMatchObject({ status: 404 })
    expect(await refused(post(`/messages/${arrived.id}/resolve`, {}))).toMatchObject({
      status: 400,
    })
  })

  it("previews each step on a real order, with settings that are not saved", async () => {
    const orderId = await place()
    const { flows } = await get<AdminFlowsResponse>("/flows")
    for (const flow of flows.filter(({ purpose }) => purpose === "transactional")) {
      for (const step of flow.steps) {
        const preview = await previewOf({
          flow: flow.key,
          step: step.key,
          order_id: orderId,
          locale: "de",
          settings: { brand: { store_name: "Ungespeichert" }, sender: { name: "Neu" } },
        })
        expect(preview).toMatchObject({ order: { id: orderId }, locale: "de" })
        expect(preview.subject).toMatch(/Bestellung|Rücksendung|E-Mail/)
        expect(readable(preview.html)).toContain("Ungespeichert")
        expect(preview.text).toContain("Ungespeichert")
        expect(preview.from).toBe("Neu <hello@lindgren-roe.example>")
      }
    }
    const own = await previewOf({ flow: "order-confirmation", step: "confirm" })
    expect(own).toMatchObject({
      order: { id: orderId },
      is_sample: false,
      locale: "en-GB",
    })
    expect((await settings()).settings.brand.store_name).toBe("Lindgren & Roe")
    expect(store.resend.emails()).toEqual([])
    expect(await messages(store, { state: "sent" })).toEqual([])
  })

  it("previews nothing that is not there", async () => {
    const step = { flow: "order-confirmation", step: "confirm" }
    const ask = (body: Record<string, unknown>) => refused(post("/preview", body))
    expect(await ask({ ...step, step: "remind" })).toEqual({
      status: 404,
      reason: "There is no step order-confirmation/remind.",
    })
    expect(await ask({ ...step, order_id: "order_none" })).toEqual({
      status: 404,
      reason: "There is no order order_none.",
    })
    expect(await ask({ ...step, settings: { time_zone: "Mars" } })).toMatchObject({
      status: 400,
    })
    expect(await ask({ flow: "order-confirmation" })).toMatchObject({ status: 400 })
  })

  it("counts what somebody should look at", async () => {
    for (const email of ["a@example.com", "b@example.com", "c@example.com"]) {
      await gate.planned({ order_id: await place(email) })
    }
    expect(await health()).toEqual({ unknown: 0, failed: 0, overdue: 0, blocked: [] })
    const [a, b, c] = await messages(store)
    await setMessage(store, "state = 'unknown', settled_at = now()", { id: a.id })
    await setMessage(store, "state = 'failed', settled_at = now()", { id: b.id })
    // Overdue, and held by nobody the dispatcher could meet on its minute.
    await setMessage(store, "send_at = now() - interval '6 minutes'", { id: c.id })
    expect(await health()).toEqual({ unknown: 1, failed: 1, overdue: 1, blocked: [] })
  })

  const get = <T>(path: string) => store.admin.send<T>("GET", `${api}${path}`)
  const post = <T>(path: string, body: Record<string, unknown>) =>
    store.admin.send<T>("POST", `${api}${path}`, body)
  const settings = () => get<AdminSettingsResponse>("/settings")
  const health = async () => (await get<AdminHealthResponse>("/health")).health
  const previewOf = async (body: Record<string, unknown>) =>
    (await post<AdminPreviewResponse>("/preview", body)).preview

  async function place(email = "mara@example.com"): Promise<string> {
    const order = await store.shopper.placeOrder({
      email,
      items: [{ sku: "LR-PAPER-02", quantity: 1 }],
      address: berlin,
      locale: "en-GB",
    })
    return order.id
  }
})
