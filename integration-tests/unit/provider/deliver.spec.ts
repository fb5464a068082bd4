import { MedusaError } from "@medusajs/framework/utils"
import { afterEach, describe, expect, it, vi } from "vitest"
import type { FakeResend, FakeResendOptions } from "../../fakes/resend"
import { deliver } from "../../../src/providers/resend/deliver"
import type { Mail } from "../../../src/providers/resend/mail"
import type { ResendTransport } from "../../../src/providers/resend/transport"
import { badMail, mailTo, recordingPacer, startTransport } from "./support"

describe("deliver", () => {
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
  afterEach(async () => {
    vi.useRealTimers()
    await fake.close()
  })

  const keyed = (mails: Mail[]) =>
    mails.map((mail, index) => ({ key: `key-${index}`, mail }))
  const hundred = (): Mail[] =>
    Array.from({ length: 100 }, (_, n) => mailTo(`m${n}@example.com`))
  /** Waits between attempts take no time; their lengths are what is returned. */
  const skipWaits = (): number[] => {
    const waits: number[] = []
    const real = setTimeout
    vi.spyOn(globalThis, "setTimeout").mockImplementation((callback, ms = 0) => {
      waits.push(ms)
      return real(callback, 0)
    })
    return waits
  }
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it.each([
    ["permissive", true],
    ["strict only", false],
  ])(
    "delivers 99 of 100 when one is bad and the server is %s",
    async (_name, permissiveSupported) => {
      await start({ permissiveSupported })
      const mails = hundred()
      mails[37] = badMail()
      const results = await deliver(transport, keyed(mails))
      expect(results.map(({ status }) => status).indexOf("rejected")).toBe(37)
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(99)
      expect(fake.emails()).toHaveLength(99)
      const ids = results.map((result) =>
        result.status === "fulfilled" ? result.value : null
      )
      fake.emails().forEach((email) => {
        expect(ids[Number(email.to[0].match(/\d+/)?.[0])]).toBe(email.id)
      })
      const [rejected] = results.filter((result) => result.status === "rejected")
      expect(rejected.reason).toBeInstanceOf(MedusaError)
      expect(rejected.reason.message).toMatch(
        /Resend did not take the mail: .*Invalid `from`/
      )
      // Six halvings, of two requests each, lead from 100 to the 38th: 50, 25, 13, 6, 3, 1.
      expect(fake.requests().total).toBe(permissiveSupported ? 1 : 13)
    }
  )

  it("delivers once what was unclear at first", async () => {
    await start()
    const waits = skipWaits()
    fake.addFault({ kind: "reset-after-accept", times: 1 })
    fake.addFault({ kind: "server-error", times: 1 })
    const results = await deliver(transport, keyed([mailTo("a@example.com")]))
    expect(results).toEqual([{ status: "fulfilled", value: fake.emails()[0].id }])
    expect(fake.emails()).toHaveLength(1)
    expect(fake.requests().total).toBe(3)
    expect(waits).toEqual(expect.arrayContaining([500, 1000]))
  })

  it("gives up after five attempts, and says why", async () => {
    await start()
    const waits = skipWaits()
    fake.addFault({ kind: "unavailable" })
    const results = await deliver(transport, keyed([mailTo("a@example.com")]))
    expect(results[0]).toMatchObject({
      status: "rejected",
      reason: { message: expect.stringMatching(/application_error.*after 5 attempts/) },
    })
    expect(fake.requests().total).toBe(5)
    // Doubling from half a second, and no wait for a sixth. Other timers are the HTTP client's.
    const ours = [500, 1000, 2000, 4000, 8000]
    expect(waits.filter((ms) => ours.includes(ms))).toEqual([500, 1000, 2000, 4000])
  })

  it("waits as long as it is told when the rate is exceeded, even without a rate of its own", async () => {
    await start()
    const waits = skipWaits()
    fake.addFault({ kind: "rate-limited", times: 2 })
    const results = await deliver(transport, keyed([mailTo("a@example.com")]))
    expect(results[0].status).toBe("fulfilled")
    expect(waits.filter((ms) => ms === 1000)).toEqual([1000, 1000])
  })

  it("does not wait for a quota", async () => {
    const pacer = recordingPacer()
    await start({}, { pacer })
    fake.addFault({ kind: "daily-quota" })
    // The fake names a second in retry-after; the real API may name none, or a day.
    const answer = {
      kind: "busy",
      retryAfterMs: 600_000,
      reason: "daily_quota_exceeded: x",
    } as const
    vi.spyOn(transport, "sendBatch").mockResolvedValue(answer)
    const results = await deliver(
      transport,
      keyed([mailTo("a@example.com"), mailTo("b@example.com")])
    )
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"])
    expect(pacer.waits).toBe(1)
  })

  it("does not repeat what a wrong key refuses", async () => {
    await start({}, { api_key: "re_wrong" })
    const results = await deliver(transport, keyed([mailTo("a@example.com")]))
    expect(results[0]).toMatchObject({
      status: "rejected",
      reason: { message: expect.stringContaining("invalid_api_key") },
    })
    expect(fake.requests().total).toBe(1)
  })

  it("makes one mail of the same keyed mails, in every process", async () => {
    await start()
    const mails = keyed([mailTo("a@example.com"), mailTo("b@example.com")])
    const first = await deliver(transport, mails)
    expect(await deliver(transport, structuredClone(mails))).toEqual(first)
    expect(fake.emails()).toHaveLength(2)
    await deliver(transport, [{ ...mails[0], key: "another" }])
    expect(fake.emails()).toHaveLength(3)
  })

  it("takes a slot for every request", async () => {
    const pacer = recordingPacer()
    await start({ permissiveSupported: false }, { pacer })
    await deliver(transport, keyed([badMail(), mailTo("a@example.com")]))
    expect(pacer.waits).toBe(3)
    expect(fake.requests().total).toBe(3)
  })
})
