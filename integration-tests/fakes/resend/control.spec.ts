import { afterEach, describe, expect, it } from "vitest"
import { closeAll, control, mail, start } from "./spec-support"

afterEach(closeAll)

describe("control over HTTP", () => {
  it("does what the programmatic API does", async () => {
    const { fake, resend } = await start({ deliveryDelayMs: 1000, frozenClock: true })
    const added = await control(fake, "POST", "faults", {
      kind: "server-error",
      times: 1,
    })
    expect([added.status, await added.json()]).toEqual([200, { id: "fault_1" }])
    expect((await resend.emails.send(mail())).error?.statusCode).toBe(500)
    await control(fake, "POST", "faults", { kind: "server-error" })
    await control(fake, "DELETE", "faults")
    const { data } = await resend.emails.send(mail())
    await control(fake, "POST", "clock", { advanceMs: 1000 })
    await control(fake, "POST", "events", { emailId: data?.id, type: "email.opened" })
    const listed = await (await control(fake, "GET", "emails")).json()
    expect(listed).toMatchObject({ emails: [{ id: data?.id, lastEvent: "opened" }] })
    const stats = await (await control(fake, "GET", "stats")).json()
    expect(stats).toMatchObject({
      emails: 1,
      requests: {
        total: 2,
        byEndpoint: { "POST /emails": 2 },
        byStatus: { 200: 1, 500: 1 },
      },
      faults: { "server-error": 1 },
    })
    await control(fake, "POST", "rate", { requestsPerSecond: 1 })
    await resend.emails.send(mail())
    expect((await resend.emails.send(mail())).error?.statusCode).toBe(429)
    await control(fake, "POST", "rate", { requestsPerSecond: null })
    expect((await resend.emails.send(mail())).error).toBeNull()
    await control(fake, "POST", "reset")
    expect([fake.emails(), fake.requests().total]).toEqual([[], 0])
  })

  it.each<[string, unknown, string]>([
    ["faults", { kind: "nonsense" }, "`kind` must be one of"],
    ["faults", { kind: "slow", probability: 2 }, "from 0 to 1"],
    ["rate", { requestsPerSecond: "5" }, "`requestsPerSecond` must be a number"],
    ["clock", { advanceMs: -1 }, "forwards only"],
    ["events", { emailId: "x", type: "email.eaten" }, "`type` must be one of"],
    ["events", [], "must be a JSON object"],
  ])("refuses POST %s with %j", async (path, body, sentence) => {
    const { fake } = await start()
    const response = await control(fake, "POST", path, body)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain(sentence)
  })

  it("refuses other origins and unknown paths", async () => {
    const { fake } = await start()
    const foreign = await fetch(`${fake.url}/_fake/reset`, {
      method: "POST",
      headers: { origin: "https://evil.example" },
    })
    expect(foreign.status).toBe(403)
    expect((await control(fake, "POST", "nothing")).status).toBe(404)
  })
})
