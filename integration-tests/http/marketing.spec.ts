import { createHmac } from "node:crypto"
import { request } from "node:http"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type {
  ConsentAction,
  ConsentTopic,
} from "../../src/modules/post-purchase/constants"
import type { AdminPreviewResponse } from "../../src/types/http"
import { type TestStore, startTestStore } from "../support/test-store"
import { messages, setMessage } from "./support/ledger"
import { linksOf, readable } from "./support/mail-parts"
import { placeDirectly } from "./support/placed-order"
import { installPlanGate, type PlanGate } from "./support/plan-gate"
import { dispatchDue } from "./support/workflows"

const EMAIL = "mara@example.com"
/** Marketing as a store has it that wants to send at any time of day. */
const ANY_TIME = { sending: { quiet_hours: null, preferred: null, cap: null } }

describe("marketing mail", () => {
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
    await store.admin.send("POST", "/admin/post-purchase/flows/thank-you", {
      enabled: true,
    })
    await settings(ANY_TIME)
  })

  it("carries the one-click headers, visible links and the postal address; transactional mail carries none", async () => {
    await consent("granted")
    await placeDirectly(store, {})
    expect(await gate.release({ step: "confirm" })).toMatchObject({ state: "sent" })
    const thanks = await gate.release({ step: "thanks" })
    expect(thanks).toMatchObject({ state: "sent" })
    const [confirmation, mail] = store.resend.emails()

    expect(Object.keys(confirmation.headers).join()).not.toMatch(/list-unsubscribe/i)
    expect(confirmation.html).not.toContain("/post-purchase/")
    expect(mail.headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click")
    const [, url] = /^<(http[^>]+)>$/.exec(mail.headers["List-Unsubscribe"]) ?? []
    expect(url).toContain(`${store.baseUrl}/post-purchase/unsubscribe/`)
    expect(linksOf(mail.html)).toContain(url)
    expect(mail.text).toContain(url)
    expect(linksOf(mail.html).join()).toContain("/post-purchase/preferences/")
    expect(readable(mail.html)).toContain("Refshalevej 171")
    expect(mail.text).toContain("Refshalevej 171")
  })

  it("ends by one bare POST, as mail programs make it, and every later mail with it", async () => {
    await consent("granted")
    await placeDirectly(store, {})
    await gate.release({ step: "thanks" })
    const url = store.resend
      .emails()
      .map(({ headers }) => headers["List-Unsubscribe"]?.slice(1, -1))
      .find(Boolean)
    expect(await post(url ?? "", "List-Unsubscribe=One-Click")).toEqual({
      status: 200,
      cookies: undefined,
    })
    const later = await placeDirectly(store, {})
    expect(await gate.planned({ order_id: later, step: "thanks" })).toMatchObject({
      state: "skipped",
      skip_reason: "unsubscribed",
    })
  })

  it("needs consent: none, withdrawn and expired say so, and the order is still confirmed", async () => {
    await placeDirectly(store, {})
    expect(await gate.release({ step: "thanks" })).toMatchObject({
      state: "skipped",
      skip_reason: "no-consent",
    })
    expect(await gate.release({ step: "confirm" })).toMatchObject({ state: "sent" })
    await consent("granted")
    await consent("withdrawn")
    await placeDirectly(store, {})
    expect(await gate.release({ step: "thanks", state: "scheduled" })).toMatchObject({
      state: "skipped",
      skip_reason: "consent-withdrawn",
    })
  })

  it("goes to buyers where the store's channel has the soft opt-in", async () => {
    await settings({ consent: { mode: "soft-opt-in" } })
    await placeDirectly(store, {})
    expect(await gate.release({ step: "thanks" })).toMatchObject({ state: "sent" })
  })

  it.each([
    ["public_url", { public_url: null }, "no public address is set"],
    ["postal address", { brand: { postal_address: null } }, "no postal address is set"],
  ])("waits for a %s", async (_name, missing, reason) => {
    await consent("granted")
    await settings(missing)
    await placeDirectly(store, {})
    const waiting = await gate.release({ step: "thanks" })
    expect(waiting).toMatchObject({ state: "scheduled" })
    expect(waiting.last_error).toContain(reason)
    await settings({
      public_url: store.baseUrl,
      brand: { postal_address: "Refshalevej 171" },
    })
    expect(await gate.release({ step: "thanks" })).toMatchObject({ state: "sent" })
  })

  it("waits for the end of the quiet hours in the recipient's time zone, and only marketing does", async () => {
    await consent("granted")
    const hour = (offset: number) => {
      const at = new Date(Date.now() + offset * 3600_000)
      return new Intl.DateTimeFormat("en-GB", {
        timeZone: "Europe/Berlin",
        hour: "2-digit",
        minute: "2-digit",
      }).format(at)
    }
    await settings({ sending: { quiet_hours: { from: hour(-1), until: hour(3) } } })
    await placeDirectly(store, {})
    const waiting = await gate.release({ step: "thanks" })
    expect(waiting).toMatchObject({ state: "scheduled", reschedules: 1 })
    expect(waiting.last_error).toBe(`quiet hours until ${hour(3)} in Europe/Berlin`)
    const hours = (waiting.send_at.getTime() - Date.now()) / 3600_000
    expect(hours).toBeGreaterThan(2.9)
    expect(hours).toBeLessThanOrEqual(3.01)
    expect(await gate.release({ step: "confirm" })).toMatchObject({ state: "sent" })

    await setMessage(store, "expires_at = now() + interval '1 hour'", { step: "thanks" })
    expect(await gate.release({ step: "thanks" })).toMatchObject({
      state: "skipped",
      skip_reason: "too-late",
    })
  })

  it("keeps the cap although several are due at once, in one batch and in several lanes", async () => {
    await consent("granted")
    await settings({ sending: { cap: { messages: 2, days: 2 } } })
    for (let count = 0; count < 8; count += 1) {
      await placeDirectly(store, {})
    }
    await gate.release({ step: "thanks" })
    await setMessage(store, "send_at = now()", { step: "thanks", state: "scheduled" })
    await Promise.all([dispatchDue(store), dispatchDue(store)])
    const rows = await messages(store, { step: "thanks" })
    expect(rows.filter(({ state }) => state === "sent")).toHaveLength(2)
    const waiting = rows.filter(({ state }) => state === "scheduled")
    expect(waiting).toHaveLength(6)
    for (const { send_at, last_error } of waiting) {
      expect(last_error).toBe("2 marketing mails in 2 days already")
      expect(send_at.getTime() - Date.now()).toBeGreaterThan(1.9 * 86_400_000)
    }
    expect(store.resend.emails().filter(isMarketing)).toHaveLength(2)
  })

  it("stands still while marketing is paused, and goes on afterwards", async () => {
    await consent("granted")
    await placeDirectly(store, {})
    await store.admin.send("POST", "/admin/post-purchase/marketing/pause", {})
    expect(await gate.release({ step: "thanks" })).toMatchObject({
      state: "scheduled",
      last_error: "marketing is paused",
    })
    expect(await gate.release({ step: "confirm" })).toMatchObject({ state: "sent" })
    await store.admin.send("POST", "/admin/post-purchase/marketing/resume", {})
    expect(await gate.release({ step: "thanks" })).toMatchObject({ state: "sent" })
  })

  it("does not thank for an order whose money went back", async () => {
    await consent("granted")
    const id = await placeDirectly(store, {})
    await store.admin.cancel(id)
    expect(await gate.release({ step: "thanks" })).toMatchObject({
      state: "skipped",
      skip_reason: "order-canceled",
    })
  })

  it.each([
    ["hard-bounce", "bounced"],
    ["complaint", "complained"],
  ])(
    "stops transactional mail too after a %s, when planned and when due",
    async (reason, skip) => {
      await placeDirectly(store, {})
      await suppress(reason)
      expect(await gate.release({ step: "confirm" })).toMatchObject({
        state: "skipped",
        skip_reason: skip,
      })
      const id = await placeDirectly(store, {})
      expect(await gate.planned({ order_id: id, step: "confirm" })).toMatchObject({
        state: "skipped",
        skip_reason: skip,
      })
      expect(store.resend.emails()).toEqual([])
    }
  )

  it("leads its links through the click redirect, to exactly what stood in them", async () => {
    await consent("granted")
    await placeDirectly(store, {})
    const { id } = await gate.release({ step: "thanks" })
    const [mail] = store.resend.emails().filter(isMarketing)
    const { rows } = await store.sql.query<{ links: string[] }>(
      "select links from post_purchase_message where id = $1",
      [id]
    )
    const clicks = linksOf(mail.html).filter((link) => link.includes("/click/"))
    expect(clicks).toHaveLength(rows[0].links.length)
    expect(clicks.length).toBeGreaterThan(0)
    for (const [index, click] of clicks.entries()) {
      const answer = await fetch(click, { redirect: "manual" })
      expect([answer.status, answer.headers.get("location")]).toEqual([
        302,
        rows[0].links[index],
      ])
    }
    expect(mail.html).toContain("/post-purchase/open/")
    expect(JSON.stringify(mail)).not.toContain("undefined")

    await settings({ tracking: { mode: "off" } })
    await placeDirectly(store, {})
    await gate.release({ step: "thanks", state: "scheduled" })
    const untracked = store.resend.emails().filter(isMarketing).at(-1)
    expect(untracked?.html).not.toMatch(/\/post-purchase\/(click|open)\//)
  })

  it("is decided again when a refusal has lasted, and not sent as it was rendered", async () => {
    store.resend.addFault({ kind: "daily-quota", times: 1 })
    const id = await placeDirectly(store, {})
    const refused = await gate.release({ step: "confirm" })
    expect(refused).toMatchObject({ state: "scheduled", failures: 1, batch_id: null })
    expect(refused.last_error).toContain("quota")
    await store.admin.cancel(id)
    expect(await gate.release({ step: "confirm" })).toMatchObject({
      state: "skipped",
      skip_reason: "order-canceled",
    })
    expect(store.resend.emails()).toEqual([])
  })

  it.each([
    ["thank-you", "thanks"],
    ["subscription", "confirm"],
    ["subscription", "preferences-link"],
  ])("previews %s/%s with links that do nothing", async (flow, step) => {
    const { preview } = await store.admin.send<AdminPreviewResponse>(
      "POST",
      "/admin/post-purchase/preview",
      { flow, step }
    )
    expect(preview.subject).toMatch(/\S/)
    const own = linksOf(preview.html).filter((link) => link.includes("/post-purchase/"))
    expect(own.length).toBeGreaterThan(0)
    for (const link of own) {
      expect((await fetch(link)).status).toBe(404)
    }
  })

  async function settings(change: Record<string, unknown>): Promise<void> {
    await store.admin.send("POST", "/admin/post-purchase/settings", change)
  }

  async function consent(
    action: ConsentAction,
    topic: ConsentTopic = "tips"
  ): Promise<void> {
    await store.sql.query(
      `insert into post_purchase_consent (id, email, topic, action, source, occurred_at)
       values (gen_random_uuid()::text, $1, $2, $3, 'checkout', now())`,
      [EMAIL, topic, action]
    )
  }

  async function suppress(reason: string): Promise<void> {
    const { rows } = await store.sql.query<{ secret: string }>(
      "select secret from post_purchase_signing_key where purpose = 'hash'"
    )
    const hash = createHmac("sha256", rows[0].secret).update(EMAIL).digest("hex")
    await store.sql.query(
      `insert into post_purchase_suppression (id, email_hash, email, reason, suppressed_at)
       values (gen_random_uuid()::text, $1, $2, $3, now())`,
      [hash, EMAIL, reason]
    )
  }
})

function isMarketing({ headers }: { headers: Record<string, string> }): boolean {
  return "List-Unsubscribe" in headers
}

/** A form posted by a client that knows nothing but HTTP. */
function post(
  url: string,
  body: string
): Promise<{ status: number | undefined; cookies: string[] | undefined }> {
  return new Promise((resolve, reject) => {
    const sending = request(
      url,
      {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
      },
      (answer) => {
        answer.resume()
        answer.on("end", () =>
          resolve({
            status: answer.statusCode,
            cookies: answer.headers["set-cookie"],
          })
        )
      }
    )
    sending.on("error", reject)
    sending.end(body)
  })
}
