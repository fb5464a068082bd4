import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { signWebhook } from "../fakes/resend"
import { type TestStore, startTestStore, webhookSecret } from "../support/test-store"
import { bareHttp } from "./support/bare-http"
import { hitsOf } from "./support/mailed"

describe("a store without a webhook secret", () => {
  let store: TestStore
  beforeAll(async () => {
    store = await startTestStore({ env: { RESEND_WEBHOOK_SECRET: undefined } })
  })
  afterAll(() => store.stop())

  it("takes none, and says what is missing", async () => {
    const http = bareHttp(store.baseUrl)
    const body = JSON.stringify({ type: "email.delivered", data: {} })
    const answer = await http.send("/hooks/post-purchase/resend", {
      method: "POST",
      body,
      headers: signWebhook(webhookSecret, "msg_1", Math.floor(Date.now() / 1000), body),
    })
    http.close()
    expect(answer.status).toBe(404)
    expect(JSON.parse(answer.body.toString()).message).toContain("webhook_secret")
    expect(await hitsOf(store)).toEqual([])
  })
})
