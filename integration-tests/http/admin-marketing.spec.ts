import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { AdminMarketingResponse } from "../../src/types/http"
import { type TestStore, startTestStore } from "../support/test-store"
import { changeSettings, recordEvents } from "./support/consent"
import { refused } from "./support/refused"
import { answersToAnyone } from "./support/unauthenticated"

const api = "/admin/post-purchase/marketing"

describe("whether marketing mail leaves", () => {
  let store: TestStore
  let userId: string

  beforeAll(async () => {
    store = await startTestStore()
    const { user } = await store.admin.send<{ user: { id: string } }>(
      "GET",
      "/admin/users/me"
    )
    userId = user.id
  })
  afterAll(() => store.stop())
  beforeEach(() => store.resetLedger())

  it("is closed to whoever is not logged in", async () => {
    const routes = [
      ["GET", "/marketing"],
      ["POST", "/marketing/pause"],
      ["POST", "/marketing/resume"],
    ] as const
    expect(await answersToAnyone(store, routes)).toEqual(
      routes.map(([method, path]) => `${method} ${path} 401`)
    )
  })

  it("tells what holds before anything was sent", async () => {
    expect((await read()).marketing).toEqual({
      pause: null,
      complaints: 0,
      delivered: 0,
      complaint_rate: null,
      threshold: 0.003,
      days: 30,
      obstacles: [],
    })
  })

  it("tells the rate that the store's own settings count", async () => {
    await changeSettings(store, {
      reputation: { complaint_rate: 0.01, complaint_days: 7 },
    })
    await store.sql.query(
      `insert into post_purchase_message
         (id, dedupe_key, flow, step, purpose, subject, planned_at, send_at, sent_at,
          delivered_at, state)
       select 'm' || i, 'm' || i, 'thank-you', 'thanks', 'marketing', 'order:1', t, t, t, t, 'sent'
       from (select i, now() - case when i <= 40 then interval '6 days' else interval '8 days' end as t
             from generate_series(1, 50) i) x`
    )
    await store.sql.query(
      `insert into post_purchase_hit
         (id, dedupe_key, kind, source, occurred_at, last_at, message_id)
       values ('h1', 'h1', 'complaint', 'webhook', now(), now(), 'm1')`
    )
    expect((await read()).marketing).toMatchObject({
      complaints: 1,
      delivered: 40,
      complaint_rate: 0.025,
      threshold: 0.01,
      days: 7,
    })
  })

  it.each<[string, Record<string, unknown>]>([
    ["public_url", { public_url: null }],
    ["postal_address", { brand: { postal_address: null } }],
    ["postal_address", { brand: { postal_address: "  " } }],
    ["sender", { sender: { address: null } }],
  ])("names %s when it is missing: %j", async (obstacle, settings) => {
    await changeSettings(store, settings)
    expect((await read()).marketing.obstacles).toEqual([obstacle])
  })

  it("pauses by hand, once, and tells subscribers once", async () => {
    const events = recordEvents(store, "post_purchase.marketing_paused")
    const [one, other] = await Promise.all([send("pause"), send("pause")])
    for (const { marketing } of [one, other, await read()]) {
      expect(marketing.pause).toEqual({
        reason: "admin",
        started_at: expect.any(String),
        detail: null,
      })
    }
    expect(await events.atLeast(1)).toEqual([
      { id: expect.stringMatching(/^pppau_/), reason: "admin" },
    ])
    events.stop()
    const { rows } = await store.sql.query("select * from post_purchase_pause")
    expect(rows).toHaveLength(1)
  })

  it("resumes on an admin's word, also after complaints, and names the admin", async () => {
    await send("pause")
    await store.sql.query(
      `insert into post_purchase_pause (id, reason, detail, started_at)
       values ('pppau_c', 'complaints',
               '{"complaints": 4, "delivered": 900, "threshold": 0.003}', now())`
    )
    expect((await read()).marketing.pause).toMatchObject({
      reason: "complaints",
      detail: { complaints: 4, delivered: 900, threshold: 0.003 },
    })
    const [one, other] = await Promise.all([send("resume"), send("resume")])
    expect(one.marketing.pause).toBeNull()
    expect(other.marketing.pause).toBeNull()
    const { rows } = await store.sql.query("select * from post_purchase_pause")
    expect(rows).toHaveLength(2)
    for (const row of rows) {
      expect(row).toMatchObject({ ended_by: userId, ended_at: expect.any(Date) })
    }
  })

  it("takes no fields", async () => {
    for (const action of ["pause", "resume"]) {
      const answer = await refused(
        store.admin.send("POST", `${api}/${action}`, { until: "tomorrow" })
      )
      expect(answer).toEqual({ status: 400, reason: expect.stringContaining("until") })
    }
    expect((await read()).marketing.pause).toBeNull()
  })

  const read = () => store.admin.send<AdminMarketingResponse>("GET", api)
  const send = (action: "pause" | "resume") =>
    store.admin.send<AdminMarketingResponse>("POST", `${api}/${action}`, {})
})
