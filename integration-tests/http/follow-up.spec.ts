import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type {
  AdminContactExport,
  AdminFollowUpPreviewResponse,
  AdminFollowUpResponse,
  AdminFollowUpsResponse,
} from "../../src/types/http"
import { type TestStore, startTestStore } from "../support/test-store"
import { changeSettings, contacts, registerCustomer } from "./support/consent"
import { messages, setMessage, waitForMessage } from "./support/ledger"
import { readable } from "./support/mail-parts"
import { placeDirectly } from "./support/placed-order"
import { installPlanGate, type PlanGate } from "./support/plan-gate"
import { ledgerDigest } from "./support/public-pages"
import { refused } from "./support/refused"
import { dispatchDue, run } from "./support/workflows"

const api = "/admin/post-purchase/follow-ups"
const EMAIL = "mara@example.com"

const content = {
  subject: "Your new bowl",
  greeting: "Hello Mara, thank you for your call.",
  recap: ["One of the bowls was chipped.", "{{ store.name }} & {% raw %} <b>stay</b>"],
  next_steps: ["A new one leaves us tomorrow."],
  action: { label: "See the bowl", url: "https://linde.example/bowl" },
  closing: "Warm regards\nJana",
}

describe("a personal message", () => {
  let store: TestStore
  let gate: PlanGate
  let orderId: string

  beforeAll(async () => {
    store = await startTestStore()
    gate = await installPlanGate(store)
    orderId = await placeDirectly(store, { email: EMAIL, locale: "de-DE" })
    await waitForMessage(store, { order_id: orderId })
  })
  afterAll(() => store.stop())
  beforeEach(async () => {
    await store.resetLedger()
    await gate.reset()
  })

  const draft = (fields: object = {}) => ({
    dedupe_key: "form-1",
    purpose: "transactional",
    order_id: orderId,
    content,
    ...fields,
  })
  const write = async (fields: object = {}) =>
    (await store.admin.send<AdminFollowUpResponse>("POST", api, draft(fields))).follow_up
  const list = (query: string) =>
    store.admin.send<AdminFollowUpsResponse>("GET", `${api}?${query}`)
  const own = { flow: "personal-follow-up" }

  it("goes to the order's customer as it was written, once", async () => {
    const first = await write({ locale: "en" })
    expect(first).toMatchObject({
      id: expect.stringMatching(/^ppfol_/),
      email: EMAIL,
      order_id: orderId,
      author_id: expect.stringMatching(/^user_/),
      content,
      message: { state: "scheduled", sent_at: null },
    })
    const again = await Promise.all([write({ locale: "en" }), write({ locale: "en" })])
    expect(again.map(({ id }) => id)).toEqual([first.id, first.id])
    expect(await messages(store, own)).toHaveLength(1)

    expect(await gate.release(own)).toMatchObject({
      state: "sent",
      step: "service",
      email: EMAIL,
      order_id: orderId,
      subject: `follow-up:${first.id}`,
    })
    const [mail] = store.resend.emails()
    expect(mail.subject).toBe("Your new bowl")
    expect(readable(mail.html)).toContain("{{ store.name }} & {% raw %} <b>stay</b>")
    expect(mail.text).toContain("{{ store.name }} & {% raw %} <b>stay</b>")
    expect(mail.html).toContain('href="https://linde.example/bowl"')
    expect(mail.text).toContain("What happens next")
    expect(mail.html).not.toMatch(/post-purchase\/unsubscribe/)
    await dispatchDue(store)
    expect(store.resend.emails()).toHaveLength(1)
    expect((await list(`order_id=${orderId}`)).follow_ups).toMatchObject([
      { id: first.id, message: { state: "sent" } },
    ])
  })

  it("speaks the order's language around it when none is chosen", async () => {
    await write()
    await gate.release(own)
    expect(store.resend.emails()[0].text).toContain("Wie es weitergeht")
  })

  it("is one message however often its form arrives at once", async () => {
    const sent = await Promise.all(Array.from({ length: 8 }, () => write()))
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1)
    expect(await messages(store, own)).toHaveLength(1)
  })

  it("says that other words under its key were not sent", async () => {
    const { id } = await write()
    const answer = await refused(
      write({ content: { ...content, closing: "See you, Jana" } })
    )
    expect(answer.status).toBe(422)
    expect(answer.reason).toContain(id)
    expect(await messages(store, own)).toHaveLength(1)
  })

  it("goes to a customer without an order, who becomes a contact", async () => {
    const email = `jo.${Date.now()}@example.com`
    const customer = await registerCustomer(store, email)
    await write({ order_id: undefined, customer_id: customer.id })
    expect((await contacts(store)).map((contact) => contact.email)).toContain(email)
    expect(await gate.release(own)).toMatchObject({
      state: "sent",
      email,
      order_id: null,
    })
    expect((await list(`customer_id=${customer.id}`)).count).toBe(1)
    expect((await list(`email=${email.toUpperCase()}`)).count).toBe(1)
  })

  it("with marketing in it needs consent, and says why it did not go", async () => {
    await changeSettings(store, {
      public_url: store.baseUrl,
      brand: { postal_address: "Kleine Freiheit 12, Hamburg" },
      sending: { quiet_hours: null },
    })
    await write({ purpose: "marketing" })
    expect(await gate.release(own)).toMatchObject({
      state: "skipped",
      step: "marketing",
      skip_reason: "no-consent",
    })
    const [{ message }] = (await list(`order_id=${orderId}`)).follow_ups
    expect(message).toMatchObject({
      state: "skipped",
      skip_explanation: "The recipient has not agreed to mail of this kind.",
    })
    await run(store, "record-consent", {
      email: EMAIL,
      decisions: [{ topic: "tips", granted: true }],
      source: "storefront",
      wording: "Yes",
    })
    await write({ purpose: "marketing", dedupe_key: "form-2" })
    await setMessage(store, "send_at = now()", { state: "scheduled" })
    await dispatchDue(store)
    const [mail] = store.resend.emails()
    expect(mail.html).toMatch(/post-purchase\/unsubscribe/)
  })

  it("for later waits, and can be withdrawn until then", async () => {
    const at = new Date(Date.now() + 3 * 3_600_000).toISOString()
    await gate.open()
    const { id, message } = await write({ send_at: at })
    expect(Math.abs(Date.parse(message?.send_at ?? "") - Date.parse(at))).toBeLessThan(
      5000
    )
    for (let turn = 0; turn < 2; turn += 1) {
      const { follow_up } = await store.admin.send<AdminFollowUpResponse>(
        "POST",
        `${api}/${id}/cancel`,
        {}
      )
      expect(follow_up.message?.state).toBe("canceled")
    }
    await setMessage(store, "send_at = now()", {})
    await dispatchDue(store)
    expect(store.resend.emails()).toEqual([])
  })

  it("that was sent cannot be withdrawn", async () => {
    const { id } = await write()
    await gate.release(own)
    const answer = await refused(store.admin.send("POST", `${api}/${id}/cancel`, {}))
    expect(answer.status).toBe(400)
    expect(answer.reason).toContain("is sent. Only one that is still scheduled")
    expect(
      (await refused(store.admin.send("POST", `${api}/ppfol_nowhere/cancel`, {}))).status
    ).toBe(404)
  })

  it.each([
    [{ content: { ...content, subject: "" } }, 400, "content.subject"],
    [{ content: { ...content, subject: "a\nb" } }, 400, "one line"],
    [{ content: { ...content, subject: "x".repeat(201) } }, 400, "content.subject"],
    [
      { content: { ...content, greeting: " ", recap: [], next_steps: [], closing: "" } },
      400,
      "says nothing",
    ],
    [{ content: { ...content, recap: Array(11).fill("a") } }, 400, "content.recap"],
    [{ content: { ...content, next_steps: ["x".repeat(501)] } }, 400, "next_steps"],
    [
      { content: { ...content, action: { label: "Go", url: "javascript:alert(1)" } } },
      400,
      "content.action.url",
    ],
    [{ content: { ...content, html: "<b>" } }, 400, "html"],
    [{ purpose: "both" }, 400, "purpose"],
    [{ dedupe_key: " " }, 400, "dedupe_key"],
    [{ locale: "no locale" }, 400, "is not a language tag"],
    [{ send_at: "tomorrow" }, 400, "send_at"],
    [{ send_at: "2999-01-01T00:00:00Z" }, 400, "more than a year ahead"],
    [{ order_id: undefined }, 400, "order_id or a customer_id"],
    [{ order_id: "order_nowhere" }, 404, "There is no order order_nowhere"],
    [{ customer_id: "cus_nowhere" }, 400, "not one of customer"],
    [{ order_id: undefined, customer_id: "cus_nowhere" }, 404, "no customer cus_nowhere"],
  ])("with %j is refused", async (fields, status, reason) => {
    const answer = await refused(write(fields))
    expect(answer.status).toBe(status)
    expect(answer.reason).toContain(reason)
    expect(await messages(store, own)).toEqual([])
  })

  it("is refused for an order without an address, and while the flow is off", async () => {
    const nobody = await placeDirectly(store, {
      email: undefined,
      customer_id: undefined,
    })
    expect((await refused(write({ order_id: nobody }))).reason).toContain(
      "has no e-mail address"
    )
    await store.admin.send("POST", "/admin/post-purchase/flows/personal-follow-up", {
      enabled: false,
    })
    expect((await refused(write())).reason).toContain("switched off")
  })

  it("is listed for somebody only", async () => {
    expect((await refused(list("limit=5"))).reason).toContain("must name an order_id")
  })

  it("is shown while it is written, and nothing is stored", async () => {
    const before = await ledgerDigest(store)
    const preview = async (fields: object) =>
      (
        await store.admin.send<AdminFollowUpPreviewResponse>("POST", `${api}/preview`, {
          purpose: "transactional",
          order_id: orderId,
          content,
          ...fields,
        })
      ).preview
    const whole = await preview({ locale: "en-GB" })
    expect(whole).toMatchObject({ to: EMAIL, subject: "Your new bowl", locale: "en-GB" })
    expect(readable(whole.html)).toContain("A new one leaves us tomorrow.")
    const begun = await preview({
      content: {
        subject: "",
        greeting: "",
        recap: [""],
        next_steps: [],
        action: { label: "Go", url: "https:/" },
        closing: "",
      },
    })
    expect(begun.locale).toBe("de-DE")
    expect((await preview({ purpose: "marketing" })).html).toContain(
      "/post-purchase/unsubscribe/preview"
    )
    expect(await ledgerDigest(store)).toEqual(before)
  })

  it("is stopped and emptied when the person is erased, and in what they may take along", async () => {
    const { id } = await write()
    const exported = await store.admin.send<AdminContactExport>(
      "GET",
      `/admin/post-purchase/contacts/export?email=${EMAIL}`
    )
    expect(exported.tables.post_purchase_follow_up).toMatchObject([{ id, content }])
    await store.admin.send("POST", "/admin/post-purchase/contacts/erase", {
      email: EMAIL,
    })
    expect(await gate.release(own)).toMatchObject({
      state: "skipped",
      skip_reason: "erased",
    })
    expect(store.resend.emails()).toEqual([])
    const [left] = (await list(`order_id=${orderId}`)).follow_ups
    expect(left).toMatchObject({ id, email: null, content: null, customer_id: null })
  })
})
