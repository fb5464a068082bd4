import { rawTimeZones } from "@vvo/tzdb"
import { describe, expect, it } from "vitest"
import { deriveTimeZone } from "../../../src/time-zones/derive-time-zone"
import { isTimeZone } from "../../../src/time-zones/is-time-zone"
import { offsetAt, offsetSpans } from "../../../src/time-zones/offset-spans"
import { COUNTRY_ZONES } from "../../../src/time-zones/province-zones"

describe("deriveTimeZone", () => {
  it.each([
    ["de", null, "Europe/Berlin"],
    ["DE", "Bayern", "Europe/Berlin"],
    [" at ", undefined, "Europe/Vienna"],
    ["gb", "Scotland", "Europe/London"],
    ["in", "MH", "Asia/Kolkata"],
    ["np", null, "Asia/Kathmandu"],
    ["ws", null, "Pacific/Apia"],
    ["ma", null, "Africa/Casablanca"],
    ["xk", null, "Europe/Belgrade"],
    ["pr", null, "America/Puerto_Rico"],
    ["us", "CA", "America/Los_Angeles"],
    ["us", "us-ca", "America/Los_Angeles"],
    ["us", "California", "America/Los_Angeles"],
    ["us", " CALIFORNIA ", "America/Los_Angeles"],
    ["us", "State of California", "America/Los_Angeles"],
    ["us", "Washington", "America/Los_Angeles"],
    ["us", "Washington DC", "America/New_York"],
    ["us", "TX", "America/Chicago"],
    ["us", "new  mexico", "America/Denver"],
    ["us", "AZ", "America/Phoenix"],
    ["us", "Hawaiʻi", "Pacific/Honolulu"],
    ["us", "US-AK", "America/Anchorage"],
    ["us", "NY", "America/New_York"],
    ["us", "Bavaria", "America/New_York"],
    ["us", "", "America/New_York"],
    ["us", null, "America/New_York"],
    ["us", "constructor", "America/New_York"],
    ["ca", "BC", "America/Vancouver"],
    ["ca", "Québec", "America/Toronto"],
    ["ca", "ca-nl", "America/St_Johns"],
    ["ca", "Nouvelle-Écosse", "America/Halifax"],
    ["ca", "Île-du-Prince-Édouard", "America/Halifax"],
    ["au", "WA", "Australia/Perth"],
    ["au", "South Australia", "Australia/Adelaide"],
    ["au", "au-qld", "Australia/Brisbane"],
    ["au", null, "Australia/Sydney"],
    ["br", "AM", "America/Manaus"],
    ["br", "Rondonia", "America/Manaus"],
    ["br", "São Paulo", "America/Sao_Paulo"],
    ["mx", "MX-BCN", "America/Tijuana"],
    ["mx", "Q. Roo", "America/Cancun"],
    ["mx", "Ciudad de México", "America/Mexico_City"],
    ["es", "Las Palmas", "Atlantic/Canary"],
    ["es", "Madrid", "Europe/Madrid"],
    ["pt", "Açores", "Atlantic/Azores"],
    ["id", "Bali", "Asia/Makassar"],
    ["ru", "Krasnoyarsk Krai", "Asia/Krasnoyarsk"],
    ["nz", "CIT", "Pacific/Chatham"],
  ])("says for %j, %j: %s", (countryCode, province, expected) => {
    expect(deriveTimeZone({ countryCode, province })).toBe(expected)
  })

  it.each([
    [null, null],
    [undefined, "California"],
    ["", "CA"],
    ["zz", "CA"],
    ["usa", "CA"],
    ["u", null],
    [".*", null],
    ["__proto__", "x"],
    ["🇩🇪", null],
  ])("knows nothing of %j, %j", (countryCode, province) => {
    expect(deriveTimeZone({ countryCode, province })).toBeNull()
  })

  it("is not held up by a province of a million signs", () => {
    const province = "́-".repeat(500_000)
    expect(deriveTimeZone({ countryCode: "us", province })).toBe("America/New_York")
  })

  it("says a zone that the runtime knows for every country of the database", () => {
    const countries = new Set(rawTimeZones.map(({ countryCode }) => countryCode))
    expect(countries.size).toBeGreaterThan(240)
    const unknown = [...countries].filter((countryCode) => {
      const zone = deriveTimeZone({ countryCode, province: null })
      return !zone || !isTimeZone(zone)
    })
    expect(unknown).toEqual([])
  })

  it("states where most people live for every country with several zones", () => {
    const counts = new Map<string, number>()
    for (const { countryCode } of rawTimeZones) {
      counts.set(countryCode, (counts.get(countryCode) ?? 0) + 1)
    }
    const several = [...counts].filter(([, count]) => count > 1).map(([code]) => code)
    expect(several.length).toBeGreaterThan(20)
    expect(several.filter((code) => !COUNTRY_ZONES[code.toLowerCase()])).toEqual([])
  })

  it("names only zones that the runtime knows, and no province twice", () => {
    for (const [country, { main, provinces = {} }] of Object.entries(COUNTRY_ZONES)) {
      expect(
        [main, ...Object.keys(provinces)].filter((zone) => !isTimeZone(zone))
      ).toEqual([])
      const names = Object.values(provinces).flatMap((list) => list.split(", "))
      expect(new Set(names).size, country).toBe(names.length)
    }
  })
})

describe("isTimeZone", () => {
  it.each(["Europe/Berlin", "UTC", "Asia/Kathmandu", "US/Pacific", "Etc/GMT+5"])(
    "knows %j",
    (name) => {
      expect(isTimeZone(name)).toBe(true)
    }
  )

  it.each([
    "Mars/Olympus",
    "",
    " ",
    "Europe/",
    "Europe/Berlin ",
    "+02:00",
    "../etc/passwd",
    "a".repeat(100_000),
    "Europe/Berlin\0",
  ])("does not know %j", (name) => {
    expect(isTimeZone(name)).toBe(false)
  })
})

describe("offsetSpans", () => {
  it.each([
    ["Europe/Berlin", "2027-03-28T01:00:00Z", 60, 120],
    ["Europe/Berlin", "2026-10-25T01:00:00Z", 120, 60],
    ["America/New_York", "2026-11-01T06:00:00Z", -240, -300],
    ["Australia/Lord_Howe", "2026-10-03T15:30:00Z", 630, 660],
    ["Africa/Casablanca", "2026-02-15T02:00:00Z", 60, 0],
    ["Pacific/Apia", "2011-12-30T10:00:00Z", -600, 840],
  ])("cuts %s at %s", (timeZone, change, before, after) => {
    const from = Date.parse(change) - 40 * 3_600_000 - 1234
    const spans = [...offsetSpans(timeZone, from, 4)]
    expect(spans).toHaveLength(5)
    expect(spans[0].from).toBe(from)
    spans.slice(1).forEach((span, index) => expect(span.from).toBe(spans[index].until))
    expect(new Date(spans[2].from).toISOString()).toBe(new Date(change).toISOString())
    expect(spans.map(({ offsetMs }) => offsetMs / 60_000)).toEqual([
      before,
      before,
      after,
      after,
      after,
    ])
  })

  it("begins with the new offset when the clocks change at that very moment", () => {
    const change = Date.parse("2027-03-28T01:00:00Z")
    expect([...offsetSpans("Europe/Berlin", change, 1)]).toEqual([
      { from: change, until: change + 86_400_000, offsetMs: 7_200_000 },
    ])
  })

  it("names the zone that does not exist", () => {
    expect(() => offsetAt("Mars/Olympus", 0)).toThrow(
      new RangeError('There is no time zone "Mars/Olympus".')
    )
  })
})
