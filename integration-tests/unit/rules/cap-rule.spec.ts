import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Frequency } from "../../../src/modules/post-purchase/constants"
import {
  capsOf,
  findReachedCap,
  nextUncappedMoment,
} from "../../../src/workflows/dispatch/rules/cap-rule"
import { NOW, daysBefore } from "./support"

const DAY_MS = 86_400_000
const cap = { messages: 3, days: 7 }
const before = (...days: number[]) => days.map((count) => daysBefore(NOW, count))

describe("nextUncappedMoment", () => {
  it.each([
    ["no cap at all", null, "all", [0, 0, 0, 0], 0],
    ["nothing sent", cap, "all", [], 0],
    ["room for one more", cap, "all", [1, 2], 0],
    ["three in a week", cap, "all", [1, 2, 3], 4],
    ["the third a week ago to the second", cap, "all", [1, 2, 7], 0],
    [
      "the third a moment less than a week ago",
      cap,
      "all",
      [1, 2, 7 - 1 / DAY_MS],
      1 / DAY_MS,
    ],
    ["more than the cap, which was higher", cap, "all", [1, 2, 3, 4, 5], 4],
    ["one a week wanted", cap, "weekly", [2], 5],
    ["one a month wanted", cap, "monthly", [2], 28],
    ["one a month wanted, and nothing sent", cap, "monthly", [], 0],
    ["a wish without a cap", null, "weekly", [6.5], 0.5],
    [
      "a cap that lasts longer than the wish",
      { messages: 2, days: 60 },
      "monthly",
      [10, 20],
      40,
    ],
    ["a clock that was ahead", { messages: 1, days: 1 }, "all", [-2], 3],
  ] as const)("with %s", (_, storeCap, frequency, sent, days) => {
    const next = nextUncappedMoment({
      cap: storeCap,
      frequency,
      moments: before(...sent),
      now: NOW,
    })
    expect((next.getTime() - NOW.getTime()) / DAY_MS).toBeCloseTo(days, 9)
  })

  it("is the first moment at which every stretch of so many days holds room", () => {
    const question = fc.record({
      cap: fc.option(
        fc.record({
          messages: fc.integer({ min: 1, max: 4 }),
          days: fc.integer({ min: 1, max: 10 }),
        }),
        { nil: null }
      ),
      frequency: fc.constantFrom(...Object.values(Frequency)),
      ages: fc.array(fc.integer({ min: 0, max: 60 * 24 }), { maxLength: 8 }),
    })
    let waited = 0
    fc.assert(
      fc.property(question, ({ cap, frequency, ages }) => {
        const moments = ages
          .sort((one, other) => one - other)
          .map((hours) => daysBefore(NOW, hours / 24))
        const hasRoom = (at: number) =>
          capsOf(cap, frequency).every(
            ({ messages, days }) =>
              moments.filter((moment) => moment.getTime() > at - days * DAY_MS).length <
              messages
          )
        let expected = NOW.getTime()
        while (!hasRoom(expected)) {
          expected += DAY_MS / 24
        }
        const next = nextUncappedMoment({ cap, frequency, moments, now: NOW })
        expect(next.getTime()).toBe(expected)
        expect(hasRoom(expected + 90 * DAY_MS)).toBe(true)
        waited += Number(expected > NOW.getTime())
      }),
      { numRuns: 1000 }
    )
    expect(waited).toBeGreaterThan(200)
  })
})

describe("findReachedCap", () => {
  it("says whose cap keeps it back longest", () => {
    const reached = (moments: Date[], frequency: Frequency) =>
      findReachedCap({ cap, frequency, moments, now: NOW })
    expect(reached(before(1, 2, 3), "all")).toEqual({
      cap,
      isOwnWish: false,
      until: daysBefore(NOW, -4),
    })
    expect(reached(before(1, 2, 3), "weekly")).toEqual({
      cap: { messages: 1, days: 7 },
      isOwnWish: true,
      until: daysBefore(NOW, -6),
    })
    expect(reached(before(1, 2), "all")).toBeNull()
    expect(reached(before(1, 2, 7), "all")).toBeNull()
  })
})

describe("capsOf", () => {
  it.each([
    [null, undefined, []],
    [null, "all", []],
    [cap, "all", [cap]],
    [cap, "weekly", [cap, { messages: 1, days: 7 }]],
    [null, "monthly", [{ messages: 1, days: 30 }]],
  ] as const)("of %j and %j", (storeCap, frequency, expected) => {
    expect(capsOf(storeCap, frequency)).toEqual(expected)
  })
})
