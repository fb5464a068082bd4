import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { reschedule, send, skip } from "../../../src/flows/decision"
import { Frequency } from "../../../src/modules/post-purchase/constants"
import { DEFAULT_SETTINGS } from "../../../src/modules/post-purchase/settings"
import {
  type RecipientQuestion,
  consentModeOf,
  decideRecipient,
} from "../../../src/workflows/dispatch/rules/decide-recipient"
import { NOW, consent, contact, daysBefore, recipient } from "./support"

const HOUR = 3600
const granted = { offers: consent("granted") }
const { sending, consent: consentSettings } = DEFAULT_SETTINGS

/** At noon on a Wednesday, 13:00 in Berlin, to somebody who agreed. */
function ask(change: Partial<RecipientQuestion> = {}) {
  return decideRecipient({
    purpose: "marketing",
    topic: "offers",
    mode: "opt-in",
    settings: DEFAULT_SETTINGS,
    recipient: recipient({ consents: granted }),
    isPaused: false,
    now: NOW,
    expiresAt: daysBefore(NOW, -30),
    timeZone: "Europe/Berlin",
    ...change,
  })
}

const settingsWith = (change: Partial<typeof sending>) => ({
  consent: consentSettings,
  sending: { ...sending, ...change },
})

describe("transactional mail", () => {
  it("goes whatever marketing has to wait for", () => {
    const decision = ask({
      purpose: "transactional",
      topic: null,
      isPaused: true,
      now: new Date("2026-11-18T02:00:00Z"),
      timeZone: "Mars/Olympus",
      recipient: recipient({
        contact: contact({
          pausedUntil: new Date("2027-01-01"),
          frequency: Frequency.MONTHLY,
        }),
        suppressions: ["unsubscribe", "manual"],
        consents: { offers: consent("withdrawn") },
        marketingMoments: [NOW, NOW, NOW],
      }),
    })
    expect(decision).toEqual(send())
  })

  it("does not go where mail comes back or is reported", () => {
    const to = (reason: "hard-bounce" | "complaint") =>
      ask({ purpose: "transactional", recipient: recipient({ suppressions: [reason] }) })
    expect(to("hard-bounce")).toEqual(skip("bounced"))
    expect(to("complaint")).toEqual(skip("complained"))
  })
})

describe("marketing mail", () => {
  const night = new Date("2026-11-18T22:30:00Z")
  const paused = (until: string) =>
    recipient({
      consents: granted,
      contact: contact({ pausedUntil: new Date(until) }),
    })
  const sent = (...days: number[]) =>
    recipient({
      consents: granted,
      marketingMoments: days.map((count) => daysBefore(NOW, count)),
    })

  it.each<[string, Partial<RecipientQuestion>, ReturnType<typeof ask>]>([
    ["by day", {}, send()],
    ["without an end", { expiresAt: null }, send()],
    [
      "suppressed, before all else",
      { recipient: recipient({ suppressions: ["unsubscribe"] }), isPaused: true },
      skip("unsubscribed"),
    ],
    ["without consent", { recipient: recipient(), isPaused: true }, skip("no-consent")],
    [
      "without a topic",
      { topic: null },
      skip("no-consent", "the flow has no topic that anybody could agree to"),
    ],
    ["while all pauses", { isPaused: true }, reschedule(900, "marketing is paused")],
    [
      "at night",
      { now: night },
      reschedule(8.5 * HOUR, "quiet hours until 08:00 in Europe/Berlin"),
    ],
    ["at night elsewhere", { now: night, timeZone: "America/New_York" }, send()],
    [
      "off the preferred hours",
      {
        settings: settingsWith({
          preferred: { weekdays: [5], from: "09:00", until: "17:00" },
        }),
      },
      reschedule(
        44 * HOUR,
        "outside the preferred hours until 2026-11-20 09:00 in Europe/Berlin"
      ),
    ],
    [
      "above the cap",
      { recipient: sent(1, 2, 6) },
      reschedule(24 * HOUR, "3 marketing mails in 7 days already"),
    ],
    [
      "above a cap of one in a day",
      {
        recipient: sent(0.5),
        settings: settingsWith({ cap: { messages: 1, days: 1 }, quiet_hours: null }),
      },
      reschedule(12 * HOUR, "1 marketing mail in 24 hours already"),
    ],
    [
      "above the cap until the night",
      { recipient: sent(1, 2, 6.5) },
      reschedule(19 * HOUR, "3 marketing mails in 7 days already"),
    ],
    [
      "more often than wanted",
      {
        recipient: {
          ...sent(6),
          contact: contact({ frequency: Frequency.WEEKLY }),
        },
      },
      reschedule(
        24 * HOUR,
        "1 marketing mail in 7 days already, as many as the recipient wants"
      ),
    ],
    [
      "paused by the recipient",
      { recipient: paused("2026-12-01T11:00:00Z") },
      reschedule(12 * 24 * HOUR + 23 * HOUR, "paused by the recipient until 2026-12-01"),
    ],
    [
      "paused by the recipient until a midnight",
      { recipient: paused("2026-11-30T23:00:00Z") },
      reschedule(12 * 24 * HOUR + 19 * HOUR, "paused by the recipient until 2026-12-01"),
    ],
    [
      "after the recipient's pause",
      { recipient: paused("2026-11-18T12:00:00Z") },
      send(),
    ],
    [
      "under settings that leave no moment",
      {
        settings: settingsWith({
          preferred: { weekdays: [1], from: "22:00", until: "23:00" },
        }),
      },
      reschedule(
        HOUR,
        "the quiet hours cover all preferred hours: change one of them in the settings"
      ),
    ],
  ])("%s", (_, change, expected) => {
    expect(ask(change)).toEqual(expected)
    if (expected.kind === "reschedule") {
      const now = change.now ?? NOW
      const until = (ms: number) =>
        new Date(now.getTime() + expected.delaySeconds * 1000 + ms)
      expect(ask({ ...change, expiresAt: until(0) })).toEqual(expected)
      expect(ask({ ...change, expiresAt: until(-1) })).toEqual(
        skip("too-late", expected.detail)
      )
    }
  })

  it("rounds the delay up, so that it is not looked at a moment too early", () => {
    const decision = ask({ now: new Date("2026-11-19T06:59:58.600Z") })
    expect(decision).toMatchObject({ kind: "reschedule", delaySeconds: 2 })
  })

  it("waits for a confirmation as long as it is worth it", () => {
    const change: Partial<RecipientQuestion> = {
      mode: "double-opt-in",
      recipient: recipient({ consents: { offers: consent("requested") } }),
    }
    const detail = "waits for the confirmation of the subscription"
    expect(ask(change)).toEqual(reschedule(HOUR, detail))
    const expiresAt = new Date(NOW.getTime() + HOUR * 1000 - 1)
    expect(ask({ ...change, expiresAt })).toEqual(skip("consent-unconfirmed", detail))
  })

  it("asks for strictness, topics and Canada's 24 months under soft opt-in", () => {
    const from = (countryCode: string) =>
      recipient({
        contact: contact({ countryCode }),
        lastPurchaseAt: new Date("2024-11-17"),
      })
    const soft = { mode: "soft-opt-in" } as const
    expect(ask({ ...soft, recipient: from("at") })).toEqual(send())
    expect(ask({ ...soft, recipient: from("ca") })).toEqual(skip("consent-expired"))
    expect(ask({ ...soft, recipient: from("de"), topic: "surveys" })).toEqual(
      skip("no-consent", "surveys need a yes in de")
    )
  })

  it("names a time zone that does not exist", () => {
    expect(() => ask({ timeZone: "Mars/Olympus" })).toThrow(
      new RangeError('There is no time zone "Mars/Olympus".')
    )
  })
})

describe("a rescheduled mail", () => {
  const clock = fc
    .integer({ min: 0, max: 95 })
    .map(
      (quarter) =>
        `${String(Math.floor(quarter / 4)).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`
    )
  const hours = fc.record({ from: clock, until: clock })
  const question = fc.record({
    minute: fc.integer({ min: 0, max: 20 * 1440 }),
    timeZone: fc.constantFrom("Europe/Berlin", "Australia/Lord_Howe", "America/New_York"),
    quiet: fc.option(
      hours.filter(({ from, until }) => from !== until),
      { nil: null }
    ),
    preferred: fc.option(
      fc.record({
        weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        hours: hours.filter(({ from, until }) => from < until),
      }),
      { nil: null }
    ),
    cap: fc.option(
      fc.record({
        messages: fc.integer({ min: 1, max: 3 }),
        days: fc.integer({ min: 1, max: 9 }),
      }),
      { nil: null }
    ),
    frequency: fc.constantFrom(...Object.values(Frequency)),
    ages: fc.array(fc.integer({ min: 0, max: 40 * 24 }), { maxLength: 5 }),
    pausedHours: fc.option(fc.integer({ min: -10, max: 200 }), { nil: null }),
    probes: fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
      minLength: 30,
      maxLength: 30,
    }),
  })

  it("may leave at the moment it was told, and at none before", () => {
    let waited = 0
    fc.assert(
      fc.property(question, (input) => {
        const now = new Date(Date.parse("2026-10-10T00:00:00Z") + input.minute * 60_000)
        const at = (moment: Date) =>
          ask({
            now: moment,
            expiresAt: null,
            timeZone: input.timeZone,
            settings: settingsWith({
              quiet_hours: input.quiet,
              preferred: input.preferred && {
                weekdays: input.preferred.weekdays,
                ...input.preferred.hours,
              },
              cap: input.cap,
            }),
            recipient: recipient({
              consents: granted,
              contact: contact({
                frequency: input.frequency,
                pausedUntil:
                  input.pausedHours === null
                    ? null
                    : daysBefore(now, -input.pausedHours / 24),
              }),
              marketingMoments: [...input.ages]
                .sort((one, other) => one - other)
                .map((age) => daysBefore(now, age / 24)),
            }),
          })
        const decision = at(now)
        if (decision.kind !== "reschedule" || decision.detail.startsWith("the quiet")) {
          return
        }
        waited++
        const delay = decision.delaySeconds * 1000
        expect(at(new Date(now.getTime() + delay))).toEqual(send())
        const last = Math.max(0, delay - 1000) / delay
        for (const share of [...input.probes, last]) {
          const earlier = new Date(now.getTime() + Math.floor(delay * share))
          expect(at(earlier).kind).toBe("reschedule")
        }
      }),
      { numRuns: 1000 }
    )
    expect(waited).toBeGreaterThan(300)
  })
})

describe("consentModeOf", () => {
  const settings = {
    consent: {
      ...consentSettings,
      mode: "opt-in" as const,
      channels: { sc_b2b: "soft-opt-in" as const },
    },
  }
  it.each([
    ["sc_b2b", "soft-opt-in"],
    ["sc_shop", "opt-in"],
    [null, "opt-in"],
  ])("for %j is %s", (channel, expected) => {
    expect(consentModeOf(settings, channel)).toBe(expected)
  })
})
