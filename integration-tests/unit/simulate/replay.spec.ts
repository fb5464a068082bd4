import { describe, expect, it } from "vitest"
import { thankYou, thankYouProps } from "../../../emails"
import {
  type Flow,
  type FlowContext,
  defineFlow,
  defineStep,
  onOrderPlaced,
  send,
  skip,
} from "../../../src/flows"
import type { OrderState } from "../../../src/flows/order-state"
import type { FlowOverrides } from "../../../src/modules/post-purchase/flow-overrides"
import type { PersonHistory } from "../../../src/modules/post-purchase/queries/read-people-history"
import {
  DEFAULT_SETTINGS,
  type StoreSettings,
} from "../../../src/modules/post-purchase/settings"
import { openMailContexts } from "../../../src/workflows/dispatch/run/mail-contexts"
import { planReplay } from "../../../src/workflows/simulate/plan-replay"
import { type Replayed, replay } from "../../../src/workflows/simulate/replay"
import type { ReplayFacts } from "../../../src/workflows/simulate/replay-facts"
import { createSimulatedSends } from "../../../src/workflows/simulate/simulated-sends"
import { tally } from "../../../src/workflows/simulate/tally"
import { orderState } from "../dispatch/support"

const DAY_MS = 86_400_000
const START = new Date("2026-10-01T10:00:00Z")
const day = (days: number): Date => new Date(START.getTime() + days * DAY_MS)

/** Asks once in thirty days, and reminds of what was asked. */
const flow: Flow = defineFlow({
  key: "ask",
  title: "Ask",
  description: "Asks, and reminds.",
  purpose: "marketing",
  topic: "reviews",
  steps: [
    step("ask", 1, () => true),
    step("remind", 3, ({ feedback, order }) =>
      feedback.sent.some(
        ({ step: key, subject, lineItemIds }) =>
          key === "ask" &&
          subject === `order:${order.facts.id}` &&
          lineItemIds.includes("item_sample")
      )
    ),
  ],
})

function step(key: string, days: number, isRight: (context: FlowContext) => boolean) {
  return defineStep({
    key,
    title: key,
    trigger: onOrderPlaced(),
    delay: { days },
    expiresAfter: { days: days + 4 },
    needs: ["feedback"],
    oncePerDays: key === "ask" ? 30 : null,
    mentions: ({ order }) =>
      order.lines.map(({ id, productId }) => ({
        lineItemId: id,
        productId: productId ?? "",
      })),
    eligible: (context) => (isRight(context) ? send() : skip("not-asked")),
    template: thankYou,
    props: ({ order, mail }) => thankYouProps({ ...mail, order: order.facts }),
  })
}

const settings: StoreSettings = {
  ...DEFAULT_SETTINGS,
  public_url: "https://api.shop.example",
  brand: { ...DEFAULT_SETTINGS.brand, postal_address: "1 Street" },
  sending: { quiet_hours: null, preferred: null, cap: null },
}

type Placed = { id: string; email: string; on: number; fields?: Partial<OrderState> }

function person(email: string, fields: Partial<PersonHistory> = {}): PersonHistory {
  return {
    email,
    contact: null,
    suppressions: null,
    consents: [
      {
        topic: "reviews",
        action: "granted",
        is_confirmed: true,
        occurred_at: day(-9).toISOString(),
      },
    ],
    purchases: null,
    mails: null,
    reviews: null,
    ...fields,
  }
}

async function run(
  placed: Placed[],
  {
    people = {},
    overrides = {},
    pauses = [],
    until = 100,
    store = settings,
    standstill = null,
    turns = Infinity,
  }: {
    people?: Record<string, Partial<PersonHistory>>
    overrides?: FlowOverrides
    pauses?: { started_at: Date; ended_at: Date | null }[]
    until?: number
    store?: StoreSettings
    standstill?: string | null
    /** How often the deadline is asked before it is over. */
    turns?: number
  } = {}
): Promise<Replayed[]> {
  const orders = placed.map(({ id, email, on, fields }) =>
    orderState({
      facts: { ...orderState().facts, id },
      email,
      createdAt: day(on),
      ...fields,
    })
  )
  const facts: ReplayFacts = {
    orders: new Map(orders.map((order) => [order.facts.id, order])),
    reports: new Map(),
    orderHistories: new Map(),
    people: new Map(placed.map(({ email }) => [email, person(email, people[email])])),
    guides: new Map(),
    proof: new Map(),
    conditions: new Map(),
  }
  const messages = planReplay(
    flow,
    { enabled: true, overrides },
    placed.map(({ id, email, on }) => ({
      kind: "order-placed",
      subject: `order:${id}`,
      order_id: id,
      fulfillment_id: null,
      occurred_at: day(on),
      addressee: { email, customer_id: null, sales_channel_id: null, locale: null },
    })),
    2
  )
  let left = turns
  return replay(
    {
      run: { settings: store, publicLinks: null },
      mails: openMailContexts(store),
      reader: { facts, ensure: async () => {} },
      asOf: {
        facts,
        sends: createSimulatedSends(),
        isReplayed: () => false,
        attribution: { window_days: 5, base_currency: "eur", exchange_rates: {} },
        settings: store,
      },
      pauses,
      standstill,
      now: day(until),
    },
    messages,
    { isOver: () => (left -= 1) < 0 }
  )
}

const said = (replayed: Replayed[]) =>
  replayed.map((each) => [
    each.message.planned.dedupe_key,
    each.kind === "blocked" ? each.reason : each.kind,
    (each.at.getTime() - START.getTime()) / DAY_MS,
  ])

describe("a replay", () => {
  it("reminds of what it has asked itself, and of nothing else", async () => {
    const replayed = await run([
      { id: "order_1", email: "a@example.com", on: 0 },
      { id: "order_2", email: "a@example.com", on: 2 },
    ])
    expect(said(replayed)).toEqual([
      ["ask/ask/order:order_1", "sent", 1],
      ["ask/remind/order:order_1", "sent", 3],
      // Asked of the same person two days before: the thirtieth day is past its last moment.
      ["ask/ask/order:order_2", "too-late", 3],
      ["ask/remind/order:order_2", "not-asked", 5],
    ])
  })

  it("waits for its turn where that comes in time", async () => {
    const replayed = await run(
      [
        { id: "order_1", email: "a@example.com", on: 0 },
        { id: "order_2", email: "a@example.com", on: 27 },
      ],
      { overrides: { steps: { remind: { enabled: false } } } }
    )
    expect(said(replayed).filter(([, what]) => what === "sent")).toEqual([
      ["ask/ask/order:order_1", "sent", 1],
      ["ask/ask/order:order_2", "sent", 31],
    ])
  })

  it("counts a real mail of the flow from before the period", async () => {
    const mails = [
      {
        dedupe_key: "ask/ask/order:x",
        flow: "ask",
        at: day(-1).toISOString(),
        product_ids: null,
      },
    ]
    const replayed = await run([{ id: "order_1", email: "a@example.com", on: 0 }], {
      people: { "a@example.com": { mails } },
    })
    expect(said(replayed)).toEqual([
      ["ask/ask/order:order_1", "too-late", 1],
      ["ask/remind/order:order_1", "not-asked", 3],
    ])
  })

  it("keeps the cap over its own mails, in the order of time", async () => {
    const capped = {
      ...settings,
      sending: { ...settings.sending, cap: { messages: 1, days: 3 } },
    }
    const replayed = await run([{ id: "order_1", email: "a@example.com", on: 0 }], {
      store: capped,
    })
    expect(said(replayed)).toEqual([
      ["ask/ask/order:order_1", "sent", 1],
      ["ask/remind/order:order_1", "sent", 4],
    ])
  })

  it("stands still while marketing was paused, and goes on afterwards", async () => {
    const replayed = await run([{ id: "order_1", email: "a@example.com", on: 0 }], {
      pauses: [{ started_at: day(0.5), ended_at: day(1.5) }],
    })
    expect(said(replayed)[0]).toEqual(["ask/ask/order:order_1", "sent", 1.5])
  })

  it("leaves out what came later, and skips at once what was hopeless when it was planned", async () => {
    const suppressed = (from: number, lifted: number | null) => ({
      suppressions: [
        {
          reason: "manual" as const,
          suppressed_at: day(from).toISOString(),
          lifted_at: lifted === null ? null : day(lifted).toISOString(),
        },
      ],
    })
    const people = {
      "later@example.com": suppressed(2, null),
      "before@example.com": suppressed(-1, 0.5),
      "past@example.com": suppressed(-2, -1),
    }
    const replayed = await run(
      Object.keys(people).map((email, index) => ({ id: `order_${index}`, email, on: 0 })),
      { people, overrides: { steps: { remind: { enabled: false } } } }
    )
    expect(
      said(replayed)
        .filter(([key]) => String(key).startsWith("ask/ask"))
        .map(([, what]) => what)
    ).toEqual(["sent", "suppressed", "sent"])
  })

  it("decides nothing after its present", async () => {
    const replayed = await run([{ id: "order_1", email: "a@example.com", on: 0 }], {
      until: 2,
    })
    expect(said(replayed)).toEqual([
      ["ask/ask/order:order_1", "sent", 1],
      ["ask/remind/order:order_1", "not-due-yet", 3],
    ])
  })

  it("ends with its time, and has the oldest part", async () => {
    const placed = [0, 9].map((on) => ({
      id: `order_${on}`,
      email: `${on}@example.com`,
      on,
    }))
    expect(said(await run(placed, { turns: 3 }))).toEqual([
      ["ask/ask/order:order_0", "sent", 1],
      ["ask/remind/order:order_0", "sent", 3],
      ["ask/ask/order:order_9", "sent", 10],
    ])
    expect(await run(placed, { turns: 0 })).toEqual([])
  })

  it("says why nothing leaves at all", async () => {
    const replayed = await run([{ id: "order_1", email: "a@example.com", on: 0 }], {
      standstill: "no sender is set",
    })
    expect(tally(replayed, ["ask", "remind"], "UTC")).toMatchObject({
      would_send: 0,
      blocked: [
        {
          reason: "too-late",
          count: 1,
          details: [{ detail: "no sender is set", count: 1 }],
        },
        { reason: "not-asked", count: 1, details: [] },
      ],
    })
  })

  it("adds up by step, by reason and by day of the store's time zone", async () => {
    const placed = [0, 0.5, 6].map((on, index) => ({
      id: `order_${index}`,
      email: index === 2 ? "b@example.com" : "a@example.com",
      on,
    }))
    const replayed = await run(placed, { until: 8 })
    const figures = tally(replayed, ["ask", "remind"], "Pacific/Auckland")
    expect(figures).toMatchObject({
      messages: 6,
      would_send: 3,
      people: 2,
      not_due_yet: 1,
      by_step: [
        { step: "ask", would_send: 2, blocked: 1, not_due_yet: 0 },
        { step: "remind", would_send: 1, blocked: 1, not_due_yet: 1 },
      ],
    })
    // 10:00 UTC is 23:00 there, and 22:00 UTC the next day's 11:00.
    expect(figures.by_day).toEqual([
      { date: "2026-10-02", sent: 1, blocked: 0 },
      { date: "2026-10-03", sent: 0, blocked: 1 },
      { date: "2026-10-04", sent: 1, blocked: 0 },
      { date: "2026-10-05", sent: 0, blocked: 1 },
      { date: "2026-10-06", sent: 0, blocked: 0 },
      { date: "2026-10-07", sent: 0, blocked: 0 },
      { date: "2026-10-08", sent: 1, blocked: 0 },
    ])
  })
})
