import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  type SendingWindow,
  isAllowed,
  nextAllowedMoment,
} from "../../../src/workflows/dispatch/rules/sending-window"

const MINUTE_MS = 60_000
const DAY_MINUTES = 1440
/** Moments to start from, and two weeks and a bit to look ahead from the last of them. */
const START_DAYS = 10
const TABLE_DAYS = 26

/** Stretches of 26 days, most with a change of the clocks about the tenth. */
const STRETCHES = [
  ["Europe/Berlin", "2027-03-19"],
  ["Europe/Berlin", "2026-10-16"],
  ["America/New_York", "2027-03-05"],
  ["America/New_York", "2026-10-23"],
  ["Australia/Lord_Howe", "2026-09-25"],
  ["Australia/Lord_Howe", "2027-03-26"],
  ["Asia/Kathmandu", "2026-11-12"],
  ["Africa/Casablanca", "2026-02-06"],
  ["Africa/Casablanca", "2026-03-13"],
  ["Pacific/Apia", "2011-12-21"],
  ["Africa/Cairo", "2026-10-20"],
] as const

/** What the wall clock shows at each minute, asked of the runtime and not of the code under test. */
type LocalMinute = { weekday: number; minute: number }
const tables = new Map<string, LocalMinute[]>()

function tableOf([timeZone, start]: (typeof STRETCHES)[number]): LocalMinute[] {
  const key = `${timeZone} ${start}`
  const known = tables.get(key)
  if (known) {
    return known
  }
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  })
  const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  const table = Array.from({ length: TABLE_DAYS * DAY_MINUTES }, (_, index) => {
    // "Sun 21:05"
    const [weekday, time] = format
      .format(Date.parse(start) + index * MINUTE_MS)
      .split(/,? /)
    const [hour, minute] = time.split(":").map(Number)
    return { weekday: weekdays.indexOf(weekday) + 1, minute: hour * 60 + minute }
  })
  tables.set(key, table)
  return table
}

const toClock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`

/** Half of them in the small hours, in which clocks change. */
const minuteOfDay = fc.oneof(
  fc.integer({ min: 0, max: DAY_MINUTES - 1 }),
  fc.integer({ min: 0, max: 239 })
)
const span = fc.tuple(minuteOfDay, minuteOfDay).filter(([from, until]) => from !== until)
const question = fc.record({
  stretch: fc.constantFrom(...STRETCHES),
  second: fc.integer({ min: 0, max: START_DAYS * DAY_MINUTES * 60 - 1 }),
  quiet: fc.option(span, { nil: null }),
  preferred: fc.option(
    fc.record({
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      hours: span.map(([one, other]) => [Math.min(one, other), Math.max(one, other)]),
    }),
    { nil: null }
  ),
})

/** The rules in the words of the settings. */
function isFree(
  { weekday, minute }: LocalMinute,
  quiet: number[] | null,
  preferred: { weekdays: number[]; hours: number[] } | null
): boolean {
  const isQuiet =
    quiet !== null &&
    (quiet[0] < quiet[1]
      ? minute >= quiet[0] && minute < quiet[1]
      : minute >= quiet[0] || minute < quiet[1])
  const isPreferred =
    preferred === null ||
    (preferred.weekdays.includes(weekday) &&
      minute >= preferred.hours[0] &&
      minute < preferred.hours[1])
  return !isQuiet && isPreferred
}

describe("the next allowed moment, against a clock read minute by minute", () => {
  it("is allowed, and no minute before it is", () => {
    const met = { now: 0, later: 0, never: 0 }
    fc.assert(
      fc.property(question, ({ stretch, second, quiet, preferred }) => {
        const table = tableOf(stretch)
        const start = Date.parse(stretch[1])
        const now = new Date(start + second * 1000)
        const window: SendingWindow = {
          timeZone: stretch[0],
          quietHours: quiet && { from: toClock(quiet[0]), until: toClock(quiet[1]) },
          preferred: preferred && {
            weekdays: preferred.weekdays,
            from: toClock(preferred.hours[0]),
            until: toClock(preferred.hours[1]),
          },
        }
        const current = Math.floor(second / 60)
        const first = table.findIndex(
          (local, index) => index >= current && isFree(local, quiet, preferred)
        )
        const next = nextAllowedMoment({ now, ...window })
        if (first === -1) {
          met.never++
          expect(next).toBeNull()
        } else if (first === current) {
          met.now++
          expect(next).toEqual(now)
        } else {
          met.later++
          expect(next).toEqual(new Date(start + first * MINUTE_MS))
        }
        expect(next === null || isAllowed(next, window)).toBe(true)
        expect(isAllowed(now, window)).toBe(first === current)
      }),
      { numRuns: 4000 }
    )
    expect(Object.values(met).every((count) => count > 100)).toBe(true)
  })
})
