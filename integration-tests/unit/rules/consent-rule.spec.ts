import { describe, expect, it } from "vitest"
import type { Recipient } from "../../../src/modules/post-purchase/contact-state"
import { reschedule, send, skip } from "../../../src/flows/decision"
import type { ConsentMode, Topic } from "../../../src/modules/post-purchase/constants"
import { decideConsent } from "../../../src/workflows/dispatch/rules/consent-rule"
import { NOW, consent, contact, recipient } from "./support"

const waiting = reschedule(3600, "waits for the confirmation of the subscription")
const confirmed = consent("granted", true)
const unconfirmed = consent("granted", false)
const requested = consent("requested")
const withdrawn = consent("withdrawn")

function decide(
  mode: ConsentMode,
  person: Recipient,
  {
    topic = "offers",
    strict = ["de"],
    now = NOW,
  }: { topic?: Topic; strict?: string[]; now?: Date } = {}
) {
  return decideConsent({
    mode,
    topic,
    strictCountries: strict,
    recipient: person,
    now,
  })
}

describe("decideConsent", () => {
  it.each([
    ["nothing", undefined, skip("no-consent"), skip("no-consent"), send()],
    ["a confirmed yes", confirmed, send(), send(), send()],
    ["an unconfirmed yes", unconfirmed, send(), waiting, send()],
    ["a request", requested, skip("no-consent"), waiting, send()],
    [
      "a no",
      withdrawn,
      skip("consent-withdrawn"),
      skip("consent-withdrawn"),
      skip("consent-withdrawn"),
    ],
  ])("after %s", (_, record, optIn, doubleOptIn, softOptIn) => {
    const person = recipient({ consents: record ? { offers: record } : {} })
    expect(decide("opt-in", person)).toEqual(optIn)
    expect(decide("double-opt-in", person)).toEqual(doubleOptIn)
    expect(decide("soft-opt-in", person)).toEqual(softOptIn)
  })

  it.each(["opt-in", "double-opt-in"] as const)(
    "keeps topics apart under %s: neither a yes nor a no counts for another",
    (mode) => {
      const person = recipient({ consents: { tips: confirmed, reviews: withdrawn } })
      expect(decide(mode, person, { topic: "tips" })).toEqual(send())
      expect(decide(mode, person, { topic: "offers" })).toEqual(skip("no-consent"))
      expect(decide(mode, person, { topic: "reviews" })).toEqual(
        skip("consent-withdrawn")
      )
    }
  )

  it("implies nothing by being measured", () => {
    const person = recipient({ consents: { tracking: confirmed } })
    expect(decide("opt-in", person)).toEqual(skip("no-consent"))
  })
})

describe("a consent implied by a purchase", () => {
  it("needs a purchase", () => {
    expect(decide("soft-opt-in", recipient({ lastPurchaseAt: null }))).toEqual(
      skip("no-purchase")
    )
    const agreed = recipient({ lastPurchaseAt: null, consents: { offers: confirmed } })
    expect(decide("soft-opt-in", agreed)).toEqual(send())
  })

  it.each([
    ["de", "reviews", ["de"], "reviews need a yes in de"],
    ["de", "surveys", ["de"], "surveys need a yes in de"],
    ["de", "offers", ["de"], null],
    ["de", "tips", ["de"], null],
    ["at", "reviews", ["de"], null],
    ["at", "surveys", ["de", "at"], "surveys need a yes in at"],
    [null, "reviews", ["de"], "reviews need a yes in unknown countries"],
    [null, "offers", ["de"], null],
    [null, "reviews", [], null],
  ] as const)("from %j about %s, strict in %j", (countryCode, topic, strict, detail) => {
    const expected = detail ? skip("no-consent", detail) : send()
    const person = recipient({ contact: contact({ countryCode }) })
    expect(decide("soft-opt-in", person, { topic, strict: [...strict] })).toEqual(
      expected
    )
  })

  it("counts somebody of whom nothing is known as living in a strict country", () => {
    const person = recipient({ contact: null })
    expect(decide("soft-opt-in", person, { topic: "reviews" })).toMatchObject({
      kind: "skip",
      reason: "no-consent",
    })
    expect(decide("soft-opt-in", person)).toEqual(send())
  })

  it("lets a yes to reviews count in a strict country", () => {
    const person = recipient({
      contact: contact({ countryCode: "de" }),
      consents: { reviews: unconfirmed },
    })
    expect(decide("soft-opt-in", person, { topic: "reviews" })).toEqual(send())
  })

  it.each([
    ["2024-11-18T12:00:00.000Z", "2026-11-18T12:00:00.000Z"],
    ["2024-01-31T23:59:59.999Z", "2026-01-31T23:59:59.999Z"],
    // The 29th of February has no anniversary two years later.
    ["2024-02-29T18:30:00.000Z", "2026-02-28T18:30:00.000Z"],
    ["2026-02-28T18:30:00.000Z", "2028-02-28T18:30:00.000Z"],
    ["2024-03-01T00:00:00.000Z", "2026-03-01T00:00:00.000Z"],
  ])("ends in Canada 24 months after %s", (bought, last) => {
    const person = recipient({
      contact: contact({ countryCode: "ca" }),
      lastPurchaseAt: new Date(bought),
    })
    const after = (ms: number) =>
      decide("soft-opt-in", person, { now: new Date(Date.parse(last) + ms) })
    expect(after(0)).toEqual(send())
    expect(after(1)).toEqual(skip("consent-expired"))
    const elsewhere = { ...person, contact: contact({ countryCode: "us" }) }
    expect(decide("soft-opt-in", elsewhere, { now: new Date("2036-01-01") })).toEqual(
      send()
    )
    const agreed = { ...person, consents: new Map([["offers", confirmed] as const]) }
    expect(decide("soft-opt-in", agreed, { now: new Date("2036-01-01") })).toEqual(send())
  })
})
