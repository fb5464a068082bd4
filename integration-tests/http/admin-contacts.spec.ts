import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type {
  AdminContactExport,
  AdminContactResponse,
  AdminContactsResponse,
  AdminMessagesResponse,
} from "../../src/types/http"
import { type TestStore, startTestStore } from "../support/test-store"
import { changeSettings, consentLog, contacts, openSuppressions } from "./support/consent"
import { download } from "./support/download"
import { placeDirectly } from "./support/placed-order"
import { installPlanGate, type PlanGate } from "./support/plan-gate"
import { knownContact, sentMail } from "./support/public-pages"
import { refused } from "./support/refused"
import { answersToAnyone } from "./support/unauthenticated"
import { run } from "./support/workflows"

const api = "/admin/post-purchase/contacts"
const EMAIL = "mara@example.com"

describe("contacts in the admin", () => {
  let store: TestStore
  let gate: PlanGate
  let userId: string

  beforeAll(async () => {
    store = await startTestStore()
    gate = await installPlanGate(store)
    const { user } = await store.admin.send<{ user: { id: string } }>(
      "GET",
      "/admin/users/me"
    )
    userId = user.id
  })
  afterAll(() => store.stop())
  beforeEach(async () => {
    await store.resetLedger()
    await gate.reset()
  })

  it("is closed to whoever is not logged in", async () => {
    const routes = [
      ["GET", "/contacts"],
      ["GET", "/contacts/ppcon_1"],
      ["POST", "/contacts/ppcon_1"],
      ["GET", "/contacts/ppcon_1/export"],
      ["POST", "/contacts/ppcon_1/erase"],
      ["GET", "/contacts/export?email=mara@example.com"],
      ["POST", "/contacts/erase"],
    ] as const
    expect(await answersToAnyone(store, routes)).toEqual(
      routes.map(([method, path]) => `${method} ${path} 401`)
    )
  })

  it("finds people by part of the address, the whole of it, and the customer", async () => {
    await knownContact(store, "odd_one@example.com")
    await knownContact(store, EMAIL)
    await knownContact(store, "zoe@xn--bcher-kva.example")
    await store.sql.query(
      `update post_purchase_contact set customer_id = 'cus_1' where email = $1`,
      [EMAIL]
    )
    const emails = async (query: string) =>
      (await list(query)).contacts.map(({ email }) => email)
    expect(await emails("")).toEqual([
      "zoe@xn--bcher-kva.example",
      EMAIL,
      "odd_one@example.com",
    ])
    expect(await emails("q=EXAMPLE.COM")).toEqual([EMAIL, "odd_one@example.com"])
    expect(await emails("q=o_d")).toEqual([])
    expect(await emails("q=%25")).toEqual([])
    expect(await emails("email=%20Mara@EXAMPLE.com.")).toEqual([EMAIL])
    expect(await emails("email=zoe@b%C3%BCcher.example")).toEqual([
      "zoe@xn--bcher-kva.example",
    ])
    expect(await emails("email=mar@example.com")).toEqual([])
    expect(await emails("customer_id=cus_1")).toEqual([EMAIL])
    expect(await emails("customer_id=cus_1&q=odd")).toEqual([])
    expect(await list("limit=1&offset=1")).toMatchObject({
      count: 3,
      limit: 1,
      offset: 1,
      contacts: [{ email: EMAIL }],
    })
  })

  it.each([
    ["limit=0", "limit"],
    ["limit=201", "limit"],
    ["offset=x", "offset"],
    ["email=mara", "email"],
    [`q=${"x".repeat(321)}`, "q"],
    ["name=Mara", "name"],
  ])("refuses the query %s", async (query, field) => {
    expect(await refused(list(query))).toEqual({
      status: 400,
      reason: expect.stringContaining(field),
    })
  })

  it("shows in the list what a person wants and what holds against them", async () => {
    await say({ tips: true, offers: true, tracking: true })
    await say({ offers: false })
    await run(store, "suppress-address", { email: EMAIL })
    await run(store, "import-suppressions", { csv: `email,reason\n${EMAIL},complaint` })
    expect((await list("")).contacts).toEqual([
      {
        id: expect.stringMatching(/^ppcon_/),
        email: EMAIL,
        customer_id: null,
        locale: null,
        time_zone: null,
        country_code: null,
        paused_until: null,
        frequency: "all",
        consents: {
          tips: "granted",
          offers: "withdrawn",
          reviews: null,
          surveys: null,
          reminders: null,
          tracking: "granted",
        },
        suppressions: ["complaint", "manual"],
        created_at: expect.any(String),
      },
    ])
  })

  it("shows all that is known of one person, the newest first, and of nobody else", async () => {
    await say({ tips: true })
    await say({ tips: false })
    await say({ reviews: true }, "june@example.com")
    const { messageId } = await sentMail(store, { email: EMAIL })
    await sentMail(store, { email: "june@example.com" })
    await store.sql.query(
      `insert into post_purchase_hit
         (id, dedupe_key, kind, source, occurred_at, last_at, message_id, label, times)
       values ('h1', 'h1', 'delivery', 'webhook', now() - interval '1 hour', now(), $1, 'machine', 1),
              ('h2', 'h2', 'click', 'link', now(), now(), $1, 'human', 3)`,
      [messageId]
    )
    await run(store, "suppress-address", { email: EMAIL, detail: "called" })
    const { contact } = await show(await idOf(EMAIL))
    expect(contact).toMatchObject({ email: EMAIL, consents: { tips: "withdrawn" } })
    expect(contact.consent_log.map(({ topic, action }) => [topic, action])).toEqual([
      ["tips", "withdrawn"],
      ["tips", "granted"],
    ])
    expect(contact.consent_log[1]).toEqual({
      id: expect.stringMatching(/^ppcst_/),
      topic: "tips",
      action: "granted",
      source: "storefront",
      is_confirmed: false,
      occurred_at: expect.any(String),
      wording: "Yes, please.",
      ip: "203.0.113.7",
      user_agent: "Storefront/1.0",
      locale: null,
      order_id: null,
      message_id: null,
      actor_id: null,
    })
    expect(contact.suppression_log).toMatchObject([
      { reason: "manual", detail: "called" },
    ])
    expect(contact.messages).toMatchObject([{ id: messageId, state: "sent" }])
    expect(contact.hits).toEqual([
      {
        id: "h2",
        kind: "click",
        label: "human",
        occurred_at: expect.any(String),
        message_id: messageId,
        times: 3,
      },
      expect.objectContaining({ id: "h1", kind: "delivery" }),
    ])
  })

  it.each(["GET", "POST"] as const)("answers 404 to %s of nobody", async (method) => {
    for (const path of [
      "ppcon_none",
      ...(method === "GET" ? ["ppcon_none/export"] : ["ppcon_none/erase"]),
    ]) {
      expect(
        await refused(
          store.admin.send(method, `${api}/${path}`, method === "POST" ? {} : undefined)
        )
      ).toEqual({ status: 404, reason: expect.stringContaining("ppcon_none") })
    }
  })

  it("records what a person told the store, with the admin and the wording as proof", async () => {
    const id = await knownContact(store, EMAIL)
    const { contact } = await change(id, {
      topics: { offers: true, tips: false, tracking: true },
      wording: "asked by phone on 12 March",
      frequency: "weekly",
      paused_until: inDays(10),
      locale: "de-AT",
      time_zone: "Europe/Vienna",
    })
    expect(contact).toMatchObject({
      consents: { offers: "granted", tips: "withdrawn", tracking: "granted" },
      frequency: "weekly",
      locale: "de-AT",
      time_zone: "Europe/Vienna",
    })
    expect(contact.paused_until).toBe(inDays(10))
    for (const row of await consentLog(store, EMAIL)) {
      expect(row).toMatchObject({
        source: "admin",
        actor_id: userId,
        // The proof of a yes; a no needs none.
        wording: row.action === "granted" ? "asked by phone on 12 March" : null,
        is_confirmed: false,
      })
    }
    const again = await change(id, { paused_until: null, locale: null, time_zone: null })
    expect(again.contact).toMatchObject({
      paused_until: null,
      locale: null,
      time_zone: null,
      frequency: "weekly",
      consents: { offers: "granted" },
    })
  })

  it("asks the mailbox where the store wants a double opt-in", async () => {
    await changeSettings(store, { consent: { mode: "double-opt-in" } })
    const id = await knownContact(store, EMAIL)
    const { contact } = await change(id, { topics: { offers: true }, wording: "phone" })
    expect(contact.consents.offers).toBe("requested")
    expect(contact.messages).toMatchObject([{ flow: "subscription", step: "confirm" }])
  })

  it("suppresses whoever wants nothing any more", async () => {
    const id = await knownContact(store, EMAIL)
    await change(id, {
      topics: {
        tips: false,
        reviews: false,
        surveys: false,
        offers: false,
        reminders: false,
      },
    })
    expect(await openSuppressions(store, EMAIL)).toEqual(["unsubscribe"])
  })

  it("keeps what two admins change at the same moment", async () => {
    const id = await knownContact(store, EMAIL)
    await Promise.all([
      change(id, { topics: { offers: true }, wording: "one" }),
      change(id, { topics: { tips: true }, wording: "other" }),
      change(id, { frequency: "monthly" }),
    ])
    expect((await show(id)).contact).toMatchObject({
      consents: { offers: "granted", tips: "granted" },
      frequency: "monthly",
    })
    expect(await consentLog(store, EMAIL)).toHaveLength(2)
  })

  it.each([
    [{ topics: { offers: true } }, "wording"],
    [{ topics: { offers: true }, wording: "   " }, "wording"],
    [{ topics: { gossip: true }, wording: "x" }, "topics"],
    [{ topics: { offers: "yes" }, wording: "x" }, "topics.offers"],
    [{ frequency: "hourly" }, "frequency"],
    [{ paused_until: "tomorrow" }, "paused_until"],
    [{ locale: "%%%" }, "locale"],
    [{ time_zone: "Mars/Olympus" }, "time_zone"],
    [{ email: "june@example.com" }, "email"],
  ])("refuses the change %j", async (body, field) => {
    const id = await knownContact(store, EMAIL)
    const before = await contacts(store)
    const answer = await refused(change(id, body))
    expect(answer).toEqual({ status: 400, reason: expect.stringContaining(field) })
    expect(await contacts(store)).toEqual(before)
    expect(await consentLog(store)).toEqual([])
  })

  it.each([inDays(-1), inDays(400)])("refuses a pause until %s", async (paused_until) => {
    const id = await knownContact(store, EMAIL)
    expect(await refused(change(id, { paused_until }))).toMatchObject({ status: 400 })
  })

  it("downloads all rows about a person, and none of anybody else", async () => {
    await say({ tips: true })
    await say({ tips: true }, "june@example.com")
    const order = await placeDirectly(store, { email: "MARA@example.com" })
    await placeDirectly(store, { email: "june@example.com" })
    await gate.release({ order_id: order, step: "confirm" })
    const id = await idOf(EMAIL)
    const { status, headers, bytes } = await download(store, `${api}/${id}/export`)
    expect(status).toBe(200)
    expect(headers.get("content-type")).toContain("application/json")
    expect(headers.get("content-disposition")).toBe(`attachment; filename="${id}.json"`)
    const exported: AdminContactExport = JSON.parse(bytes.toString())
    expect(exported).toMatchObject({ email: EMAIL, exported_at: expect.any(String) })
    const { tables } = exported
    expect(tables.post_purchase_contact).toMatchObject([{ id, email: EMAIL }])
    expect(tables.post_purchase_consent).toMatchObject([{ topic: "tips" }])
    expect(tables.post_purchase_purchase).toMatchObject([{ id: order }])
    const confirmation =
      tables.post_purchase_message.find(({ step }) => step === "confirm") ?? {}
    expect(confirmation).toMatchObject({ order_id: order, state: "sent" })
    expect(String(confirmation.rendered_html)).toContain("<html")
    expect(bytes.toString()).not.toContain("june")
    const { rows } = await store.sql.query<{ secret: string }>(
      "select secret from post_purchase_signing_key"
    )
    for (const { secret } of rows) {
      expect(bytes.toString().includes(secret)).toBe(false)
    }
  })

  it("downloads by address for whom only mails are known of", async () => {
    const { messageId } = await sentMail(store, { email: EMAIL })
    await store.sql.query("delete from post_purchase_contact")
    const file = await download(store, `${api}/export?email=Mara@EXAMPLE.com`)
    expect(file.headers.get("content-disposition")).toBe(
      'attachment; filename="contact.json"'
    )
    const { tables }: AdminContactExport = JSON.parse(file.bytes.toString())
    expect(tables.post_purchase_contact).toEqual([])
    expect(tables.post_purchase_message).toMatchObject([{ id: messageId }])
    for (const query of ["", "?email=mara", "?email=a@x.de&email=b@x.de"]) {
      expect(await refused(store.admin.send("GET", `${api}/export${query}`))).toEqual({
        status: 400,
        reason: expect.stringContaining("email"),
      })
    }
  })

  it("lists the why-not log of a person among the messages", async () => {
    await sentMail(store, { email: EMAIL })
    await sentMail(store, { email: "mara@example.com.au" })
    const { messages, count } = await store.admin.send<AdminMessagesResponse>(
      "GET",
      "/admin/post-purchase/messages?email=%20MARA@example.com"
    )
    expect(count).toBe(1)
    expect(messages).toMatchObject([{ email: EMAIL }])
    expect(
      await refused(
        store.admin.send("GET", "/admin/post-purchase/messages?email=example.com")
      )
    ).toEqual({ status: 400, reason: expect.stringContaining("email") })
  })

  const list = (query: string) =>
    store.admin.send<AdminContactsResponse>("GET", `${api}?${query}`)
  const show = (id: string) =>
    store.admin.send<AdminContactResponse>("GET", `${api}/${id}`)
  const change = (id: string, body: Record<string, unknown>) =>
    store.admin.send<AdminContactResponse>("POST", `${api}/${id}`, body)
  const idOf = async (email: string) => (await list(`email=${email}`)).contacts[0].id

  function say(topics: Record<string, boolean>, email = EMAIL) {
    return run(store, "record-consent", {
      email,
      decisions: Object.entries(topics).map(([topic, granted]) => ({ topic, granted })),
      source: "storefront",
      wording: "Yes, please.",
      ip: "203.0.113.7",
      user_agent: "Storefront/1.0",
    })
  }
})

function inDays(days: number): string {
  const moment = new Date()
  moment.setUTCHours(0, 0, 0, 0)
  return new Date(moment.getTime() + days * 86_400_000).toISOString()
}
