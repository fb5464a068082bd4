import { afterEach, describe, expect, it } from "vitest"
import { closeAll, DAY, mail, start } from "./spec-support"

afterEach(closeAll)

describe("sending", () => {
  it("accepts a mail, keeps all of it and finds it by id", async () => {
    const { fake, resend } = await start()
    const { data, error } = await resend.emails.send(
      {
        ...mail(["Anna <anna@example.com>", "bert@example.com"]),
        text: "Thank you",
        cc: "cc@example.com",
        bcc: ["bcc@example.com"],
        replyTo: "help@example.com",
        headers: { "List-Unsubscribe": "<https://example.com/u>" },
        tags: [{ name: "flow", value: "order-confirmation" }],
      },
      { idempotencyKey: "order_1" }
    )
    expect(error).toBeNull()
    expect(fake.emails()).toMatchObject([
      {
        id: data?.id,
        from: "Shop <shop@example.com>",
        to: ["Anna <anna@example.com>", "bert@example.com"],
        cc: ["cc@example.com"],
        bcc: ["bcc@example.com"],
        replyTo: ["help@example.com"],
        html: "<p>Thank you</p>",
        text: "Thank you",
        headers: { "List-Unsubscribe": "<https://example.com/u>" },
        tags: [{ name: "flow", value: "order-confirmation" }],
        idempotencyKey: "order_1",
        endpoint: "/emails",
        batchPosition: null,
      },
    ])
    const found = await resend.emails.get(data?.id ?? "")
    expect(found.data).toMatchObject({
      object: "email",
      id: data?.id,
      reply_to: ["help@example.com"],
      tags: [{ name: "flow", value: "order-confirmation" }],
    })
  })

  it("says by last_event what became of a mail", async () => {
    const { fake, resend } = await start({ deliveryDelayMs: 1000, frozenClock: true })
    const { data } = await resend.emails.send(mail())
    const id = data?.id ?? ""
    await fake.advanceClock(0)
    expect((await resend.emails.get(id)).data?.last_event).toBe("sent")
    await fake.advanceClock(1000)
    expect((await resend.emails.get(id)).data?.last_event).toBe("delivered")
  })

  it("keeps a scheduled mail until its time", async () => {
    const { fake, resend } = await start({ deliveryDelayMs: 1000, frozenClock: true })
    const scheduledAt = new Date(fake.now() + DAY).toISOString()
    await resend.emails.send({ ...mail(), scheduledAt })
    await fake.advanceClock(1000)
    expect(fake.emails()[0].lastEvent).toBe("scheduled")
    await fake.advanceClock(DAY)
    expect(fake.emails()[0].lastEvent).toBe("delivered")
  })

  it("lists mails newest first by cursor", async () => {
    const { resend } = await start()
    const { data } = await resend.batch.send(
      [1, 2, 3].map((n) => mail(`to${n}@example.com`))
    )
    const ids = data?.data.map(({ id }) => id).reverse() ?? []
    const first = await resend.emails.list({ limit: 2 })
    expect(first.data?.data.map(({ id }) => id)).toEqual(ids.slice(0, 2))
    expect(first.data?.has_more).toBe(true)
    const second = await resend.emails.list({ limit: 2, after: ids[1] })
    expect(second.data?.data.map(({ id }) => id)).toEqual(ids.slice(2))
    expect(second.data?.has_more).toBe(false)
    const back = await resend.emails.list({ limit: 2, before: ids[2] })
    expect(back.data?.data.map(({ id }) => id)).toEqual(ids.slice(0, 2))
  })

  it("answers an unknown id, a bad id, an unknown path and a wrong method", async () => {
    const { fake, resend } = await start()
    const unknown = await resend.emails.get("00000000-0000-4000-8000-000000000000")
    expect(unknown.error).toMatchObject({ statusCode: 404, name: "not_found" })
    const bad = await resend.emails.get("nonsense")
    expect(bad.error).toMatchObject({ statusCode: 422, name: "invalid_parameter" })
    expect((await resend.domains.list()).error).toMatchObject({ statusCode: 404 })
    const headers = { authorization: `Bearer ${fake.apiKey}` }
    const put = await fetch(`${fake.url}/emails`, { method: "PUT", headers })
    expect([put.status, await put.json()]).toMatchObject([
      405,
      { name: "method_not_allowed" },
    ])
  })
})
