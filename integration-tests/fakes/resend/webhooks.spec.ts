import { afterEach, describe, expect, it } from "vitest"
import type { EmailEventType } from "./index"
import {
  closeAll,
  DAY,
  mail,
  MINUTE,
  SECRET,
  startWithWebhook,
  typesOf,
} from "./spec-support"

afterEach(closeAll)

describe("webhooks", () => {
  it("are signed so that the SDK accepts them, and rejects what was altered", async () => {
    const { fake, resend, receiver } = await startWithWebhook()
    const tags = [{ name: "flow", value: "review" }]
    const { data } = await resend.emails.send({ ...mail(), tags })
    await fake.advanceClock(1000)
    expect(typesOf(receiver)).toEqual(["email.sent", "email.delivered"])
    const [{ headers, payload }] = receiver.received
    expect(
      resend.webhooks.verify({ payload, headers, webhookSecret: SECRET })
    ).toMatchObject({
      type: "email.sent",
      created_at: expect.any(String),
      data: {
        email_id: data?.id,
        from: "Shop <shop@example.com>",
        to: ["anna@example.com"],
        subject: "Your order",
        tags: { flow: "review" },
      },
    })
    const altered = {
      payload: payload.replace("anna", "bert"),
      headers,
      webhookSecret: SECRET,
    }
    expect(() => resend.webhooks.verify(altered)).toThrow("No matching signature found")
  })

  it.each<[string, EmailEventType[]]>([
    ["bounce-1@example.com", ["email.sent", "email.bounced"]],
    ["complain@example.com", ["email.sent", "email.delivered", "email.complained"]],
    ["delayed.7@example.com", ["email.sent", "email.delivery_delayed"]],
    ["gone@example.com", ["email.suppressed"]],
  ])("tell the fate of %s", async (to, types) => {
    const { fake, resend, receiver } = await startWithWebhook()
    fake.suppress("GONE@example.com")
    await resend.emails.send(mail(`Someone <${to}>`))
    await fake.advanceClock(1000)
    expect(typesOf(receiver)).toEqual(types)
  })

  it("carry what is emitted by hand", async () => {
    const { fake, resend, receiver } = await startWithWebhook()
    const { data } = await resend.emails.send(mail())
    await fake.advanceClock(1000)
    await fake.emitEvent(data?.id ?? "", "email.opened")
    await fake.emitEvent(data?.id ?? "", "email.clicked", {
      link: "https://example.com/review",
    })
    expect(JSON.parse(receiver.received[3].payload)).toMatchObject({
      type: "email.clicked",
      data: {
        click: { link: "https://example.com/review", ipAddress: expect.any(String) },
      },
    })
    expect(fake.emails()[0].lastEvent).toBe("clicked")
    await expect(fake.emitEvent("nobody", "email.opened")).rejects.toThrow(
      "no mail nobody"
    )
  })

  it("are repeated under one id at Svix's intervals, and then given up", async () => {
    const { fake, resend, receiver } = await startWithWebhook()
    receiver.answers.push(...Array.from({ length: 16 }, () => 500))
    await resend.emails.send(mail())
    await fake.advanceClock(0)
    const waits = [
      5000,
      5 * MINUTE,
      30 * MINUTE,
      ...[2, 5, 10, 10].map((h) => h * 60 * MINUTE),
    ]
    const sent = () => fake.webhookDeliveries()[0]
    for (const [done, wait] of waits.entries()) {
      await fake.advanceClock(wait - 1000)
      expect(sent().attempts).toHaveLength(done + 1)
      await fake.advanceClock(1000)
      expect(sent().attempts).toHaveLength(done + 2)
    }
    expect(sent()).toMatchObject({ state: "given-up", type: "email.sent" })
    const ids = receiver.received.filter(({ payload }) => payload.includes("email.sent"))
    expect(new Set(ids.map(({ headers }) => headers.id)).size).toBe(1)
    await fake.advanceClock(7 * DAY)
    expect(sent().attempts).toHaveLength(8)
  })

  it("stop being repeated once they are accepted", async () => {
    const { fake, resend, receiver } = await startWithWebhook({ retryScale: 0.001 })
    receiver.answers.push(500)
    await resend.emails.send(mail())
    await fake.advanceClock(DAY)
    expect(
      fake.webhookDeliveries().map(({ attempts, state }) => [attempts, state])
    ).toEqual([
      [[500, 200], "delivered"],
      [[200], "delivered"],
    ])
  })

  it("come twice under one id when told to", async () => {
    const { fake, resend, receiver } = await startWithWebhook({ duplicateProbability: 1 })
    await resend.emails.send(mail())
    await fake.advanceClock(0)
    expect(receiver.received).toHaveLength(2)
    expect(receiver.received[0].headers.id).toBe(receiver.received[1].headers.id)
  })
})
