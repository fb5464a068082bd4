import { afterEach, describe, expect, it } from "vitest"
import type { FakeResendOptions, Fault } from "./index"
import { closeAll, mail, start } from "./spec-support"

afterEach(closeAll)

describe("faults", () => {
  const sendOnce = async (fault: Fault, options: FakeResendOptions = {}) => {
    const { fake, resend } = await start(options)
    fake.addFault({ times: 1, ...fault })
    const key = { idempotencyKey: "order_1" }
    const first = await resend.emails.send(mail(), key)
    const accepted = fake.emails().length
    const retried = await resend.emails.send(mail(), key)
    return { fake, first, accepted, retried }
  }

  it.each<[Fault["kind"], number | null, string, number]>([
    ["rate-limited", 429, "rate_limit_exceeded", 0],
    ["daily-quota", 429, "daily_quota_exceeded", 0],
    ["monthly-quota", 429, "monthly_quota_exceeded", 0],
    ["server-error", 500, "application_error", 0],
    ["unavailable", 503, "application_error", 0],
    ["reset-before-accept", null, "application_error", 0],
    ["reset-after-accept", null, "application_error", 1],
    ["truncated-after-accept", null, "application_error", 1],
    ["malformed-after-accept", null, "application_error", 1],
    ["error-after-accept", 500, "application_error", 1],
  ])(
    "%s: the SDK sees status %s and %s with %i accepted",
    async (kind, statusCode, name, count) => {
      const { fake, first, accepted, retried } = await sendOnce({ kind })
      expect(first.error).toMatchObject({ statusCode, name })
      expect(first.headers === null).toBe(statusCode === null)
      expect(accepted).toBe(count)
      expect(retried.error).toBeNull()
      expect(fake.emails().map(({ id }) => id)).toEqual([retried.data?.id])
      expect(fake.faultCounts()[kind]).toBe(1)
    }
  )

  it("replays the 500 of an accepted mail when failures occupy their key", async () => {
    const options = { failedRequestsOccupyKey: true }
    const { fake, retried } = await sendOnce({ kind: "error-after-accept" }, options)
    expect(retried.error?.statusCode).toBe(500)
    expect(fake.emails()).toHaveLength(1)
  })

  it("slow accepts at once and answers later", async () => {
    const { fake, resend } = await start()
    fake.addFault({ kind: "slow", delayMs: 30_000 })
    const answer = resend.emails.send(mail())
    await fake.waitForEmails(1)
    await fake.advanceClock(30_000)
    expect((await answer).data?.id).toBe(fake.emails()[0].id)
  })

  it("meets only the path and the recipient that it is for", async () => {
    const { fake, resend } = await start()
    fake.addFault({ kind: "server-error", match: { path: "/emails/batch" } })
    fake.addFault({ kind: "unavailable", match: { recipient: "@slow.example" } })
    fake.addFault({ kind: "daily-quota", match: { recipient: /^vip/ } })
    const codes = [
      (await resend.emails.send(mail())).error?.statusCode,
      (await resend.batch.send([mail()])).error?.statusCode,
      (await resend.emails.send(mail("x@slow.example"))).error?.statusCode,
      (await resend.emails.send(mail("vip@example.com"))).error?.statusCode,
    ]
    expect(codes).toEqual([undefined, 500, 503, 429])
    fake.clearFaults()
    expect((await resend.batch.send([mail()])).error).toBeNull()
    expect(fake.faultCounts()).toMatchObject({
      "server-error": 1,
      unavailable: 1,
      "daily-quota": 1,
    })
  })

  it("fires as often as its probability says, the same for the same seed", async () => {
    const run = async (seed: number) => {
      const { fake, resend } = await start({ seed })
      fake.addFault({ kind: "server-error", probability: 0.3 })
      let history = ""
      for (let n = 0; n < 200; n++) {
        history += (await resend.emails.send(mail())).error ? "x" : "."
      }
      return history
    }
    const [first, same, other] = [await run(7), await run(7), await run(8)]
    expect(same).toBe(first)
    expect(other).not.toBe(first)
    // 200 rolls at 0.3: 60 expected, and four standard deviations are 26.
    expect(Math.abs(first.split("x").length - 1 - 60)).toBeLessThan(26)
  })

  it("does not count a fault that had no accepted mail to strike", async () => {
    const { fake, resend } = await start()
    fake.addFault({ kind: "reset-after-accept", times: 1 })
    expect((await resend.emails.send(mail("broken"))).error?.statusCode).toBe(422)
    expect((await resend.emails.send(mail())).error?.statusCode).toBeNull()
    expect(fake.faultCounts()["reset-after-accept"]).toBe(1)
  })

  it("shares out no more than `times` among requests in flight together", async () => {
    const { fake, resend } = await start()
    fake.addFault({ kind: "error-after-accept", times: 2 })
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => resend.emails.send(mail()))
    )
    expect(answers.filter(({ error }) => error)).toHaveLength(2)
  })
})
