import { describe, expect, it } from "vitest"
import {
  lastDays,
  toPeriod,
  validate,
} from "../../../src/admin/components/simulator/simulation-form"
import { dayOf, daysBefore, startOfDay } from "../../../src/admin/lib/zoned-day"

const t = (key: string) => key
const now = new Date("2026-11-22T23:30:00Z")

describe("the period of a simulation", () => {
  it("are whole days of the store, today included", () => {
    // Half past midnight of the 23rd in Berlin.
    expect(lastDays(30, now, "Europe/Berlin")).toEqual({
      since: "2026-10-25",
      until: "2026-11-23",
    })
    expect(
      toPeriod({ since: "2026-10-25", until: "2026-11-20" }, now, "Europe/Berlin")
    ).toEqual({
      // Still summer time on the morning of that day.
      since: "2026-10-24T22:00:00.000Z",
      until: "2026-11-20T23:00:00.000Z",
    })
  })

  it("ends now where its last day has not ended", () => {
    expect(
      toPeriod({ since: "2026-11-20", until: "2026-11-23" }, now, "Europe/Berlin").until
    ).toBe(now.toISOString())
  })

  it("is refused backwards, in the future, too long and half filled in", () => {
    const wrong = (since: string, until: string) =>
      Object.entries(validate({ since, until }, now, "UTC", t)).filter(([, text]) => text)
    expect(wrong("2026-11-01", "2026-11-22")).toEqual([])
    expect(wrong("2026-11-22", "2026-11-01")).toEqual([
      ["until", "simulator.untilBeforeSince"],
    ])
    expect(wrong("2026-11-23", "2026-11-23")).toEqual([["since", "simulator.futureDay"]])
    expect(wrong("2025-11-22", "2026-11-22")).toEqual([])
    expect(wrong("2025-11-21", "2026-11-22")).toEqual([["since", "simulator.tooLong"]])
    expect(wrong("", "2026-11-22")).toEqual([["since", "validation.required"]])
  })
})

describe("days in a time zone", () => {
  it("begin at its midnight, on days of changing clocks too", () => {
    expect(startOfDay("2026-03-29", "Europe/Berlin").toISOString()).toBe(
      "2026-03-28T23:00:00.000Z"
    )
    expect(startOfDay("2026-03-30", "Europe/Berlin").toISOString()).toBe(
      "2026-03-29T22:00:00.000Z"
    )
    expect(startOfDay("2026-11-22", "Pacific/Auckland").toISOString()).toBe(
      "2026-11-21T11:00:00.000Z"
    )
    expect(dayOf(new Date("2026-11-21T11:00:00Z"), "Pacific/Auckland")).toBe("2026-11-22")
    expect(daysBefore("2026-03-01", 1)).toBe("2026-02-28")
  })
})
