import { afterEach, describe, expect, it } from "vitest"
import type { FakeResend, FakeResendOptions } from "../../fakes/resend"
import type { FaultKind } from "../../fakes/resend"
import type { ResendTransport } from "../../../src/providers/resend/transport"
import { badMail, mailTo, recordingPacer, startTransport } from "./support"

describe("the Resend transport", () => {
  let fake: FakeResend
  let transport: ResendTransport

  const start = async (
    options: FakeResendOptions = {},
    more: Parameters<typeof startTransport>[1] = {}
  ): Promise<void> => {
    const started = await startTransport(options, more)
    fake = started.fake
    transport = started.transport
  }
  afterEach(() => fake.close())

  it("hands all of a mail over, and gives the id", async () => {
    await start()
    const answer = await transport.sendBatch(
      [
        mailTo("mara@example.com", {
          subject: "Grüße 🎁",
          reply_to: "help@example.com",
          headers: [["X-Entity-Ref-ID", "m1"]],
          tags: [["flow", "order-confirmation"]],
        }),
      ],
      "key-1"
    )
    const [email] = fake.emails()
    expect(answer).toEqual({ kind: "accepted", ids: [email.id], refusals: new Map() })
    expect(email).toMatchObject({
      from: "Shop <shop@example.com>",
      to: ["mara@example.com"],
      subject: "Grüße 🎁",
      html: "<p>Thank you</p>",
      text: "Thank you",
      replyTo: ["help@example.com"],
      headers: { "X-Entity-Ref-ID": "m1" },
      tags: [{ name: "flow", value: "order-confirmation" }],
      idempotencyKey: "key-1",
      endpoint: "/emails/batch",
    })
  })

  it("puts the ids of a permissive answer at their mails' places", async () => {
    await start()
    const mails = [
      badMail(),
      mailTo("a@example.com"),
      badMail(),
      mailTo("b@example.com"),
      badMail(),
    ]
    const answer = await transport.sendBatch(mails, "key")
    if (answer.kind !== "accepted") {
      return expect.unreachable(`${answer.kind}`)
    }
    const idOf = (to: string) => fake.emails().find((email) => email.to[0] === to)?.id
    expect(answer.ids).toEqual([
      null,
      idOf("a@example.com"),
      null,
      idOf("b@example.com"),
      null,
    ])
    expect([...answer.refusals.keys()]).toEqual([0, 2, 4])
    expect(answer.refusals.get(0)).toContain("Invalid `from` field")
  })

  it("finds a whole batch refused by a server that is strict only", async () => {
    await start({ permissiveSupported: false })
    const answer = await transport.sendBatch([mailTo("a@example.com"), badMail()], "key")
    expect(answer).toMatchObject({
      kind: "invalid",
      reason: expect.stringMatching(/index 1/),
    })
    expect(fake.emails()).toEqual([])
  })

  it.each([
    ["server-error", 0],
    ["unavailable", 0],
    ["reset-before-accept", 0],
    ["reset-after-accept", 1],
    ["truncated-after-accept", 1],
    ["malformed-after-accept", 1],
    ["error-after-accept", 1],
  ] satisfies [FaultKind, number][])(
    "finds %s unclear, and a repeat under the key makes it one mail",
    async (kind, acceptedAlready) => {
      await start()
      fake.addFault({ kind, times: 1 })
      const mails = [mailTo("a@example.com")]
      expect((await transport.sendBatch(mails, "key")).kind).toBe("unclear")
      expect(fake.emails()).toHaveLength(acceptedAlready)
      const repeat = await transport.sendBatch(mails, "key")
      expect(repeat).toMatchObject({ kind: "accepted", ids: [fake.emails()[0].id] })
      expect(fake.emails()).toHaveLength(1)
    }
  )

  it("gives a slow request up as unclear, and a repeat makes it one mail", async () => {
    await start({}, { timeout_ms: 150 })
    fake.addFault({ kind: "slow", delayMs: 400, times: 1 })
    const mails = [mailTo("a@example.com")]
    expect((await transport.sendBatch(mails, "key")).kind).toBe("unclear")
    // The fake accepts at once and answers later: until then the key is in flight.
    expect((await transport.sendBatch(mails, "key")).kind).toBe("unclear")
    await fake.advanceClock(400)
    expect((await transport.sendBatch(mails, "key")).kind).toBe("accepted")
    expect(fake.emails()).toHaveLength(1)
  })

  it("sends the same bytes under the same key once, and sees other bytes as a conflict", async () => {
    await start()
    const mails = [mailTo("a@example.com"), mailTo("b@example.com")]
    const first = await transport.sendBatch(mails, "key")
    expect(await transport.sendBatch(structuredClone(mails), "key")).toEqual(first)
    expect((await transport.sendBatch([...mails].reverse(), "key")).kind).toBe("conflict")
    expect(fake.emails()).toHaveLength(2)
    expect(fake.requests().replayed).toBe(1)
  })

  it("tells a wrong API key from wrong mails", async () => {
    await start({}, { api_key: "re_wrong" })
    const answer = await transport.sendBatch([mailTo("a@example.com")], "key")
    expect(answer).toMatchObject({
      kind: "blocked",
      reason: expect.stringMatching(/^invalid_api_key/),
    })
  })

  it("finds a refused connection unclear", async () => {
    await start()
    await fake.close()
    const answer = await transport.sendBatch([mailTo("a@example.com")], "key")
    expect(answer.kind).toBe("unclear")
  })

  it("passes the granted rate on, and a pause when it is refused for the rate", async () => {
    const pacer = recordingPacer()
    await start({ rate: 2, frozenClock: true }, { pacer })
    const answers = []
    for (const key of ["1", "2", "3"]) {
      answers.push(await transport.sendBatch([mailTo("a@example.com")], key))
    }
    expect(answers.map(({ kind }) => kind)).toEqual(["accepted", "accepted", "busy"])
    expect(pacer.told).toEqual([
      [2, 0],
      [2, 0],
      [2, 1000],
    ])
  })

  it("waits for a quota without stopping everybody for longer than a minute", async () => {
    const pacer = recordingPacer()
    await start({}, { pacer })
    fake.addFault({ kind: "monthly-quota" })
    const answer = await transport.sendBatch([mailTo("a@example.com")], "key")
    expect(answer).toMatchObject({
      kind: "busy",
      reason: expect.stringMatching(/^monthly_quota/),
    })
    expect(pacer.told[0][1]).toBeLessThanOrEqual(60_000)
  })

  it("sends a mail with attachments alone, under its key once", async () => {
    await start()
    const attachments = [
      { filename: "invoice.pdf", content: "AAAA", content_type: "application/pdf" },
    ]
    const first = await transport.sendOne(mailTo("a@example.com"), attachments, "key")
    const second = await transport.sendOne(mailTo("a@example.com"), attachments, "key")
    expect(first).toEqual({
      kind: "accepted",
      ids: [fake.emails()[0].id],
      refusals: new Map(),
    })
    expect(second).toEqual(first)
    expect(fake.emails()).toHaveLength(1)
    expect(fake.emails()[0]).toMatchObject({
      endpoint: "/emails",
      attachments: ["invoice.pdf"],
    })
  })

  it("takes a hundred mails of 100 KB in one request", async () => {
    await start()
    const html = `<p>${"x".repeat(100_000)}</p>`
    const mails = Array.from({ length: 100 }, (_, n) =>
      mailTo(`m${n}@example.com`, { html })
    )
    const answer = await transport.sendBatch(mails, "key")
    expect(answer.kind === "accepted" && answer.ids.every(Boolean)).toBe(true)
    expect(fake.emails()).toHaveLength(100)
    expect(fake.requests().total).toBe(1)
  })
})
