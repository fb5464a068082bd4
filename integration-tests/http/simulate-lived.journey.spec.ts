import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { AdminSimulation, AdminSimulationResponse } from "../../src/types/http"
import { type TestStore, startTestStore } from "../support/test-store"
import { buy, deliver, openForMarketing } from "./support/after-delivery"
import { messages } from "./support/ledger"
import { linksOf } from "./support/mail-parts"
import { liveThrough } from "./support/move-clock"
import { createOrderChanges } from "./support/order-changes"
import { ledgerDigest } from "./support/past-orders"
import { submitForm } from "./support/submit-form"

const FLOWS = ["thank-you", "usage-tips", "csat-survey", "review-request", "nps-survey"]

/** What the month below has of each flow: so that nothing is compared with nothing. */
const EXPECTED: Record<string, Record<string, number>> = {
  "thank-you": { sent: 7 },
  "usage-tips": {
    sent: 4,
    "guide-already-sent": 2,
    "items-returned": 1,
    "order-refunded": 1,
  },
  "csat-survey": {
    sent: 5,
    "already-asked": 1,
    "items-returned": 1,
    "order-refunded": 1,
  },
  "review-request": {
    sent: 7,
    "already-reviewed": 1,
    "items-returned": 1,
    "later-delivery": 1,
    "not-asked": 4,
    "order-refunded": 1,
    unsubscribed: 1,
  },
  "nps-survey": {
    sent: 3,
    "items-returned": 1,
    "later-delivery": 1,
    "order-refunded": 1,
    "survey-too-soon": 1,
    unsubscribed: 1,
  },
}

describe("a month that was lived through", () => {
  let store: TestStore

  beforeAll(async () => {
    store = await startTestStore()
    await store.resetLedger()
    await openForMarketing(store, FLOWS)
    await live()
  })
  afterAll(() => store.stop())

  it.each(FLOWS)("is what the simulator says of %s", async (flow) => {
    const before = await ledgerDigest(store)
    const simulation = await simulate(flow)
    expect(await ledgerDigest(store)).toEqual(before)

    const real = await messages(store, { flow })
    const sent = real.filter(({ state }) => state === "sent")
    expect(simulation).toMatchObject({
      messages: real.length,
      would_send: sent.length,
      people: new Set(sent.map(({ email }) => email)).size,
      not_due_yet: 0,
      is_complete: true,
    })
    expect(outcomesOf(simulation)).toEqual(
      tally(real.map(({ state, skip_reason }) => skip_reason ?? state))
    )
  })

  it.each(FLOWS)("had what %s can meet", async (flow) => {
    const real = await messages(store, { flow })
    expect(tally(real.map(({ state, skip_reason }) => skip_reason ?? state))).toEqual(
      EXPECTED[flow]
    )
  })

  /** Orders in one parcel and in two, a return, a refund, a review, an unsubscription, and two orders of one person. */
  async function live(): Promise<void> {
    const shop = createOrderChanges(store)
    const products = await store.shopper.products()
    const dripper = products.find(({ handle }) => handle === "stoneware-dripper")
    await store.admin.send("POST", `/admin/post-purchase/products/${dripper?.id}/guide`, {
      texts: { en: { how_to: "Rinse the paper first.", care: "", faq: [] } },
    })
    const ada = await buy(
      store,
      { "LR-DRIP-CLAY": 1, "LR-PAPER-02": 1 },
      "ada@example.com"
    )
    const ben = await buy(store, { "LR-DRIP-CLAY": 2 }, "ben@example.com")
    const cem = await buy(store, { "LR-DRIP-CLAY": 1 }, "cem@example.com")
    const dea = await buy(store, { "LR-DRIP-CLAY": 1 }, "dea@example.com")
    const eva = await buy(store, { "LR-DRIP-CLAY": 1 }, "eva@example.com")
    const evaAgain = await buy(store, { "LR-DRIP-CHALK": 1 }, "eva@example.com")
    const fay = await buy(store, { "LR-DRIP-CLAY": 1 }, "fay@example.com")
    await liveThrough(store, 1)

    await store.admin.capture(dea.id)
    for (const { id } of [ada, cem, dea, eva, fay]) {
      await deliver(store, id)
    }
    await deliver(store, ben.id, { "LR-DRIP-CLAY": 1 })
    await liveThrough(store, 1)
    await shop.takeBack(cem.id, "LR-DRIP-CLAY", 1)
    await store.admin.refund(dea.id)
    await liveThrough(store, 1)
    // Eva's first dripper has had its tips by now, and Ben's second is about to come.
    await deliver(store, evaAgain.id)
    await liveThrough(store, 2)
    await deliver(store, ben.id)
    await fetch(linkIn("fay@example.com", "/unsubscribe/"), { method: "POST" })
    await liveThrough(store, 2)
    await submitForm(linkIn("ada@example.com", "?stars=5"), { rating: 5 })
    await liveThrough(store, 40)
  }

  function linkIn(email: string, part: string): string {
    const links = store.resend
      .emails()
      .filter(({ to }) => to.includes(email))
      .flatMap(({ html }) => linksOf(html ?? ""))
    const link = links.findLast((url) => url.includes(part))
    if (!link) {
      throw new Error(`no mail to ${email} has a link with ${part}`)
    }
    return link
  }

  async function simulate(flow: string): Promise<AdminSimulation> {
    const days = (count: number) =>
      new Date(Date.now() - count * 86_400_000).toISOString()
    const { simulation } = await store.admin.send<AdminSimulationResponse>(
      "POST",
      `/admin/post-purchase/flows/${flow}/simulate`,
      { since: days(60), until: days(0) }
    )
    return simulation
  }

  function outcomesOf({ would_send, blocked }: AdminSimulation): Record<string, number> {
    return {
      sent: would_send,
      ...Object.fromEntries(blocked.map(({ reason, count }) => [reason, count])),
    }
  }

  function tally(words: string[]): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const word of words) {
      counts[word] = (counts[word] ?? 0) + 1
    }
    return counts
  }
})
