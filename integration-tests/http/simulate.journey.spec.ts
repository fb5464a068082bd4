import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { AdminSimulation, AdminSimulationResponse } from "../../src/types/http"
import type { TriggerKind } from "../../src/flows/triggers"
import { type TestStore, startTestStore } from "../support/test-store"
import { messages } from "./support/ledger"
import { mail } from "./support/mailed"
import {
  cancelPast,
  consentPast,
  daysAgo,
  installBefore,
  ledgerDigest,
  moveOrder,
  moveRefunds,
  placePast,
  suppressPast,
} from "./support/past-orders"
import { berlin } from "./support/people"
import { installPlanGate, type PlanGate } from "./support/plan-gate"
import { recordPurchases } from "./support/purchases"
import { refused } from "./support/refused"
import { dispatchDue, planMessages } from "./support/workflows"

const HOUR_MS = 3_600_000
/** Flows that are held against their simulation, and what plans them. */
const FLOWS: { flow: string; kind: TriggerKind; conditions: string }[] = [
  { flow: "thank-you", kind: "order-placed", conditions: "thanks" },
]

describe("the simulator", () => {
  let store: TestStore
  let gate: PlanGate
  /** All orders of a test were placed around this moment; thank-you is due a day later. */
  let placedAt: Date
  let count = 0

  beforeAll(async () => {
    store = await startTestStore()
    gate = await installPlanGate(store)
  })
  afterAll(() => store.stop())
  beforeEach(async () => {
    await store.resetLedger()
    await gate.reset()
    // Each test has its hour, so that it does not see the orders of those before.
    count += 1
    placedAt = new Date(daysAgo(3).getTime() - count * 3 * HOUR_MS)
    await settings({
      sending: { quiet_hours: null, preferred: null, cap: null },
      public_url: store.baseUrl,
    })
  })

  it.each(FLOWS)(
    "says of $flow what the flow then does",
    async ({ flow, kind, conditions }) => {
      await settings({ sending: { cap: { messages: 1, days: 7 } } })
      const ids = [
        await buyer("ada"),
        await order("ben"),
        await buyer("cem"),
        await refundedOrder("dea"),
        await buyer("eva"),
        await order("eva"),
        await buyer("fay", { items: [{ title: "Tea", quantity: 1, unit_price: 3 }] }),
        await buyer("gus"),
        await buyer("hal"),
        await buyer("ivy", { no_notification: true }),
      ]
      await cancelPast(store, ids[2], later(2))
      await consentPast(store, mailOf("gus"), "withdrawn", later(3))
      await suppressPast(store, mailOf("hal"), daysAgo(20))
      const overrides = {
        steps: {
          [conditions]: {
            conditions: {
              match: "all",
              conditions: [{ attribute: "order_total", operator: "gte", value: 10 }],
            },
          },
        },
      }

      const simulation = await simulate({ overrides }, flow)
      expect(simulation).toMatchObject({
        occurrences: 10,
        messages: 10,
        not_due_yet: 0,
        is_complete: true,
        limits: { reached: null },
      })

      await store.admin.send("POST", `/admin/post-purchase/flows/${flow}`, {
        enabled: true,
        overrides,
      })
      await installBefore(store, daysAgo(60))
      await planMessages(store, { kind, ids })
      await gate.release({ flow })
      // What was put off comes up again until its time is over.
      await store.sql.query(
        `update post_purchase_message set send_at = now() where state = 'scheduled' and flow = $1`,
        [flow]
      )
      await dispatchDue(store)
      const rows = (await messages(store, { flow })).filter(({ order_id }) =>
        ids.includes(order_id ?? "")
      )
      const sent = rows.filter(({ state }) => state === "sent")
      expect(rows).toHaveLength(10)
      expect(simulation.would_send).toBe(sent.length)
      expect(simulation.people).toBe(new Set(sent.map(({ email }) => email)).size)
      expect(reasons(simulation)).toEqual(
        tallied(rows.flatMap(({ skip_reason }) => skip_reason ?? []))
      )
      // So that the comparison is not one of nothing with nothing.
      expect(sent.map(({ email }) => email).sort()).toEqual([
        mailOf("ada"),
        mailOf("eva"),
      ])
      expect(reasons(simulation)).toEqual({
        "conditions-unmet": 1,
        "consent-withdrawn": 1,
        "no-consent": 1,
        "notification-declined": 1,
        "order-canceled": 1,
        "order-refunded": 1,
        suppressed: 1,
        "too-late": 1,
      })
    }
  )

  it("looks at orders and people as they were then", async () => {
    const canceled = await buyer("ada")
    await cancelPast(store, canceled, later(30))
    await buyer("ben")
    await consentPast(store, mailOf("ben"), "withdrawn", later(30))
    await buyer("cem")
    await suppressPast(store, mailOf("cem"), later(30))
    const refunded = await refundedOrder("dea")
    await moveRefunds(store, refunded, later(30))
    await order("eva")
    await consentPast(store, mailOf("eva"), "granted", later(30))
    expect(await simulate()).toMatchObject({
      would_send: 4,
      people: 4,
      blocked: [
        {
          reason: "no-consent",
          count: 1,
          explained: "The recipient has not agreed to mail of this kind.",
        },
      ],
    })
  })

  it("neither sends nor blocks what is not due yet", async () => {
    await buyer("ada", {}, new Date(Date.now() - HOUR_MS))
    const simulation = await simulate({
      since: new Date(Date.now() - 2 * HOUR_MS).toISOString(),
      until: new Date(Date.now() + HOUR_MS).toISOString(),
    })
    expect(simulation).toMatchObject({
      messages: 1,
      would_send: 0,
      blocked: [],
      not_due_yet: 1,
      by_step: [{ step: "thanks", would_send: 0, blocked: 0, not_due_yet: 1 }],
      by_day: [],
      samples: [],
    })
  })

  it("counts real mails of other flows for the cap, and not those that it replays", async () => {
    await settings({ sending: { cap: { messages: 1, days: 30 } } })
    const ids = [await buyer("ada"), await buyer("ben")]
    const sentAt = later(25)
    await mail(store, ["ppmsg_other", "ppmsg_same"], (id) => ({
      ...(id === "ppmsg_other"
        ? { flow: "offers", email: mailOf("ada"), dedupe_key: "offers/one/order:x" }
        : {
            flow: "thank-you",
            email: mailOf("ben"),
            dedupe_key: `thank-you/thanks/order:${ids[1]}`,
          }),
      sent_at: sentAt,
      settled_at: sentAt,
    }))
    // Sent an hour after the moment at which the replay decides.
    expect(await simulate()).toMatchObject({ would_send: 2 })
    await store.sql.query(
      "update post_purchase_message set sent_at = $1, settled_at = $1 where id like 'ppmsg_%'",
      [later(1)]
    )
    expect(await simulate()).toMatchObject({
      would_send: 1,
      blocked: [
        {
          reason: "too-late",
          count: 1,
          details: [{ detail: "1 marketing mail in 30 days already", count: 1 }],
        },
      ],
      samples: [{ order: { id: ids[1] } }],
    })
  })

  it("follows what is put off, in the recipient's time zone", async () => {
    await buyer("ada")
    const due = later(24)
    const clock = (hours: number) =>
      new Intl.DateTimeFormat("en-GB", {
        timeZone: "Europe/Berlin",
        hour: "2-digit",
        minute: "2-digit",
      }).format(new Date(due.getTime() + hours * HOUR_MS))
    await settings({ sending: { quiet_hours: { from: clock(-2), until: clock(5) } } })
    const { samples, by_day, time_zone } = await simulate()
    expect(samples).toHaveLength(1)
    const wait = new Date(samples[0].due_at).getTime() - due.getTime()
    expect(wait / HOUR_MS).toBeGreaterThan(4.95)
    expect(wait / HOUR_MS).toBeLessThanOrEqual(5)
    const day = new Intl.DateTimeFormat("en-CA", { timeZone: time_zone }).format(
      new Date(samples[0].due_at)
    )
    expect(by_day).toEqual([{ date: day, sent: 1, blocked: 0 }])
    expect(time_zone).toBe("Europe/Copenhagen")
  })

  it("shows up to five mails, whose links do nothing, and counts each order of a person", async () => {
    for (let each = 0; each < 7; each += 1) {
      await buyer("ada")
    }
    const { samples, ...figures } = await simulate()
    expect(figures).toMatchObject({ would_send: 7, people: 1 })
    expect(samples).toHaveLength(5)
    expect(new Set(samples.map(({ order: { id } }) => id)).size).toBe(5)
    for (const { subject, text, html } of samples) {
      expect(subject).toBe("Mara, thank you for choosing Lindgren & Roe")
      expect(text).toContain("/post-purchase/unsubscribe/preview")
      expect(html).not.toContain("undefined")
    }
  })

  it("tries overrides that are not saved, of the store and of a sales channel", async () => {
    const channels = await salesChannels()
    await buyer("ada", { sales_channel_id: channels[0] })
    await buyer("ben", { sales_channel_id: channels[1] })
    expect(await simulate({ sales_channel_id: channels[1] })).toMatchObject({
      messages: 1,
      would_send: 1,
    })
    const copy = { en: { subject: "Thanks, {{ customer.first_name }}" } }
    const { samples, blocked } = await simulate({
      overrides: {
        steps: { thanks: { copy } },
        channels: { [channels[1]]: { steps: { thanks: { enabled: false } } } },
      },
    })
    expect(samples.map(({ subject }) => subject)).toEqual(["Thanks, Mara"])
    expect(blocked).toMatchObject([{ reason: "step-disabled", count: 1 }])
    const { flow } = await store.admin.send<{ flow: object }>(
      "GET",
      "/admin/post-purchase/flows/thank-you"
    )
    expect(flow).toMatchObject({ overrides: {}, enabled_override: null })
    expect(
      await refused(simulate({ overrides: { steps: { thnaks: { enabled: false } } } }))
    ).toEqual({
      status: 400,
      reason:
        "Invalid request: overrides.steps.thnaks: thank-you has no step thnaks; did you mean thanks?",
    })
  })

  it("says why nothing would leave a store that is not set up", async () => {
    await buyer("ada")
    await settings({ public_url: null })
    const { would_send, blocked } = await simulate()
    expect(would_send).toBe(0)
    expect(blocked).toMatchObject([{ reason: "too-late", count: 1 }])
    expect(blocked[0].details[0].detail).toContain("no public address is set")
  })

  it("writes nothing, not even a contact of who has none", async () => {
    await buyer("ada")
    await order("ben")
    await recordPurchases(store)
    const before = await ledgerDigest(store)
    const simulation = await simulate()
    expect(simulation).toMatchObject({ would_send: 1, messages: 2 })
    expect(await ledgerDigest(store)).toEqual(before)
    expect(before.post_purchase_contact).toMatch(/^0 /)
    expect(store.resend.emails()).toEqual([])
  })

  it.each([
    ["a date without time", { since: "2026-01-01" }, /since: must be a moment like/],
    [
      "an end before the beginning",
      { since: "2026-02-01T00:00:00Z", until: "2026-01-01T00:00:00Z" },
      /until: must be after since/,
    ],
    [
      "more than a year",
      { since: "2024-01-01T00:00:00Z", until: "2026-01-01T00:00:00Z" },
      /until: must be at most 366 days after since/,
    ],
    ["a field that there is not", { from: 1 }, /from/],
    [
      "a sales channel that there is not",
      { sales_channel_id: "sc_nowhere" },
      /sales_channel_id: there is no sales channel sc_nowhere/,
    ],
    ["overrides of another shape", { overrides: { steps: [] } }, /overrides\.steps/],
  ])("refuses %s", async (_name, body, reason) => {
    const answer = await refused(simulate(body))
    expect(answer.status).toBe(400)
    expect(answer.reason).toMatch(reason)
  })

  it("knows no flow by another key, and nothing to replay of one about people", async () => {
    expect(await refused(simulate({}, "thank-me"))).toMatchObject({ status: 404 })
    expect(await refused(simulate({}, "subscription"))).toEqual({
      status: 400,
      reason:
        "The flow subscription is about people and not about orders, so there is nothing to replay.",
    })
  })

  /** So many hours after the orders. */
  const later = (hours: number) => new Date(placedAt.getTime() + hours * HOUR_MS)
  const mailOf = (name: string) => `${name}-${count}@example.com`
  const order = (
    name: string,
    fields: Partial<Parameters<typeof placePast>[2]> = {},
    at = placedAt
  ) => placePast(store, at, { email: mailOf(name), ...fields })

  /** An order of somebody who agreed long before. */
  async function buyer(
    name: string,
    fields: Partial<Parameters<typeof placePast>[2]> = {},
    at = placedAt
  ): Promise<string> {
    await consentPast(store, mailOf(name), "granted", daysAgo(30))
    return order(name, fields, at)
  }

  /** Bought and paid at the checkout, and paid back before the mail is due. */
  async function refundedOrder(name: string): Promise<string> {
    const [product] = await store.shopper.products()
    const { id } = await store.shopper.placeOrder({
      email: mailOf(name),
      items: [{ sku: product.variants?.[0].sku ?? "" }],
      address: berlin,
    })
    await store.admin.capture(id)
    await store.admin.refund(id)
    await moveOrder(store, id, placedAt)
    await moveRefunds(store, id, later(2))
    await consentPast(store, mailOf(name), "granted", daysAgo(30))
    return id
  }

  async function simulate(
    body: Record<string, unknown> = {},
    flow = "thank-you"
  ): Promise<AdminSimulation> {
    const { simulation } = await store.admin.send<AdminSimulationResponse>(
      "POST",
      `/admin/post-purchase/flows/${flow}/simulate`,
      {
        since: new Date(placedAt.getTime() - HOUR_MS).toISOString(),
        until: new Date(placedAt.getTime() + HOUR_MS).toISOString(),
        ...body,
      }
    )
    return simulation
  }

  async function settings(change: Record<string, unknown>): Promise<void> {
    await store.admin.send("POST", "/admin/post-purchase/settings", change)
  }

  async function salesChannels(): Promise<string[]> {
    const { sales_channels } = await store.admin.send<{
      sales_channels: { id: string }[]
    }>("GET", "/admin/sales-channels")
    return sales_channels.map(({ id }) => id)
  }
})

function reasons({ blocked }: AdminSimulation): Record<string, number> {
  return Object.fromEntries(blocked.map(({ reason, count }) => [reason, count]))
}

function tallied(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  names.forEach((name) => (counts[name] = (counts[name] ?? 0) + 1))
  return counts
}
