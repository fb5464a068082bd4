import { describe, expect, it } from "vitest"
import {
  findWindowRule,
  isAllowed,
  nextAllowedMoment,
} from "../../../src/workflows/dispatch/rules/sending-window"

const daily = [1, 2, 3, 4, 5, 6, 7]
const hours = (text: string) => {
  const [from, until] = text.split("-")
  return { from, until }
}
const windowOf = (timeZone: string, quiet: string | null, preferred?: string) => {
  const [weekdays, times] = preferred?.split(" ") ?? []
  return {
    timeZone,
    quietHours: quiet ? hours(quiet) : null,
    preferred: times
      ? {
          weekdays: weekdays === "daily" ? daily : weekdays.split(",").map(Number),
          ...hours(times),
        }
      : null,
  }
}

describe("isAllowed", () => {
  // 2026-11-22 is a Sunday.
  it.each([
    ["21:00-08:00", undefined, "07:59:59", "quiet-hours"],
    ["21:00-08:00", undefined, "08:00:00", null],
    ["21:00-08:00", undefined, "20:59:59", null],
    ["21:00-08:00", undefined, "21:00:00", "quiet-hours"],
    ["21:00-08:00", undefined, "00:00:00", "quiet-hours"],
    ["12:00-13:00", undefined, "12:00:00", "quiet-hours"],
    ["12:00-13:00", undefined, "13:00:00", null],
    ["12:00-13:00", undefined, "00:00:00", null],
    [null, "7 09:00-17:00", "09:00:00", null],
    [null, "7 09:00-17:00", "16:59:59", null],
    [null, "7 09:00-17:00", "17:00:00", "preferred"],
    [null, "7 09:00-17:00", "08:59:59", "preferred"],
    [null, "1,2,3,4,5,6 00:00-23:59", "12:00:00", "preferred"],
    ["21:00-10:00", "7 09:00-17:00", "09:30:00", "quiet-hours"],
    [null, undefined, "03:00:00", null],
  ])(
    "with quiet hours %j, preferred %j at %s: %j",
    (quiet, preferred, time, expected) => {
      const window = windowOf("UTC", quiet, preferred)
      const moment = new Date(`2026-11-22T${time}Z`)
      expect(findWindowRule(moment, window)).toBe(expected)
      expect(isAllowed(moment, window)).toBe(expected === null)
    }
  )

  it("knows the weekday of days before 1970", () => {
    const sunday = new Date("1969-12-28T12:00:00Z")
    expect(isAllowed(sunday, windowOf("UTC", null, "7 09:00-17:00"))).toBe(true)
    expect(isAllowed(sunday, windowOf("UTC", null, "1,2,3,4,5,6 09:00-17:00"))).toBe(
      false
    )
  })
})

describe("nextAllowedMoment", () => {
  it.each([
    // Plain days.
    ["Europe/Berlin", "21:00-08:00", undefined, "2026-11-22T23:30Z", "2026-11-23T07:00Z"],
    ["Europe/Berlin", "21:00-08:00", undefined, "2026-11-22T10:00Z", "2026-11-22T10:00Z"],
    [
      "Asia/Kathmandu",
      "21:00-08:00",
      undefined,
      "2026-11-22T20:00Z",
      "2026-11-23T02:15Z",
    ],
    ["Pacific/Apia", "21:00-08:00", undefined, "2026-11-22T10:00Z", "2026-11-22T19:00Z"],
    [
      "America/New_York",
      null,
      "2,4 10:00-12:00",
      "2026-11-22T10:00Z",
      "2026-11-24T15:00Z",
    ],
    ["UTC", null, "7 10:00-12:00", "2026-11-22T12:00Z", "2026-11-29T10:00Z"],
    ["UTC", "21:00-10:30", "7 10:00-12:00", "2026-11-22T09:00Z", "2026-11-22T10:30Z"],
    // Friday in UTC is Saturday already in Kathmandu.
    ["Asia/Kathmandu", null, "6 00:00-06:00", "2026-11-20T18:00Z", "2026-11-20T18:15Z"],
    // Berlin skips 02:00 to 03:00: quiet until 02:30 means 03:00.
    ["Europe/Berlin", "21:00-02:30", undefined, "2027-03-28T00:30Z", "2027-03-28T01:00Z"],
    [
      "Europe/Berlin",
      null,
      "daily 02:15-02:45",
      "2027-03-28T00:30Z",
      "2027-03-29T00:15Z",
    ],
    ["Europe/Berlin", null, "7 02:15-02:45", "2027-03-28T00:30Z", "2027-04-04T00:15Z"],
    ["Europe/Berlin", "21:00-08:00", undefined, "2027-03-27T23:00Z", "2027-03-28T06:00Z"],
    // Berlin has 02:00 to 03:00 twice: what is allowed at 02:30 is allowed at both.
    ["Europe/Berlin", "21:00-02:30", undefined, "2026-10-24T23:30Z", "2026-10-25T00:30Z"],
    ["Europe/Berlin", "21:00-02:30", undefined, "2026-10-25T01:05Z", "2026-10-25T01:30Z"],
    [
      "Europe/Berlin",
      null,
      "daily 02:15-02:45",
      "2026-10-25T00:50Z",
      "2026-10-25T01:15Z",
    ],
    ["Europe/Berlin", "02:30-03:00", undefined, "2026-10-25T00:40Z", "2026-10-25T01:00Z"],
    // New York skips 02:00 to 03:00, and has 01:00 to 02:00 twice.
    [
      "America/New_York",
      "21:00-02:30",
      undefined,
      "2027-03-14T06:30Z",
      "2027-03-14T07:00Z",
    ],
    [
      "America/New_York",
      "21:00-01:30",
      undefined,
      "2026-11-01T06:10Z",
      "2026-11-01T06:30Z",
    ],
    // Lord Howe moves by half an hour: it skips 02:00 to 02:30, and has 01:30 to 02:00 twice.
    [
      "Australia/Lord_Howe",
      "21:00-02:15",
      undefined,
      "2026-10-03T15:00Z",
      "2026-10-03T15:30Z",
    ],
    [
      "Australia/Lord_Howe",
      null,
      "daily 01:40-01:50",
      "2027-04-03T14:55Z",
      "2027-04-03T15:10Z",
    ],
    // Casablanca leaves its summer time for Ramadan.
    [
      "Africa/Casablanca",
      "21:00-08:00",
      undefined,
      "2026-02-13T23:00Z",
      "2026-02-14T07:00Z",
    ],
    [
      "Africa/Casablanca",
      "21:00-08:00",
      undefined,
      "2026-02-15T00:00Z",
      "2026-02-15T08:00Z",
    ],
    [
      "Africa/Casablanca",
      "21:00-02:30",
      undefined,
      "2026-03-22T01:00Z",
      "2026-03-22T02:00Z",
    ],
    // Apia had no 30 December 2011, a Friday.
    ["Pacific/Apia", null, "5 09:00-17:00", "2011-12-30T09:00Z", "2012-01-05T19:00Z"],
    ["Pacific/Apia", null, "5,6 00:00-17:00", "2011-12-30T09:00Z", "2011-12-30T10:00Z"],
    // Cairo goes from midnight back to 23:00 of the same day.
    ["Africa/Cairo", null, "4 23:00-23:30", "2026-10-29T20:40Z", "2026-10-29T21:00Z"],
  ])(
    "in %s, quiet %j, preferred %j, from %s: %s",
    (zone, quiet, preferred, now, expected) => {
      const next = nextAllowedMoment({
        now: new Date(now),
        ...windowOf(zone, quiet, preferred),
      })
      expect(next?.toISOString()).toBe(new Date(expected).toISOString())
    }
  )

  it("keeps the seconds of a moment that is allowed, and begins others on the minute", () => {
    const window = windowOf("Europe/Berlin", "21:00-08:00")
    const next = (now: string) => nextAllowedMoment({ now: new Date(now), ...window })
    expect(next("2026-11-22T10:00:12.345Z")).toEqual(new Date("2026-11-22T10:00:12.345Z"))
    expect(next("2026-11-22T06:59:59.999Z")).toEqual(new Date("2026-11-22T07:00:00Z"))
  })

  it.each([
    ["21:00-08:00", "daily 01:00-02:00"],
    ["21:00-08:00", "7 21:00-23:59"],
    ["08:00-07:59", "1 08:00-23:59"],
  ])("finds no moment when quiet hours %s cover the preferred %s", (quiet, preferred) => {
    const window = windowOf("Europe/Berlin", quiet, preferred)
    expect(nextAllowedMoment({ now: new Date("2026-11-22"), ...window })).toBeNull()
  })

  it("finds the one minute that is left", () => {
    const window = windowOf("Europe/Berlin", "08:00-07:59", "1 07:00-08:00")
    expect(nextAllowedMoment({ now: new Date("2026-11-23T07:00Z"), ...window })).toEqual(
      new Date("2026-11-30T06:59Z")
    )
  })

  it.each(["Mars/Olympus", "", "Europe/Berlin; drop table"])(
    "refuses the zone %j",
    (zone) => {
      expect(() =>
        nextAllowedMoment({ now: new Date(), ...windowOf(zone, "21:00-08:00") })
      ).toThrow(new RangeError(`There is no time zone ${JSON.stringify(zone)}.`))
    }
  )
})
