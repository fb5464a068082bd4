import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readCheckoutMetadata } from "../../../src/workflows/consent/read-checkout-metadata"
import { toDecisions } from "../../../src/workflows/consent/spoken-topics"

const read = (said: unknown) => readCheckoutMetadata({ post_purchase: said })
const NOTHING = {
  decisions: [],
  wording: null,
  timeZone: null,
  locale: null,
  problems: [],
}
const ALL_MAIL = ["tips", "reviews", "surveys", "offers", "reminders"]

describe("readCheckoutMetadata", () => {
  it("reads all mail, a time zone and a language", () => {
    expect(
      read({
        topics: { marketing: true },
        wording: " Yes, send me mail. ",
        time_zone: "Europe/Berlin",
        locale: "de-at",
      })
    ).toEqual({
      decisions: ALL_MAIL.map((topic) => ({ topic, granted: true })),
      wording: "Yes, send me mail.",
      timeZone: "Europe/Berlin",
      locale: "de-AT",
      problems: [],
    })
  })

  it("reads a list as what was ticked, and an object with its noes", () => {
    const wording = "Yes."
    expect(read({ topics: ["tips", "tracking"], wording }).decisions).toEqual([
      { topic: "tips", granted: true },
      { topic: "tracking", granted: true },
    ])
    expect(read({ topics: { tips: true, offers: false }, wording }).decisions).toEqual([
      { topic: "tips", granted: true },
      { topic: "offers", granted: false },
    ])
  })

  it("says nothing where nothing was said", () => {
    for (const metadata of [undefined, null, {}, { other: 1 }, { post_purchase: null }]) {
      expect(readCheckoutMetadata(metadata)).toEqual(NOTHING)
    }
  })

  it("leaves out a yes without its wording, and keeps the no beside it", () => {
    expect(read({ topics: { tips: true, offers: false } })).toMatchObject({
      decisions: [{ topic: "offers", granted: false }],
      problems: ["a yes has no wording"],
    })
  })

  it.each<[string, unknown, string]>([
    ["a sentence", "yes please", "it is no object"],
    ["a list", ["tips"], "it is no object"],
    [
      "topics that are a word",
      { topics: "tips" },
      "topics is neither a list nor an object",
    ],
    ["an unknown topic", { topics: ["spam"] }, "a topic is unknown"],
    ["no topic at all", { topics: [null, 7, {}] }, "a topic is unknown"],
    [
      "neither yes nor no",
      { topics: { tips: "true" } },
      "tips is neither true nor false",
    ],
    ["a zone on Mars", { time_zone: "Mars/Olympus" }, "time_zone is not one"],
    ["an offset", { time_zone: "+02:00" }, "time_zone is not one"],
    ["no language", { locale: "not a language" }, "locale is not one"],
    ["a wording that is a number", { wording: 7 }, "wording is not one"],
    ["a wording of a novel", { wording: "x".repeat(2001) }, "wording is not one"],
  ])("leaves out %s, and says so", (_, said, problem) => {
    expect(read(said)).toEqual({ ...NOTHING, problems: [problem] })
  })

  it("says each problem once", () => {
    const topics = Array.from({ length: 5000 }, (_, index) => `spam-${index}`)
    expect(read({ topics }).problems).toEqual(["a topic is unknown"])
  })

  it("never throws, and never finds a yes without a wording", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.record({
            topics: fc.oneof(
              fc.anything(),
              fc.array(fc.constantFrom("tips", "marketing", "tracking", "x")),
              fc.dictionary(
                fc.constantFrom("tips", "marketing", "__proto__", "x"),
                fc.oneof(fc.boolean(), fc.anything())
              )
            ),
            wording: fc.oneof(fc.anything(), fc.string(), fc.constant(undefined)),
            time_zone: fc.oneof(fc.anything(), fc.string()),
            locale: fc.oneof(fc.anything(), fc.string()),
          })
        ),
        (said) => {
          const { decisions, wording } = read(said)
          expect(decisions.some(({ granted }) => granted) && !wording).toBe(false)
        }
      ),
      { numRuns: 500 }
    )
  })
})

describe("toDecisions", () => {
  it("lets a topic that is named on its own outweigh all mail, in whatever order", () => {
    for (const topics of [
      { marketing: true, offers: false },
      { offers: false, marketing: true },
    ]) {
      const decisions = toDecisions(topics)
      expect(decisions).toHaveLength(5)
      expect(decisions).toContainEqual({ topic: "offers", granted: false })
      expect(decisions.filter(({ granted }) => granted)).toHaveLength(4)
    }
  })

  it("does not take mail for being measured", () => {
    expect(toDecisions({ marketing: true }).map(({ topic }) => topic)).toEqual(ALL_MAIL)
    expect(toDecisions({})).toEqual([])
  })
})
