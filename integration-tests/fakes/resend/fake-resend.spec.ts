import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { request } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Resend } from "resend"
import { afterEach, describe, expect, it } from "vitest"
import {
  type EmailEventType,
  type FakeResend,
  type FakeResendOptions,
  type Fault,
  startFakeResend,
} from "./index"
import { startWebhookReceiver, type WebhookReceiver } from "./webhook-receiver.fixture"

const MINUTE = 60 * 1000
const DAY = 24 * 60 * MINUTE
const SECRET = `whsec_${Buffer.from("a secret of the tests").toString("base64")}`
const open: { close(): Promise<void> }[] = []

const start = async (options: FakeResendOptions = {}) => {
  const fake = await startFakeResend({ rate: Infinity, ...options })
  open.push(fake)
  return { fake, resend: new Resend(fake.apiKey, { baseUrl: fake.url }) }
}

const startWithWebhook = async (options: Partial<FakeResendOptions["webhook"]> = {}) => {
  const receiver = await startWebhookReceiver()
  open.push(receiver)
  const webhook = { url: receiver.url, secret: SECRET, ...options }
  return {
    receiver,
    ...(await start({ deliveryDelayMs: 1000, frozenClock: true, webhook })),
  }
}

const mail = (to: string | string[] = "anna@example.com") => ({
  from: "Shop <shop@example.com>",
  to,
  subject: "Your order",
  html: "<p>Thank you</p>",
})

const typesOf = (receiver: WebhookReceiver): EmailEventType[] =>
  receiver.received.map(
    ({ payload }) => (JSON.parse(payload) as { type: EmailEventType }).type
  )

const post = (
  fake: FakeResend,
  path: string,
  body: string,
  headers: Record<string, string> = {}
) =>
  fetch(`${fake.url}${path}`, {
    method: "POST",
    body,
    headers: { authorization: `Bearer ${fake.apiKey}`, ...headers },
  })

const control = (fake: FakeResend, method: string, path: string, body?: unknown) =>
  fetch(`${fake.url}/_fake/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

afterEach(async () => {
  await Promise.all(open.splice(0).map((opened) => opened.close()))
})

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

describe("keys and user agent", () => {
  it("refuses a missing key with 401 and a wrong one with 403", async () => {
    const { fake } = await start()
    const none = await fetch(`${fake.url}/emails`, { method: "POST", body: "{}" })
    expect([none.status, await none.json()]).toMatchObject([
      401,
      { name: "missing_api_key" },
    ])
    const wrong = await new Resend("re_other", { baseUrl: fake.url }).emails.send(mail())
    expect(wrong.error).toMatchObject({ statusCode: 403, name: "invalid_api_key" })
    expect(fake.emails()).toEqual([])
  })

  it("refuses a request without a User-Agent with a 403 that is no JSON", async () => {
    const { fake } = await start()
    const answer = await new Promise<{ status?: number; type?: string }>(
      (resolve, reject) => {
        const outgoing = request(
          `${fake.url}/emails`,
          { method: "POST", headers: { authorization: `Bearer ${fake.apiKey}` } },
          (response) => {
            response.resume()
            resolve({
              status: response.statusCode,
              type: response.headers["content-type"],
            })
          }
        )
        outgoing.on("error", reject)
        outgoing.end(JSON.stringify(mail()))
      }
    )
    expect(answer).toEqual({ status: 403, type: "text/plain" })
  })
})

describe("validation", () => {
  const tag = (name: string, value: string) => ({ ...mail(), tags: [{ name, value }] })
  const many = (length: number) => Array.from({ length }, (_, n) => `to${n}@example.com`)

  it.each<[string, Record<string, unknown>, string]>([
    ["from without a domain", { ...mail(), from: "Shop <shop>" }, "from"],
    ["from with a name only", { ...mail(), from: "Shop" }, "from"],
    ["a bad to", { ...mail(), to: ["anna@example.com", "bert@"] }, "to"],
    ["a to with a double dot", { ...mail(), to: "an..na@example.com" }, "to"],
    ["a to that is no string", { ...mail(), to: [7] }, "to"],
    ["a bad cc", { ...mail(), cc: "nobody" }, "cc"],
    ["a bad bcc", { ...mail(), bcc: "a b@example.com" }, "bcc"],
    ["a bad reply_to", { ...mail(), reply_to: "@example.com" }, "reply_to"],
    ["51 addresses in to", { ...mail(), to: many(51) }, "to"],
    [
      "a line break in the subject",
      { ...mail(), subject: "Hi\r\nBcc: x@y.z" },
      "subject",
    ],
    ["a subject that is no string", { ...mail(), subject: 7 }, "subject"],
    [
      "76 tags",
      { ...mail(), tags: many(76).map((_, n) => ({ name: `t${n}`, value: "v" })) },
      "tags",
    ],
    ["a dot in a tag", tag("order.id", "1"), "tags"],
    ["a space in a tag's value", tag("order", "a b"), "tags"],
    ["an empty tag value", tag("order", ""), "tags"],
    ["a tag value of 257 characters", tag("order", "x".repeat(257)), "tags"],
    ["tags that are no array", { ...mail(), tags: { order: "1" } }, "tags"],
    ["a header that is no string", { ...mail(), headers: { "X-Order": 7 } }, "headers"],
    [
      "a line break in a header",
      { ...mail(), headers: { "X-Order": "1\r\nBcc: x@y.z" } },
      "headers",
    ],
    ["a header name with a colon", { ...mail(), headers: { "X:Order": "1" } }, "headers"],
  ])("refuses %s", async (_what, payload, field) => {
    const { fake } = await start()
    const response = await post(fake, "/emails", JSON.stringify(payload))
    const error = (await response.json()) as { message: string }
    expect([response.status, error]).toMatchObject([422, { name: "validation_error" }])
    expect(error.message).toContain(`\`${field}\``)
    expect(fake.emails()).toEqual([])
  })

  it.each(["from", "to", "subject", "html"])(
    "refuses a mail without %s",
    async (field) => {
      const { resend } = await start()
      const { error } = await resend.emails.send({ ...mail(), [field]: undefined })
      expect(error).toMatchObject({ statusCode: 422, name: "missing_required_field" })
      expect(error?.message).toContain(`\`${field}\``)
    }
  )

  it("accepts what stands just inside the limits", async () => {
    const { resend } = await start()
    const tags = many(75).map((_, n) => ({ name: `t_${n}`, value: "x".repeat(256) }))
    const { error } = await resend.emails.send({ ...mail(many(50)), tags })
    expect(error).toBeNull()
  })

  it("refuses malformed JSON with 400", async () => {
    const { fake } = await start()
    const response = await post(fake, "/emails", '{"from":')
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { name: "validation_error" },
    ])
  })
})

describe("batches", () => {
  const mixed = () => [mail("a@example.com"), mail("broken"), mail("c@example.com")]

  it("accepts in order and keeps each position", async () => {
    const { fake, resend } = await start()
    const { data } = await resend.batch.send([
      mail("a@example.com"),
      mail("b@example.com"),
    ])
    expect(data?.data.map(({ id }) => id)).toEqual(fake.emails().map(({ id }) => id))
    expect(fake.emails().map(({ batchPosition }) => batchPosition)).toEqual([0, 1])
  })

  it("refuses all for one bad mail when strict, and names its index", async () => {
    const { fake, resend } = await start()
    const { error } = await resend.batch.send(mixed())
    expect(error).toMatchObject({ statusCode: 422, name: "validation_error" })
    expect(error?.message).toMatch(/index 1.*`to`/)
    expect(fake.emails()).toEqual([])
  })

  it("accepts the good ones when permissive, so that positions shift", async () => {
    const { fake, resend } = await start()
    const { data } = await resend.batch.send(mixed(), { batchValidation: "permissive" })
    expect(data?.data.map(({ id }) => id)).toEqual(fake.emails().map(({ id }) => id))
    expect(data?.errors).toMatchObject([
      { index: 1, message: expect.stringContaining("`to`") },
    ])
    expect(fake.emails().map(({ batchPosition }) => batchPosition)).toEqual([0, 2])
  })

  it("ignores permissive when told that it is not supported", async () => {
    const { fake, resend } = await start({ permissiveSupported: false })
    const refused = await resend.batch.send(mixed(), { batchValidation: "permissive" })
    expect(refused.error).toMatchObject({ statusCode: 422 })
    const good = await resend.batch.send([mail()], { batchValidation: "permissive" })
    expect(good.data).toEqual({ data: [{ id: fake.emails()[0].id }] })
  })

  it.each([0, 101])("refuses a batch of %i", async (length) => {
    const { resend } = await start()
    const { error } = await resend.batch.send(Array.from({ length }, () => mail()))
    expect(error).toMatchObject({ statusCode: 422, name: "validation_error" })
  })

  it("accepts a batch of 100", async () => {
    const { fake, resend } = await start()
    await resend.batch.send(Array.from({ length: 100 }, () => mail()))
    expect(fake.emails()).toHaveLength(100)
  })

  it.each(["attachments", "scheduled_at"])("refuses %s in a batch", async (field) => {
    const { fake } = await start()
    const value =
      field === "attachments" ? [{ filename: "a.txt", content: "YQ==" }] : "in 1 hour"
    const body = JSON.stringify([{ ...mail(), [field]: value }])
    const response = await post(fake, "/emails/batch", body)
    expect(response.status).toBe(422)
    expect(await response.text()).toContain(field)
  })
})

describe("rate limit", () => {
  it("refuses the sixth request of a second and says when to come again", async () => {
    const { fake, resend } = await start({ rate: 5, frozenClock: true })
    const answers = []
    for (let n = 0; n < 6; n++) {
      answers.push(await resend.emails.send(mail()))
    }
    expect(answers.map(({ headers }) => headers?.["ratelimit-remaining"])).toEqual([
      "4",
      "3",
      "2",
      "1",
      "0",
      "0",
    ])
    expect(answers[5].error).toMatchObject({
      statusCode: 429,
      name: "rate_limit_exceeded",
    })
    expect(answers[5].error?.message).toContain(
      "You can only make 5 requests per second."
    )
    expect(answers[5].headers).toMatchObject({
      "ratelimit-limit": "5",
      "ratelimit-reset": "1",
      "retry-after": "1",
    })
    expect(fake.emails()).toHaveLength(5)
    await fake.advanceClock(1000)
    expect((await resend.emails.send(mail())).error).toBeNull()
  })

  it("changes while it runs", async () => {
    const { fake, resend } = await start({ rate: 1, frozenClock: true })
    await resend.emails.send(mail())
    expect((await resend.emails.send(mail())).error?.statusCode).toBe(429)
    fake.setRate(2)
    const answer = await resend.emails.send(mail())
    expect(answer.headers?.["ratelimit-limit"]).toBe("2")
    expect(() => fake.setRate(0)).toThrow("The rate must be a number above 0")
  })
})

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

describe("waiting for mails", () => {
  it("ends when so many have come, or when one matches", async () => {
    const { fake, resend } = await start()
    const three = fake.waitForEmails(3)
    const toBert = fake.waitForEmails(({ to }) => to.includes("bert@example.com"))
    const delivered = fake.waitForEmails({
      count: 3,
      match: (e) => e.lastEvent === "delivered",
    })
    await resend.emails.send(mail())
    await resend.batch.send([mail("bert@example.com"), mail()])
    expect(await three).toHaveLength(3)
    expect((await toBert)[0].to).toEqual(["bert@example.com"])
    expect(await delivered).toHaveLength(3)
  })

  it("says what it saw when the time is up", async () => {
    const { fake, resend } = await start()
    await resend.emails.send(mail())
    await expect(fake.waitForEmails(2, 20)).rejects.toThrow(
      "Waited 20 ms for 2 mail(s) and saw 1, of 1 accepted in all. The latest: anna@example.com: Your order"
    )
  })

  it("ends with an error when the fake is closed", async () => {
    const fake = await startFakeResend()
    const waiting = expect(fake.waitForEmails(1)).rejects.toThrow("closed while waiting")
    await fake.close()
    await waiting
  })
})

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

describe("the data file", () => {
  const directory = () => {
    const path = mkdtempSync(join(tmpdir(), "fake-resend-"))
    open.push({ close: async () => rmSync(path, { recursive: true, force: true }) })
    return path
  }

  it("keeps mails and their events across a restart, and survives a torn line", async () => {
    const dataFile = join(directory(), "new", "mails.jsonl")
    const before = await start({ dataFile, deliveryDelayMs: 1000 })
    await before.resend.emails.send(mail("ä<anna@example.com>"))
    await before.fake.advanceClock(1000)
    await before.fake.close()
    appendFileSync(dataFile, '{"email":{"id":"torn","subject":"ä')

    const middle = await start({ dataFile, deliveryDelayMs: 1000 })
    expect(middle.fake.emails()).toMatchObject([
      { lastEvent: "delivered", html: "<p>Thank you</p>" },
    ])
    await middle.resend.emails.send(mail("bert@example.com"))
    await middle.fake.close()

    const after = await start({ dataFile })
    expect(after.fake.emails().map(({ to }) => to)).toEqual([
      ["ä<anna@example.com>"],
      ["bert@example.com"],
    ])
    after.fake.reset()
    expect(readFileSync(dataFile, "utf8")).toBe("")
  })
})

describe("the server", () => {
  it("refuses a taken port with a sentence", async () => {
    const { fake } = await start()
    await expect(startFakeResend({ port: fake.port })).rejects.toThrow(
      `The fake Resend cannot listen on 127.0.0.1:${fake.port}: the port is taken.`
    )
  })

  it("frees its port when closed, though a client still waits for an answer", async () => {
    const { fake, resend } = await start()
    fake.addFault({ kind: "slow", delayMs: 60_000 })
    const answer = resend.emails.send(mail())
    await fake.waitForEmails(1)
    await fake.close()
    expect((await answer).error).toMatchObject({ statusCode: null })
    const again = await startFakeResend({ port: fake.port })
    open.push(again)
    expect(again.port).toBe(fake.port)
  })

  it("keeps no bodies when told so, and takes ten thousand mails", async () => {
    const { fake, resend } = await start({ retainBodies: false })
    const batch = Array.from({ length: 100 }, (_, n) => mail(`to${n}@example.com`))
    for (let n = 0; n < 100; n++) {
      await resend.batch.send(batch)
    }
    expect(fake.emails()).toHaveLength(10_000)
    expect(fake.emails()[42]).toMatchObject({
      to: ["to42@example.com"],
      subject: "Your order",
      html: null,
    })
  })
})

describe("the inbox", () => {
  it("lists, searches and filters", async () => {
    const { fake, resend } = await start()
    const tags = [{ name: "flow", value: "review" }]
    await resend.emails.send({
      ...mail("bert@example.com"),
      subject: "How was it?",
      tags,
    })
    await resend.emails.send({
      ...mail(),
      html: "<style>p{}</style><p>A &amp; B</p>&zwnj;",
    })
    const list = async (query: string) =>
      (await (await fetch(`${fake.url}/inbox/emails?${query}`)).json()) as {
        emails: { subject: string; snippet: string }[]
        total: number
      }
    expect((await list("")).emails.map(({ subject }) => subject)).toEqual([
      "Your order",
      "How was it?",
    ])
    expect((await list("")).emails[0].snippet).toBe("A & B")
    expect((await list("q=flow:review")).emails).toHaveLength(1)
    expect((await list("q=nothing")).emails).toHaveLength(0)
    expect((await list("to=bert@example.com")).emails).toHaveLength(1)
  })

  it("gives a mail's HTML an origin of its own and no scripts", async () => {
    const { fake, resend } = await start()
    const html = "<p>Hi</p><script>parent.document.title = 'taken'</script>"
    const { data } = await resend.emails.send({ ...mail(), html })
    const response = await fetch(`${fake.url}/inbox/${data?.id}/html`)
    const policy = response.headers.get("content-security-policy") ?? ""
    expect(policy).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/
    )
    expect(policy).not.toMatch(/allow-scripts|allow-same-origin|script-src/)
    expect(response.headers.get("x-content-type-options")).toBe("nosniff")
    const page = await fetch(fake.url)
    expect(page.headers.get("content-security-policy")).toContain("script-src 'self'")
  })

  it("shows the source as a message", async () => {
    const { fake, resend } = await start()
    const { data } = await resend.emails.send({
      ...mail(),
      subject: "Danke schön",
      text: "Hi",
    })
    const source = await (await fetch(`${fake.url}/inbox/${data?.id}/source`)).text()
    expect(source).toContain("Subject: =?UTF-8?B?RGFua2Ugc2Now7Zu?=\r\n")
    expect(source).toContain("Content-Type: text/plain; charset=utf-8")
  })

  it("tells of new mails as they come", async () => {
    const { fake, resend } = await start()
    const stream = await fetch(`${fake.url}/inbox/events`)
    const { data } = await resend.emails.send(mail())
    const reader = stream.body?.getReader()
    let seen = ""
    while (reader && !seen.includes("accepted")) {
      seen += new TextDecoder().decode((await reader.read()).value)
    }
    expect(seen).toContain(JSON.stringify({ kind: "accepted", id: data?.id }))
    await reader?.cancel()
  })
})
