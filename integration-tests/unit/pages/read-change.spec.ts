import { describe, expect, it } from "vitest"
import { readChange } from "../../../src/api/post-purchase/preferences/[token]/read-change"
import { PauseChoice, pauseUntil } from "../../../src/pages"

const now = new Date("2026-11-22T10:00:00Z")
const person = { locale: "de-AT", timeZone: "Europe/Berlin", asksForTracking: true }

const read = (query: string, more: Partial<Parameters<typeof readChange>[1]> = {}) =>
  readChange(new URLSearchParams(query), { ...person, ...more }, now)

describe("the form of the preference centre", () => {
  const nothing = { topics: {}, granted: { topics: false, tracking: false } }

  it("says nothing when nothing was touched", () => {
    expect(read("")).toEqual(nothing)
    expect(read("topic=tips&shown=tips&topic=tracking&shown=tracking")).toEqual(nothing)
  })

  it("says yes to what was ticked and no to what was unticked", () => {
    expect(read("topic=tips&topic=offers&shown=offers&shown=reviews")).toEqual({
      topics: { tips: true, reviews: false },
      granted: { topics: true, tracking: false },
    })
    expect(read("shown=reviews").granted.topics).toBe(false)
  })

  it("says yes or no to being measured only where the page asked", () => {
    expect(read("topic=tracking")).toEqual({
      ...nothing,
      tracking: true,
      granted: { topics: false, tracking: true },
    })
    expect(read("shown=tracking")).toEqual({ ...nothing, tracking: false })
    expect(read("topic=tracking", { asksForTracking: false })).toEqual(nothing)
  })

  it("keeps the region of a language that stays", () => {
    expect(read("language=de").locale).toBeUndefined()
    expect(read("language=en").locale).toBe("en")
    expect(read("language=de", { locale: null }).locale).toBe("de")
    expect(read("language=de", { locale: "fr" }).locale).toBe("de")
  })

  it("passes over what the page does not offer", () => {
    expect(
      read("topic=constructor&shown=x&frequency=daily&pause=year&language=tlh")
    ).toEqual(nothing)
  })

  it.each([
    [PauseChoice.NONE, null],
    [PauseChoice.KEEP, undefined],
    [PauseChoice.TWO_WEEKS, "2026-12-06T10:00:00.000Z"],
    [PauseChoice.ONE_MONTH, "2026-12-22T10:00:00.000Z"],
    [PauseChoice.THREE_MONTHS, "2027-02-22T10:00:00.000Z"],
  ])("ends the pause %s at %s", (choice, end) => {
    expect(read(`pause=${choice}`).paused_until).toBe(end)
  })

  it("counts months by the calendar and days over the change of the clocks", () => {
    const until = (from: string, zone: string) =>
      pauseUntil(PauseChoice.ONE_MONTH, new Date(from), zone)?.toISOString()
    expect(until("2027-01-31T10:00:00Z", "Europe/Berlin")).toBe(
      "2027-02-28T10:00:00.000Z"
    )
    expect(until("2027-03-01T10:00:00Z", "Europe/Berlin")).toBe(
      "2027-04-01T09:00:00.000Z"
    )
    expect(until("2027-03-01T10:00:00Z", "Nowhere/Land")).toBe("2027-04-01T10:00:00.000Z")
  })
})
