import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { AdminFlowsResponse, AdminPreviewResponse } from "../../src/types/http"
import { type TestStore, startTestStore } from "../support/test-store"
import { buy, deliver, openForMarketing, outcomes } from "./support/after-delivery"
import { messages } from "./support/ledger"
import { readable } from "./support/mail-parts"
import { liveThrough } from "./support/move-clock"

const FLOW = "bag-return"

describe("a store's own flow", () => {
  let store: TestStore

  beforeAll(async () => {
    store = await startTestStore()
  })
  afterAll(() => store.stop())
  beforeEach(async () => {
    await store.resetLedger()
    await openForMarketing(store, [FLOW])
  })

  it("stands in the admin's list like the built-in ones, off until it is switched on", async () => {
    await store.resetLedger()
    const { flows } = await store.admin.send<AdminFlowsResponse>(
      "GET",
      "/admin/post-purchase/flows"
    )
    expect(flows.at(-1)).toMatchObject({
      key: FLOW,
      purpose: "marketing",
      topic: "tips",
      enabled: false,
      steps: [{ key: "offer", title: "Offer an envelope" }],
    })
  })

  it("plans, decides and sends with the plugin's rules and its own template", async () => {
    await deliver(store, (await buy(store, { "LR-HARB-250-BEAN": 2 })).id)
    await liveThrough(store, 21)
    expect(await outcomes(store, FLOW, "offer")).toEqual(["sent"])
    const mail = store.resend.emails().at(-1)
    expect(mail?.subject).toBe("Send us your empty coffee bags")
    expect(readable(mail?.html ?? "")).toContain("put in up to ten flat bags")
    expect(readable(mail?.html ?? "")).toContain("Refshalevej 171")
    expect(mail?.headers["List-Unsubscribe"]).toContain("/post-purchase/unsubscribe/")
  })

  it("says its own reasons for what it does not send", async () => {
    await deliver(store, (await buy(store, { "LR-HARB-250-BEAN": 1 })).id)
    await liveThrough(store, 21)
    await deliver(store, (await buy(store, { "LR-HARB-250-BEAN": 2 })).id)
    await liveThrough(store, 21)
    await deliver(store, (await buy(store, { "LR-HARB-250-BEAN": 2 })).id)
    await liveThrough(store, 21)
    expect(await outcomes(store, FLOW, "offer")).toEqual([
      "too-few-bags",
      "sent",
      "asked-lately",
    ])
    const [first] = await messages(store, { flow: FLOW })
    expect(first.last_error).toBe("1 in the order")
  })

  it("is previewed like any other", async () => {
    const { preview } = await store.admin.send<AdminPreviewResponse>(
      "POST",
      "/admin/post-purchase/preview",
      { flow: FLOW, step: "offer", locale: "de" }
    )
    expect(preview.subject).toBe("Schicken Sie uns Ihre leeren Kaffeetüten")
  })
})
