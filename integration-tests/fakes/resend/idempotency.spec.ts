import { afterEach, describe, expect, it } from "vitest"
import { closeAll, DAY, mail, post, start } from "./spec-support"

afterEach(closeAll)

describe("idempotency", () => {
  const key = { idempotencyKey: "order_1" }

  it("repeats the first answer for the same payload, and creates nothing", async () => {
    const { fake, resend } = await start()
    const first = await resend.batch.send([mail(), mail("b@example.com")], key)
    const again = await resend.batch.send([mail(), mail("b@example.com")], key)
    expect(again.data).toEqual(first.data)
    expect(fake.emails()).toHaveLength(2)
    expect(fake.requests().replayed).toBe(1)
  })

  it("refuses another payload, even one that differs in bytes only", async () => {
    const { fake, resend } = await start()
    await resend.emails.send(mail(), key)
    const other = await resend.emails.send(mail("b@example.com"), key)
    expect(other.error).toMatchObject({
      statusCode: 409,
      name: "invalid_idempotent_request",
    })
    const body = JSON.stringify(mail(), null, 2)
    const spaced = await post(fake, "/emails", body, { "idempotency-key": "order_1" })
    expect(spaced.status).toBe(409)
  })

  it("keeps a key per endpoint", async () => {
    const { fake, resend } = await start()
    await resend.emails.send(mail(), key)
    expect((await resend.batch.send([mail()], key)).error).toBeNull()
    expect(fake.emails()).toHaveLength(2)
  })

  it("forgets a key after 24 hours", async () => {
    const { fake, resend } = await start()
    await resend.emails.send(mail(), key)
    await fake.advanceClock(DAY - 60_000)
    await resend.emails.send(mail(), key)
    expect(fake.emails()).toHaveLength(1)
    await fake.advanceClock(60_000)
    await resend.emails.send(mail(), key)
    expect(fake.emails()).toHaveLength(2)
  })

  it("refuses a key of 257 characters and accepts one of 256", async () => {
    const { resend } = await start()
    const long = await resend.emails.send(mail(), { idempotencyKey: "k".repeat(257) })
    expect(long.error).toMatchObject({ statusCode: 400, name: "invalid_idempotency_key" })
    const fits = await resend.emails.send(mail(), { idempotencyKey: "k".repeat(256) })
    expect(fits.error).toBeNull()
  })

  it("refuses a key that is in flight", async () => {
    const { fake, resend } = await start()
    fake.addFault({ kind: "slow", delayMs: 60_000, times: 1 })
    const first = resend.emails.send(mail(), key)
    await fake.waitForEmails(1)
    const second = await resend.emails.send(mail(), key)
    expect(second.error).toMatchObject({
      statusCode: 409,
      name: "concurrent_idempotent_requests",
    })
    await fake.advanceClock(60_000)
    const third = await resend.emails.send(mail(), key)
    expect(third.data).toEqual((await first).data)
    expect(fake.emails()).toHaveLength(1)
  })

  it("frees the key of a failed request, unless told that it stays occupied", async () => {
    for (const failedRequestsOccupyKey of [false, true]) {
      const { fake, resend } = await start({ failedRequestsOccupyKey })
      fake.addFault({ kind: "server-error", times: 1 })
      expect((await resend.emails.send(mail(), key)).error?.statusCode).toBe(500)
      const again = await resend.emails.send(mail(), key)
      expect(again.error?.statusCode).toBe(failedRequestsOccupyKey ? 500 : undefined)
      const refused = await resend.emails.send(mail("broken"), {
        idempotencyKey: "order_2",
      })
      expect(refused.error?.statusCode).toBe(422)
      const mended = await resend.emails.send(mail(), { idempotencyKey: "order_2" })
      expect(mended.error?.statusCode).toBe(failedRequestsOccupyKey ? 409 : undefined)
    }
  })
})
