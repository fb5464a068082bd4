import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  vi,
} from "vitest"
import type { AdminMessageResponse, AdminSettingsResponse } from "../../src/types/http"
import { type TestStore, startTestStore } from "../support/test-store"
import { readable } from "./support/mail-parts"
import { placeDirectly } from "./support/placed-order"
import { installPlanGate, type PlanGate } from "./support/plan-gate"

type Provider = { validateOptions(options: Record<string, unknown>): void }

describe("a store without an API key", () => {
  let store: TestStore
  let gate: PlanGate

  beforeAll(async () => {
    store = await startTestStore({ env: { RESEND_API_KEY: undefined } })
    gate = await installPlanGate(store)
  })
  afterAll(() => store.stop())
  beforeEach(async () => {
    await store.resetLedger()
    await gate.reset()
  })
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  it("delivers nowhere from its first message on, and keeps it readable", async () => {
    const { id, ...message } = await gate.release({
      order_id: await placeDirectly(store, {}),
    })
    expect(message).toMatchObject({
      state: "skipped",
      skip_reason: "no-provider-key",
      provider: "nowhere",
      sent_at: null,
      external_id: null,
    })
    expect(store.resend.requests().total).toBe(0)

    const { message: shown } = await store.admin.send<AdminMessageResponse>(
      "GET",
      `/admin/post-purchase/messages/${id}`
    )
    expect(shown).toMatchObject({
      skip_explanation:
        "No Resend API key is set, so the mail was kept here and delivered nowhere.",
      rendered_subject: expect.stringMatching(/^Your order \d+ is confirmed$/),
      has_content: true,
      from: '"Lindgren & Roe" <hello@lindgren-roe.example>',
    })
    expect(readable(shown.html)).toContain("Thank you, Mara.")
    expect(shown.text).toContain("Thank you, Mara.")
  })

  it("tells the admin that nothing is delivered", async () => {
    const { email_provider } = await store.admin.send<AdminSettingsResponse>(
      "GET",
      "/admin/post-purchase/settings"
    )
    expect(email_provider).toEqual({ id: "nowhere", from: null })
  })

  it("does not boot in production", () => {
    const [provider]: Provider[] = require("medusa-plugin-post-purchase/providers/resend")
      .default.services
    const options = { channels: ["sms"] }
    expect(() => provider.validateOptions(options)).not.toThrow()
    vi.stubEnv("NODE_ENV", "production")
    expect(() => provider.validateOptions(options)).toThrow(
      /has no api_key.*Set RESEND_API_KEY/
    )
    expect(() => provider.validateOptions({ ...options, api_key: "re_1" })).not.toThrow()
  })
})
