import { describe, expect, it } from "vitest"
import type {
  ConsentAction,
  ConsentTopic,
} from "../../../src/modules/post-purchase/constants"
import {
  findPreferenceChanges,
  toContactChange,
} from "../../../src/workflows/consent/preference-changes"
import type { Standing } from "../../../src/workflows/consent/read-standing"
import type { SavePreferencesInput } from "../../../src/workflows/consent/workflows/save-preferences"

const OFF = {
  tips: false,
  reviews: false,
  surveys: false,
  offers: false,
  reminders: false,
}

/** Where somebody stands who said this, in a store that asks. */
function standing(
  said: Partial<Record<ConsentTopic, ConsentAction>> = {},
  fields: Partial<Standing> = {}
): Standing {
  const isGranted = (topic: ConsentTopic) => said[topic] === "granted"
  return {
    recipient: {
      email: "mara@example.com",
      contact: null,
      suppressions: [],
      consents: new Map(
        (Object.entries(said) as [ConsentTopic, ConsentAction][]).map(
          ([topic, action]) => [
            topic,
            { action, isConfirmed: true, occurredAt: new Date(0) },
          ]
        )
      ),
      lastPurchaseAt: null,
      marketingMoments: [],
    },
    topics: {
      tips: isGranted("tips"),
      reviews: isGranted("reviews"),
      surveys: isGranted("surveys"),
      offers: isGranted("offers"),
      reminders: isGranted("reminders"),
    },
    unconfirmed: [],
    tracking: isGranted("tracking"),
    isUnsubscribed: false,
    ...fields,
  }
}

const input = (fields: Partial<SavePreferencesInput>): SavePreferencesInput => ({
  contact_id: "ppcon_1",
  source: "preference-page",
  is_confirmed: true,
  ...fields,
})

describe("findPreferenceChanges", () => {
  it("finds only what changed", () => {
    const topics = { tips: true, reviews: false, surveys: true, reminders: false }
    expect(
      findPreferenceChanges(
        input({ topics, tracking: true }),
        standing({ tips: "granted", offers: "granted", reminders: "granted" }),
        "opt-in"
      )
    ).toEqual({
      decisions: [
        { topic: "surveys", granted: true },
        { topic: "reminders", granted: false },
        { topic: "tracking", granted: true },
      ],
      isAllOff: false,
      asksAgain: false,
    })
  })

  it("finds nothing in what stays, and in what is not named", () => {
    const same = { tips: true, offers: false }
    for (const topics of [same, {}, undefined]) {
      expect(
        findPreferenceChanges(
          input({ topics, tracking: false }),
          standing({ tips: "granted", offers: "withdrawn" }),
          "opt-in"
        )
      ).toEqual({ decisions: [], isAllOff: false, asksAgain: false })
    }
  })

  it("sees when the last topic goes", () => {
    const change = (said: Partial<Record<ConsentTopic, ConsentAction>>) =>
      findPreferenceChanges(input({ topics: { tips: false } }), standing(said), "opt-in")
    expect(change({ tips: "granted" }).isAllOff).toBe(true)
    expect(change({ tips: "granted", offers: "withdrawn" }).isAllOff).toBe(true)
    expect(change({ tips: "granted", offers: "granted" }).isAllOff).toBe(false)
    expect(change({ tips: "granted", offers: "requested" }).isAllOff).toBe(false)
    expect(change({ tips: "withdrawn" }).isAllOff).toBe(false)
  })

  it("takes a no to every topic for an unsubscription, also where silence was no yet", () => {
    expect(findPreferenceChanges(input({ topics: OFF }), standing(), "opt-in")).toEqual({
      decisions: [],
      isAllOff: true,
      asksAgain: false,
    })
  })

  it("keeps a no where a purchase alone would be a yes", () => {
    const no = input({ topics: { tips: false } })
    const isOn = { topics: { ...OFF, tips: true, offers: true } }
    expect(
      findPreferenceChanges(no, standing({}, isOn), "soft-opt-in").decisions
    ).toEqual([{ topic: "tips", granted: false }])
    expect(findPreferenceChanges(no, standing(), "soft-opt-in").decisions).toHaveLength(1)
    expect(findPreferenceChanges(no, standing(), "opt-in").decisions).toEqual([])
  })

  it("asks again for a confirmation that is missing, and takes the mailed page for one", () => {
    const waiting = standing({ tips: "requested" })
    const yes = { topics: { tips: true } }
    expect(
      findPreferenceChanges(
        input({ ...yes, is_confirmed: false }),
        waiting,
        "double-opt-in"
      )
    ).toEqual({ decisions: [], isAllOff: false, asksAgain: true })
    expect(findPreferenceChanges(input(yes), waiting, "double-opt-in")).toEqual({
      decisions: [{ topic: "tips", granted: true }],
      isAllOff: false,
      asksAgain: false,
    })
    expect(
      findPreferenceChanges(input({ topics: { tips: false } }), waiting, "double-opt-in")
        .decisions
    ).toEqual([{ topic: "tips", granted: false }])
  })

  it("takes an old yes back that only the unsubscription covered", () => {
    const unsubscribed = standing(
      { tips: "granted" },
      { topics: OFF, isUnsubscribed: true }
    )
    expect(
      findPreferenceChanges(
        input({ topics: { tips: false, offers: true } }),
        unsubscribed,
        "opt-in"
      ).decisions
    ).toEqual([
      { topic: "tips", granted: false },
      { topic: "offers", granted: true },
    ])
  })
})

describe("toContactChange", () => {
  const now = new Date("2026-11-22T10:00:00Z")
  const change = (fields: Partial<SavePreferencesInput>) =>
    toContactChange(input(fields), now)

  it("takes what exists", () => {
    expect(
      change({
        paused_until: "2027-11-22T10:00:00Z",
        frequency: "weekly",
        locale: "DE-at",
        time_zone: "Europe/Vienna",
      })
    ).toEqual({
      paused_until: new Date("2027-11-22T10:00:00Z"),
      frequency: "weekly",
      locale: "de-AT",
      time_zone: "Europe/Vienna",
    })
    expect(change({ paused_until: null, locale: null, time_zone: null })).toEqual({
      paused_until: null,
      locale: null,
      time_zone: null,
    })
    expect(change({})).toEqual({})
  })

  it.each<[Partial<SavePreferencesInput>, RegExp]>([
    [{ paused_until: "2026-11-22T10:00:00Z" }, /which is over/],
    [{ paused_until: "2027-11-24T10:00:00Z" }, /a year long at most/],
    [{ paused_until: "soon" }, /"soon" is not a moment/],
    [{ locale: "not a language" }, /is not a language tag/],
    [{ locale: "" }, /is not a language tag/],
    [{ time_zone: "Mars/Olympus" }, /There is no time zone "Mars\/Olympus"/],
  ])("refuses %j", (fields, message) => {
    expect(() => change(fields)).toThrow(message)
  })
})
