import { describe, expect, it } from "vitest"
import { readPutOff } from "../../../src/admin/lib/put-off"
import { DEFAULT_SETTINGS } from "../../../src/modules/post-purchase/settings"
import {
  type RecipientQuestion,
  decideRecipient,
} from "../../../src/workflows/dispatch/rules/decide-recipient"
import { NOW, consent, contact, daysBefore, recipient } from "../rules/support"

const granted = { offers: consent("granted") }
const { sending, consent: consents } = DEFAULT_SETTINGS
const settingsWith = (change: Partial<typeof sending>) => ({
  consent: consents,
  sending: { ...sending, ...change },
})

/** What the late decision notes when it puts a message off. */
function detailOf(change: Partial<RecipientQuestion>): string {
  const decision = decideRecipient({
    purpose: "marketing",
    topic: "offers",
    mode: "opt-in",
    settings: DEFAULT_SETTINGS,
    recipient: recipient({ consents: granted }),
    isPaused: false,
    now: NOW,
    expiresAt: daysBefore(NOW, -300),
    timeZone: "Europe/Berlin",
    ...change,
  })
  if (decision.kind !== "reschedule") {
    throw new Error(`decided ${decision.kind}`)
  }
  return decision.detail
}

const night = new Date("2026-11-18T23:00:00Z")

describe("why a message was put off, in the admin's words", () => {
  it.each<[string, Partial<RecipientQuestion>]>([
    ["putOff.quietHours", { now: night }],
    [
      "putOff.preferredHours",
      {
        settings: settingsWith({
          quiet_hours: null,
          preferred: { weekdays: [5], from: "09:00", until: "10:00" },
        }),
      },
    ],
    [
      "putOff.cap",
      {
        settings: settingsWith({ cap: { messages: 1, days: 7 } }),
        recipient: recipient({
          consents: granted,
          marketingMoments: [daysBefore(NOW, 1)],
        }),
      },
    ],
    [
      "putOff.ownCap",
      {
        recipient: recipient({
          consents: granted,
          contact: contact({ frequency: "monthly" }),
          marketingMoments: [daysBefore(NOW, 9)],
        }),
      },
    ],
    [
      "putOff.pausedByRecipient",
      {
        recipient: recipient({
          consents: granted,
          contact: contact({ pausedUntil: daysBefore(NOW, -3) }),
        }),
      },
    ],
    ["putOff.marketingPaused", { isPaused: true }],
    [
      "putOff.unconfirmed",
      {
        mode: "double-opt-in",
        recipient: recipient({ consents: { offers: consent("requested") } }),
      },
    ],
    [
      "putOff.noMoment",
      {
        settings: settingsWith({
          quiet_hours: { from: "08:00", until: "20:00" },
          preferred: { weekdays: [1], from: "09:00", until: "18:00" },
        }),
      },
    ],
  ])("knows %s", (key, change) => {
    expect(readPutOff(detailOf(change))?.key).toBe(key)
  })

  it("keeps until when, and in which time zone", () => {
    expect(readPutOff(detailOf({ now: night }))?.values).toEqual({
      when: "08:00",
      zone: "Europe/Berlin",
    })
  })

  it("leaves the words of a provider, or of a store's own flow, alone", () => {
    expect(readPutOff("429 rate_limit_exceeded")).toBeNull()
  })
})
