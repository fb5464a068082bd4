import { describe, expect, it } from "vitest"
import {
  promiseFrom,
  readDeliveryPromise,
} from "../../../src/workflows/dispatch/facts/delivery-promise"

describe("readDeliveryPromise", () => {
  it.each([
    [
      [2, 4],
      [2, 4],
    ],
    [
      [4, 2],
      [2, 4],
    ],
    [
      ["2", "4"],
      [2, 4],
    ],
    [3, [3, 3]],
    ["3", [3, 3]],
    [0, [0, 0]],
    [[2], null],
    [[1, 2, 3], null],
    [-1, null],
    ["soon", null],
    [null, null],
    [undefined, null],
    ["", null],
    [[null, null], null],
    [true, null],
  ])("reads delivery_days %j as %j", (delivery_days, days) => {
    expect(readDeliveryPromise({ delivery_days }).days).toEqual(days)
  })

  it("reads the carrier when it is a name", () => {
    expect(readDeliveryPromise({ carrier: "DHL" })).toEqual({
      days: null,
      carrier: "DHL",
    })
    expect(readDeliveryPromise({ carrier: 7 })).toEqual({ days: null, carrier: null })
    expect(readDeliveryPromise(null)).toEqual({ days: null, carrier: null })
  })
})

describe("promiseFrom", () => {
  it.each([
    // 23:30 UTC is the next day in Berlin, and still the same in New York.
    ["2026-11-20T23:30:00Z", "Europe/Berlin", { from: "2026-11-23", to: "2026-11-25" }],
    [
      "2026-11-20T23:30:00Z",
      "America/New_York",
      { from: "2026-11-22", to: "2026-11-24" },
    ],
    // Over the end of a year, and over a change of the clock.
    ["2026-12-30T12:00:00Z", "UTC", { from: "2027-01-01", to: "2027-01-03" }],
    ["2026-03-28T12:00:00Z", "Europe/Berlin", { from: "2026-03-30", to: "2026-04-01" }],
    ["2028-02-27T12:00:00Z", "UTC", { from: "2028-02-29", to: "2028-03-02" }],
  ])("counts from %s in %s", (orderedAt, timeZone, expected) => {
    expect(promiseFrom(new Date(orderedAt), [2, 4], timeZone)).toEqual(expected)
  })
})
