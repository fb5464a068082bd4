import { join } from "node:path"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { AdminHealthResponse, AdminSettingsResponse } from "../../src/types/http"
import { otherProvider } from "../support/other-email-provider"
import { type TestStore, startTestStore } from "../support/test-store"
import { messages } from "./support/ledger"
import { readable } from "./support/mail-parts"
import { placeDirectly } from "./support/placed-order"
import { installPlanGate, type PlanGate } from "./support/plan-gate"
import { dispatchDue } from "./support/workflows"

describe("a store whose e-mails another provider sends", () => {
  const provider = otherProvider()
  let store: TestStore
  let gate: PlanGate

  beforeAll(async () => {
    store = await startTestStore({
      env: { EMAIL_PROVIDER: join(__dirname, "../support/other-email-provider.ts") },
    })
    gate = await installPlanGate(store)
  })
  afterAll(() => store.stop())
  beforeEach(async () => {
    await store.resetLedger()
    await gate.reset()
    await store.sql.query("delete from notification")
    provider.calls.length = 0
    provider.judge = () => undefined
  })

  it("hands it the whole mail, through the Notification Module", async () => {
    await store.admin.send("POST", "/admin/post-purchase/settings", {
      sender: { reply_to: "people@roe.example" },
    })
    const id = await placeDirectly(store, {})
    const message = await gate.release({ order_id: id })

    expect(message).toMatchObject({
      state: "sent",
      provider: "notification-module",
      external_id: "other_1",
    })
    expect(provider.calls).toHaveLength(1)
    const [call] = provider.calls
    expect(call).toMatchObject({
      to: "mara@example.com",
      from: '"Lindgren & Roe" <hello@lindgren-roe.example>',
      channel: "email",
      template: "order-confirmation/confirm",
      content: { subject: message.rendered_subject, text: message.rendered_text },
      provider_data: {
        reply_to: "people@roe.example",
        headers: { "X-Entity-Ref-ID": message.id },
        tags: { message_id: message.id, flow: "order-confirmation", step: "confirm" },
      },
    })
    expect(readable(call.content?.html ?? null)).toContain("Thank you, Mara.")
    expect(store.resend.requests().total).toBe(0)
    expect(await keys(message.id)).toEqual([
      { idempotency_key: `${message.batch_id}:1:0`, status: "success" },
    ])
    const { email_provider } = await store.admin.send<AdminSettingsResponse>(
      "GET",
      "/admin/post-purchase/settings"
    )
    expect(email_provider).toEqual({ id: "notification-module", from: null })
  })

  it("tries again under a new key what was refused, later each time, and gives up", async () => {
    // No status of a server that failed, whatever the three digits in it.
    refuse("the sender is not verified (case A5123B)")
    const id = await placeDirectly(store, {})
    for (const failures of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const message = await gate.release({ order_id: id })
      expect(message).toMatchObject({ state: "scheduled", failures, batch_id: null })
      expect(message.last_error).toContain("the sender is not verified")
      const wait = (message.send_at.getTime() - Date.now()) / 1000
      const least = Math.min(300, 2 ** (failures + 3)) * 0.75
      expect(wait).toBeGreaterThan(least - 5)
      expect(wait).toBeLessThan((least / 0.75) * 1.25 + 1)
    }
    const message = await gate.release({ order_id: id })
    expect(message).toMatchObject({ state: "failed", skip_reason: null })
    expect(message.last_error).toContain("the sender is not verified")
    expect(provider.calls).toHaveLength(9)
    const used = await keys(message.id)
    expect(new Set(used.map(({ idempotency_key }) => idempotency_key)).size).toBe(9)
    expect((await health()).failed).toBe(1)
    await dispatchDue(store)
    expect(provider.calls).toHaveLength(9)
  })

  it("sends what was refused once, when it is taken later", async () => {
    refuse("quota reached")
    const id = await placeDirectly(store, {})
    expect(await gate.release({ order_id: id })).toMatchObject({ state: "scheduled" })
    provider.judge = () => undefined
    expect(await gate.release({ order_id: id })).toMatchObject({
      state: "sent",
      external_id: "other_2",
      last_error: null,
    })
  })

  it.each([
    "ETIMEDOUT 10.0.0.1:587",
    "socket hang up",
    "502 Bad Gateway",
    "fetch failed",
  ])("leaves open what may have been sent: %s", async (reason) => {
    refuse(reason)
    const id = await placeDirectly(store, {})
    const message = await gate.release({ order_id: id })
    expect(message).toMatchObject({ state: "unknown", sent_at: null, external_id: null })
    expect(message.last_error).toContain(reason)
    expect((await health()).unknown).toBe(1)
    provider.judge = () => undefined
    await dispatchDue(store)
    expect(provider.calls).toHaveLength(1)
    expect(await messages(store, { state: "unknown" })).toHaveLength(1)
  })

  it("settles each mail of a batch by itself", async () => {
    provider.judge = ({ to }) => {
      if (to === "bad@example.com") {
        throw new Error("the address is blocked")
      }
    }
    for (const email of ["a@example.com", "bad@example.com", "c@example.com"]) {
      await gate.planned({ order_id: await placeDirectly(store, { email }) })
    }
    await gate.release({})
    const rows = await messages(store, { step: "confirm" })
    expect(Object.fromEntries(rows.map(({ email, state }) => [email, state]))).toEqual({
      "a@example.com": "sent",
      "bad@example.com": "scheduled",
      "c@example.com": "sent",
    })
    expect(provider.calls).toHaveLength(3)
  })

  it("never repeats what a process that died may have sent", async () => {
    const { id } = await dieDuringHandOver("status = 'pending', external_id = null")
    await dispatchDue(store)
    expect(await messages(store, { flow: "order-confirmation" })).toEqual([
      expect.objectContaining({
        id,
        state: "unknown",
        last_error: "the process died during the hand-over",
      }),
    ])
    expect((await health()).unknown).toBe(1)
    await dispatchDue(store)
    expect(provider.calls).toHaveLength(1)
  })

  it("learns from the module's rows what a process that died had sent", async () => {
    const { id } = await dieDuringHandOver("status = 'success'")
    await dispatchDue(store)
    expect(await messages(store, { flow: "order-confirmation" })).toEqual([
      expect.objectContaining({ id, state: "sent", external_id: "other_1" }),
    ])
    expect(provider.calls).toHaveLength(1)
  })

  it("sends what a process that died had not handed over", async () => {
    const { id } = await dieDuringHandOver("idempotency_key = null")
    await dispatchDue(store)
    expect(await messages(store, { flow: "order-confirmation" })).toEqual([
      expect.objectContaining({ id, state: "scheduled", failures: 1 }),
    ])
    expect(await gate.release({})).toMatchObject({
      state: "sent",
      external_id: "other_2",
    })
  })

  /**
   * Sends a mail and takes back what was written down after the call, so that the tables are as
   * a process leaves them that dies before it can.
   *
   * @param notification - what the Notification Module had written of it
   */
  async function dieDuringHandOver(notification: string): Promise<{ id: string }> {
    const message = await gate.release({ order_id: await placeDirectly(store, {}) })
    await store.sql.query(
      `update notification set ${notification} where resource_id = $1`,
      [message.id]
    )
    await store.sql.query(
      `update post_purchase_message set state = 'claimed', sent_at = null, settled_at = null,
         external_id = null, claimed_until = now() - interval '1 second' where id = $1`,
      [message.id]
    )
    await store.sql.query(
      `update post_purchase_batch set state = 'open', settled_at = null, open_since = now(),
         claimed_until = now() - interval '1 second',
         next_attempt_at = now() - interval '1 second' where id = $1`,
      [message.batch_id]
    )
    return message
  }

  function refuse(reason: string): void {
    provider.judge = () => {
      throw new Error(reason)
    }
  }

  async function keys(messageId: string) {
    const { rows } = await store.sql.query<{ idempotency_key: string; status: string }>(
      `select idempotency_key, status from notification where resource_id = $1
       order by created_at`,
      [messageId]
    )
    return rows
  }

  async function health() {
    const answer = await store.admin.send<AdminHealthResponse>(
      "GET",
      "/admin/post-purchase/health"
    )
    return answer.health
  }
})
