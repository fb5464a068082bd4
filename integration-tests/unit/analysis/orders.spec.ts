import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  cohortRetention,
  intervalSummary,
  orderIntervals,
  reorderPrediction,
} from "../../../src/analysis"

describe("the summary of intervals", () => {
  it("of none is unknown, of one has no spread", () => {
    expect(Object.values(intervalSummary({ intervals: [] }))).toEqual([
      0,
      ...Array.from({ length: 11 }, () => null),
    ])
    expect(intervalSummary({ intervals: [30] })).toEqual({
      n: 1,
      mean: 30,
      sd: null,
      median: 30,
      mad: 0,
      madScaled: 0,
      q1: 30,
      q3: 30,
      iqr: 0,
      cv: null,
      min: 30,
      max: 30,
    })
  })

  it("with a mean of 0 has no coefficient of variation", () => {
    expect(intervalSummary({ intervals: [0, 0] })).toMatchObject({ sd: 0, cv: null })
  })

  // R 4: quantile(c(1, 2, 4, 8)), type 7.
  it("has quartiles of type 7", () => {
    expect(intervalSummary({ intervals: [8, 1, 4, 2] })).toMatchObject({
      q1: 1.75,
      median: 3,
      q3: 5,
      iqr: 3.25,
    })
  })

  it("is in the unit of the intervals", () => {
    const days = intervalSummary({ intervals: [30, 35, 29, 61] })
    const hours = intervalSummary({ intervals: [720, 840, 696, 1464] })
    expect(hours.sd).toBeCloseTo(24 * days.sd!, 9)
    expect(hours.cv).toBeCloseTo(days.cv!, 12)
  })
})

describe("the intervals between orders", () => {
  it.each([true, false])(
    "of no or one order are none (mergeSameDay %s)",
    (mergeSameDay) => {
      expect(orderIntervals({ dates: [], mergeSameDay }).intervalsDays).toEqual([])
      const one = ["2024-03-01T10:00:00Z"]
      expect(orderIntervals({ dates: one, mergeSameDay }).intervalsDays).toEqual([])
    }
  )

  it("keep equal times as 0 unless days are merged", () => {
    const dates = ["2024-03-01T10:00:00Z", "2024-03-01T10:00:00Z"]
    expect(orderIntervals({ dates, mergeSameDay: false }).intervalsDays).toEqual([0])
    expect(orderIntervals({ dates, mergeSameDay: true }).intervalsDays).toEqual([])
  })

  it("are counted in UTC, whatever offset a date is written with", () => {
    // The first is 1 March, 23:30 in UTC.
    const dates = ["2024-03-02T00:30:00+01:00", "2024-03-01T08:00:00Z", "2024-03-02"]
    expect(orderIntervals({ dates, mergeSameDay: true }).intervalsDays).toEqual([1])
  })

  it("read a time without an offset as UTC, and a leap day as a day", () => {
    const dates = ["2024-02-28T12:00:00", "2024-03-01T12:00:00Z"]
    expect(orderIntervals({ dates, mergeSameDay: false }).intervalsDays).toEqual([2])
  })

  it.each([
    "2023-02-29",
    "2024-13-01",
    "2024-1-1",
    "2024-03-01T24:00",
    "1 March 2024",
    "",
  ])("refuse %j as a date", (date) => {
    expect(() => orderIntervals({ dates: [date], mergeSameDay: true })).toThrow(
      /^dates\[0\] must be an ISO 8601 date/
    )
  })
})

describe("the prediction of the next order", () => {
  const asOf = "2024-05-20T00:00:00Z"

  it("without orders knows their number only", () => {
    expect(reorderPrediction({ dates: [], asOf })).toEqual({
      intervals: 0,
      medianDays: null,
      madDays: null,
      lastOrder: null,
      expectedNextOrder: null,
      daysSinceLast: null,
      overdueDays: null,
      robustZ: null,
    })
  })

  it("from orders of one day knows when that was", () => {
    const dates = ["2024-05-10T09:00:00Z", "2024-05-10T23:00:00Z"]
    expect(reorderPrediction({ dates, asOf })).toMatchObject({
      intervals: 0,
      medianDays: null,
      lastOrder: "2024-05-10T00:00:00.000Z",
      expectedNextOrder: null,
      daysSinceLast: 10,
      overdueDays: null,
      robustZ: null,
    })
  })

  it("with a steady rhythm has no robust z, and is not overdue before its time", () => {
    const dates = ["2024-03-16", "2024-04-15", "2024-05-15"]
    expect(reorderPrediction({ dates, asOf })).toMatchObject({
      medianDays: 30,
      madDays: 0,
      expectedNextOrder: "2024-06-14T00:00:00.000Z",
      daysSinceLast: 5,
      overdueDays: 0,
      robustZ: null,
    })
  })

  it("takes a moment of the last order's day, and a part of a day", () => {
    const dates = ["2024-05-20T18:00:00Z"]
    const noon = reorderPrediction({ dates, asOf: "2024-05-20T12:00:00Z" })
    expect(noon.daysSinceLast).toBe(0.5)
  })
})

describe("cohort retention", () => {
  const asOf = "2024-03-31T23:59:59Z"

  it("of no orders, or later ones only, is empty", () => {
    const late = [{ customerId: "a", date: "2024-04-01T00:00:00Z" }]
    expect(cohortRetention({ orders: [], granularity: "month", asOf }).cohorts).toEqual(
      []
    )
    expect(cohortRetention({ orders: late, granularity: "month", asOf }).cohorts).toEqual(
      []
    )
  })

  it("by week starts on Mondays, across the turn of a year", () => {
    const orders = [
      { customerId: "a", date: "2023-12-31T23:59:59Z" },
      { customerId: "a", date: "2024-01-01T00:00:00Z" },
      { customerId: "b", date: "2024-01-07T12:00:00Z" },
    ]
    const input = { orders, granularity: "week", asOf: "2024-01-14T00:00:00Z" } as const
    expect(cohortRetention(input).cohorts).toEqual([
      { cohort: "2023-12-25", size: 1, active: [1, 1, 0], retention: [1, 1, 0] },
      { cohort: "2024-01-01", size: 1, active: [1, 0], retention: [1, 0] },
    ])
  })

  it("counts each customer once a period, and an order at the very moment of asOf", () => {
    const orders = [
      { customerId: "a", date: "2024-02-01" },
      { customerId: "a", date: "2024-02-20" },
      { customerId: "a", date: asOf },
    ]
    expect(cohortRetention({ orders, granularity: "month", asOf }).cohorts).toEqual([
      { cohort: "2024-02", size: 1, active: [1, 1], retention: [1, 1] },
    ])
  })

  it("puts every customer into one cohort", () => {
    const order = fc.record({
      customerId: fc.constantFrom("a", "b", "c", "constructor"),
      date: fc
        .integer({ min: 0, max: 800 })
        .map((day) => new Date(Date.UTC(2022, 0, 1 + day)).toISOString()),
    })
    const granularity = fc.constantFrom("month" as const, "week" as const)
    fc.assert(
      fc.property(fc.array(order), granularity, (orders, by) => {
        const { cohorts } = cohortRetention({ orders, granularity: by, asOf })
        const customers = new Set(orders.map(({ customerId }) => customerId))
        expect(cohorts.reduce((sum, { size }) => sum + size, 0)).toBe(customers.size)
        cohorts.forEach(({ size, active, retention }) => {
          expect([active[0], retention[0]]).toEqual([size, 1])
        })
      })
    )
  })
})
