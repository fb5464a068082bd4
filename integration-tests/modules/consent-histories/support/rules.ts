import fc from "fast-check"
import { ConsentMode } from "../../../../src/modules/post-purchase/constants"
import type { StoreSettings } from "../../../../src/modules/post-purchase/settings"

/** What a store sets, as far as the rules look at it. */
export type Rules = {
  mode: ConsentMode
  /** Of the channel `sc_club`; null: as the store. */
  clubMode: ConsentMode | null
  strictCountries: string[]
  timeZone: string
  quietHours: StoreSettings["sending"]["quiet_hours"]
  preferred: StoreSettings["sending"]["preferred"]
  cap: StoreSettings["sending"]["cap"]
}

export const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: null })

const ZONES = [
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "UTC",
] as const
/** With daylight-saving time and without, by the hour and by the half-hour. */
export const zone = fc.constantFrom(...ZONES)

const mode = fc.oneof(
  { weight: 2, arbitrary: fc.constant(ConsentMode.SOFT_OPT_IN) },
  { weight: 1, arbitrary: fc.constantFrom(...Object.values(ConsentMode)) }
)

export const rules: fc.Arbitrary<Rules> = fc.record({
  mode,
  clubMode: maybe(mode),
  strictCountries: fc.subarray(["de", "fr"]),
  timeZone: zone,
  quietHours: maybe(
    fc.constantFrom(
      { from: "21:00", until: "08:00" },
      { from: "23:30", until: "02:30" },
      { from: "12:00", until: "13:15" },
      { from: "10:00", until: "09:30" }
    )
  ),
  preferred: maybe(
    fc.record({
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      hours: fc.constantFrom(["08:00", "18:00"], ["01:30", "12:30"], ["00:00", "23:59"]),
    })
  ).map(
    (preferred) =>
      preferred && {
        weekdays: preferred.weekdays,
        from: preferred.hours[0],
        until: preferred.hours[1],
      }
  ),
  cap: maybe(
    fc.record({
      messages: fc.integer({ min: 1, max: 3 }),
      days: fc.integer({ min: 1, max: 7 }),
    })
  ),
})
