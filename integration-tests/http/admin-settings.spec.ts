import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { AdminFlowsResponse, AdminSettingsResponse } from "../../src/types/http"
import { type TestStore, startTestStore } from "../support/test-store"
import { refused } from "./support/refused"

const api = "/admin/post-purchase"

describe("what an admin sets", () => {
  let store: TestStore

  beforeAll(async () => {
    store = await startTestStore()
  })
  afterAll(() => store.stop())
  beforeEach(() => store.resetLedger())

  it.each([
    [{ brand: { colors: { accent: "green" } } }, "must be a colour like #1a2b3c"],
    [{ sender: { address: "hello" } }, "must be an e-mail address"],
    [{ sender: { reply_to: "a@b" } }, "must be an e-mail address"],
    [{ brand: { support_email: "help@" } }, "must be an e-mail address"],
    [{ sender: { name: "Roe\r\nBcc: x@evil.example" } }, "must be one line of text"],
    [{ brand: { logo_url: "javascript:alert(1)" } }, "must be an http(s) address"],
    [{ brand: { website_url: "roe.example" } }, "must be an http(s) address"],
    [{ order_url: "https://roe.example/orders" }, "must contain {order_id}"],
    [{ time_zone: "Mars/Olympus" }, "must be an IANA time zone"],
    [{ default_locale: "not a locale" }, "must be a language tag"],
    [{ payload_retention_days: 0 }, "payload_retention_days"],
    [{ brand: { colours: {} } }, "colours"],
    [{ colour: "#000000" }, "colour"],
  ])("refuses %j, and says why", async (change, reason) => {
    const answer = await refused(store.admin.send("POST", `${api}/settings`, change))
    expect(answer).toEqual({ status: 400, reason: expect.stringContaining(reason) })
    const { rows } = await store.sql.query("select id from post_purchase_setting")
    expect(rows).toEqual([])
  })

  it("names the field that is wrong", async () => {
    const fields = {
      "brand.colors.accent": { brand: { colors: { accent: "green" } } },
      "sender.address": { sender: { address: "hello" } },
      order_url: { order_url: "https://roe.example/orders" },
      time_zone: { time_zone: "Mars/Olympus" },
    }
    for (const [field, change] of Object.entries(fields)) {
      const { reason } = await refused(
        store.admin.send("POST", `${api}/settings`, change)
      )
      expect(reason).toContain(field)
    }
  })

  it("lays what an admin set over the options, and falls back when it is cleared", async () => {
    const before = await settings()
    expect(before).toMatchObject({
      settings: {
        sender: { name: "Lindgren & Roe", reply_to: null },
        brand: { colors: { accent: "#2f4a3c" } },
        time_zone: "Europe/Copenhagen",
      },
      email_provider: { id: "resend", from: null },
    })
    const saved = await save({
      sender: { reply_to: "people@roe.example" },
      brand: { colors: { accent: "#7a1f5c" } },
      time_zone: "Europe/Berlin",
    })
    expect(saved.settings).toEqual({
      ...before.settings,
      sender: { ...before.settings.sender, reply_to: "people@roe.example" },
      brand: {
        ...before.settings.brand,
        colors: { ...before.settings.brand.colors, accent: "#7a1f5c" },
      },
      time_zone: "Europe/Berlin",
    })
    expect(await settings()).toEqual(saved)
    await save({ sender: { reply_to: null }, brand: { postal_address: null } })
    expect((await settings()).settings).toMatchObject({
      sender: { name: "Lindgren & Roe", reply_to: null },
      brand: { postal_address: null, colors: { accent: "#7a1f5c" } },
    })
  })

  it("keeps both of two changes that are saved at once", async () => {
    await Promise.all([
      save({ brand: { store_name: "Roe" } }),
      save({ brand: { footer_text: "Roasted on Tuesdays." } }),
      save({ brand: { colors: { accent: "#111111" } } }),
      save({ brand: { colors: { text: "#222222" } } }),
    ])
    expect((await settings()).settings.brand).toMatchObject({
      store_name: "Roe",
      footer_text: "Roasted on Tuesdays.",
      colors: { accent: "#111111", text: "#222222" },
    })
  })

  it("lists flows and switches them", async () => {
    const { flows } = await get<AdminFlowsResponse>("/flows")
    expect(flows.map(({ key, enabled, steps }) => [key, enabled, steps.length])).toEqual([
      ["order-confirmation", true, 1],
      ["shipping-update", true, 7],
      ["thank-you", false, 1],
      ["usage-tips", false, 1],
      ["csat-survey", false, 1],
      ["review-request", false, 2],
      ["nps-survey", false, 1],
      ["personal-follow-up", true, 2],
      ["subscription", true, 2],
      ["team-alert", true, 1],
      // The test store's own.
      ["bag-return", false, 1],
    ])
    const switched = await post("/flows/shipping-update", { enabled: false })
    expect(switched).toMatchObject({ flow: { key: "shipping-update", enabled: false } })
    const after = await get<AdminFlowsResponse>("/flows")
    expect(after.flows.find(({ key }) => key === "shipping-update")?.enabled).toBe(false)
    expect(after.flows.filter(({ enabled }) => enabled)).toHaveLength(4)

    expect(await refused(post("/flows/no-such-flow", { enabled: true }))).toEqual({
      status: 404,
      reason:
        "There is no flow no-such-flow. There are: order-confirmation, shipping-update, thank-you, usage-tips, csat-survey, review-request, nps-survey, personal-follow-up, subscription, team-alert, bag-return.",
    })
    expect(
      await refused(post("/flows/shipping-update", { enabled: "yes" }))
    ).toMatchObject({ status: 400 })
    expect(await refused(post("/flows/shipping-update", {}))).toMatchObject({
      status: 400,
    })
  })

  const get = <T>(path: string) => store.admin.send<T>("GET", `${api}${path}`)
  const post = <T>(path: string, body: Record<string, unknown>) =>
    store.admin.send<T>("POST", `${api}${path}`, body)
  const settings = () => get<AdminSettingsResponse>("/settings")
  const save = (change: Record<string, unknown>) =>
    post<AdminSettingsResponse>("/settings", change)
})
