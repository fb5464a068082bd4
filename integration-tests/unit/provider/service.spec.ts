import { asValue } from "@medusajs/framework/awilix"
import { knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger, ProviderSendNotificationDTO } from "@medusajs/framework/types"
import { MedusaError, createMedusaContainer } from "@medusajs/framework/utils"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { type FakeResend, startFakeResend } from "../../fakes/resend"
import ResendNotificationProvider from "../../../src/providers/resend/service"
import { openEmailGateway } from "../../../src/providers/resend/shared-transport"

// Never connects: without a rate nothing is asked of PostgreSQL.
const connection = knex({ client: "pg" })

describe("Resend as a notification provider", () => {
  let fake: FakeResend
  const logged = { warn: vi.fn(), info: vi.fn() }

  beforeEach(async () => {
    logged.warn.mockClear()
    logged.info.mockClear()
    fake = await startFakeResend({ rate: Infinity })
  })
  afterEach(() => fake.close())

  const provider = (
    options: Record<string, unknown> = {}
  ): ResendNotificationProvider => {
    const container = createMedusaContainer()
    container.register({ logger: asValue(logged) })
    return new ResendNotificationProvider(
      {
        logger: container.resolve<Logger>("logger"),
        __pg_connection__: connection,
      },
      {
        api_key: fake.apiKey,
        base_url: fake.url,
        rate_per_second: 0,
        from: "shop@example.com",
        ...options,
      }
    )
  }
  const notification = (
    fields: Partial<ProviderSendNotificationDTO> & { idempotency_key?: string } = {}
  ): ProviderSendNotificationDTO => ({
    to: "mara@example.com",
    channel: "email",
    template: "order-placed",
    content: { subject: "Your order", html: "<p>Thank you</p>", text: "Thank you" },
    ...fields,
  })

  it("makes one request of a hundred sends side by side, each with its own id", async () => {
    const service = provider()
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        service.send(notification({ to: `m${n}@example.com` }))
      )
    )
    expect(fake.requests()).toMatchObject({
      total: 1,
      byEndpoint: { "POST /emails/batch": 1 },
    })
    const ids = new Map(fake.emails().map((email) => [email.to[0], email.id]))
    expect(results).toEqual(results.map((_, n) => ({ id: ids.get(`m${n}@example.com`) })))
  })

  it("makes one mail of the same notification sent twice", async () => {
    const service = provider()
    const first = await service.send(notification({ idempotency_key: "order-1" }))
    expect(await service.send(notification({ idempotency_key: "order-1" }))).toEqual(
      first
    )
    expect(fake.emails()).toHaveLength(1)
  })

  it("passes reply-to, headers and tags of provider_data on, in either form", async () => {
    const service = provider({ reply_to: "help@example.com" })
    await service.send(
      notification({
        provider_data: {
          headers: { "X-Ref": "1" },
          tags: [["flow", "a"]],
          reply_to: "b@example.com",
        },
      })
    )
    await service.send(notification({ provider_data: { tags: { flow: "b", odd: 3 } } }))
    expect(fake.emails()[0]).toMatchObject({
      from: "shop@example.com",
      replyTo: ["b@example.com"],
      headers: { "X-Ref": "1" },
      tags: [{ name: "flow", value: "a" }],
    })
    expect(fake.emails()[1]).toMatchObject({
      replyTo: ["help@example.com"],
      tags: [{ name: "flow", value: "b" }],
    })
  })

  it("throws when Resend refuses, and lets the others of the batch go", async () => {
    const service = provider()
    const results = await Promise.allSettled([
      service.send(notification()),
      service.send(notification({ from: "nobody" })),
    ])
    expect(results[0].status).toBe("fulfilled")
    expect(results[1]).toMatchObject({
      status: "rejected",
      reason: {
        type: MedusaError.Types.UNEXPECTED_STATE,
        message: expect.stringContaining("Resend did not take the mail"),
      },
    })
    expect(fake.emails()).toHaveLength(1)
  })

  it("throws for a mail that nobody sends", async () => {
    await expect(provider({ from: undefined }).send(notification())).rejects.toThrow(
      'The mail "order-placed" names no sender'
    )
    expect(fake.requests().total).toBe(0)
  })

  const content = (fields: object) => ({
    content: { subject: "Your order", html: "x", text: "", ...fields },
  })
  it.each([
    ["no content", { content: null }, /has no content/],
    ["no subject", content({ subject: "" }), /has no content/],
    ["neither html nor text", content({ html: "" }), /has no content/],
    ["a wrong address", { to: "nobody" }, /to nobody was not sent: the address/],
    ["a line break in the subject", content({ subject: "a\nb" }), /line break/],
  ] satisfies [string, Parameters<typeof notification>[0], RegExp][])(
    "throws for %s, and asks nothing of Resend",
    async (_name, fields, message) => {
      const service = provider()
      await expect(service.send(notification(fields))).rejects.toThrow(message)
      await expect(service.send(notification(fields))).rejects.toMatchObject({
        type: MedusaError.Types.INVALID_DATA,
      })
      expect(fake.requests().total).toBe(0)
    }
  )

  it("sends a text without HTML", async () => {
    await provider().send(
      notification({ content: { subject: "x", text: "only text", html: "" } })
    )
    expect(fake.emails()[0]).toMatchObject({ text: "only text" })
  })

  it("sends what has attachments alone", async () => {
    const service = provider()
    const attachment = {
      filename: "invoice.pdf",
      content: "AAAA",
      content_type: "application/pdf",
    }
    const result = await service.send(notification({ attachments: [attachment] }))
    expect(fake.emails()[0]).toMatchObject({
      id: result.id,
      endpoint: "/emails",
      attachments: ["invoice.pdf"],
    })
    fake.addFault({ kind: "unavailable" })
    await expect(
      service.send(notification({ attachments: [attachment] }))
    ).rejects.toThrow("Resend did not take the mail: application_error")
  })

  it("delivers nowhere without a key, and says so with every mail", async () => {
    const service = provider({ api_key: undefined })
    expect(await service.send(notification())).toEqual({})
    expect(logged.info).toHaveBeenCalledWith(
      'Delivered nowhere: "Your order" to mara@example.com (no api_key)'
    )
    expect(fake.requests().total).toBe(0)
  })

  it("serves the dispatcher from boot on when it serves the channel email, and only then", () => {
    const options = { api_key: "re_fake_key", from: "shop@example.com" }
    expect(openEmailGateway(connection)).toBeNull()
    ResendNotificationProvider.validateOptions({ ...options, channels: ["sms"] })
    expect(openEmailGateway(connection)).toBeNull()
    ResendNotificationProvider.validateOptions({
      ...options,
      channels: ["email"],
      reply_to: "help@example.com",
    })
    const gateway = openEmailGateway(connection)
    expect(gateway).toMatchObject({
      kind: "resend",
      from: "shop@example.com",
      replyTo: "help@example.com",
    })
    expect(openEmailGateway(connection)).toBe(gateway)
    ResendNotificationProvider.validateOptions({ channels: ["email"] })
    expect(openEmailGateway(connection)).toEqual({ kind: "nowhere" })
  })

  it("checks its options at boot", () => {
    expect(() => ResendNotificationProvider.validateOptions({ from: "nobody" })).toThrow(
      "from: must be an e-mail address"
    )
  })
})
