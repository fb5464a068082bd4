import { rawTimeZones } from "@vvo/tzdb"
import { isTimeZone } from "./is-time-zone"
import { COUNTRY_ZONES } from "./province-zones"

/** Words that say what kind of province it is, and are as often left away. */
const KINDS =
  /\b(?:state|province|provincia|estado|region|oblast|krai|kray|republic|respublika|of)\b/g

/** What is asked of one country: few are, so each is prepared when it first is. */
type Lookup = { main: string; byProvince: ReadonlyMap<string, string> }
const lookups = new Map<string, Lookup | null>()

/**
 * The time zone that an address most likely lies in.
 *
 * A country with several zones is told apart by its province, written as a code (`CA`, `us-ca`)
 * or as a name; without one that is known, it is the zone where most of its people live.
 *
 * @returns an IANA name that the runtime knows; null when the country is not known
 * @example
 * deriveTimeZone({ countryCode: "us", province: "California" }) // "America/Los_Angeles"
 * deriveTimeZone({ countryCode: "de", province: null }) // "Europe/Berlin"
 */
export function deriveTimeZone({
  countryCode,
  province,
}: {
  countryCode: string | null | undefined
  province: string | null | undefined
}): string | null {
  const country = countryCode?.trim().toLowerCase() ?? ""
  let lookup = lookups.get(country)
  if (lookup === undefined && /^[a-z]{2}$/.test(country)) {
    lookup = prepare(country)
    lookups.set(country, lookup)
  }
  if (!lookup) {
    return null
  }
  const found = province && lookup.byProvince.get(toKey(province, country))
  return found || lookup.main
}

function prepare(country: string): Lookup | null {
  const zones = COUNTRY_ZONES[country]
  if (!zones) {
    const main = findOnlyZone(country)
    return main ? { main, byProvince: new Map() } : null
  }
  const byProvince = new Map<string, string>()
  for (const [zone, names] of Object.entries(zones.provinces ?? {})) {
    for (const name of names.split(",")) {
      byProvince.set(toKey(name, country), zone)
    }
  }
  return { main: zones.main, byProvince }
}

/** The database may be newer than the runtime and name a zone that only its older names find. */
function findOnlyZone(country: string): string | null {
  const zone = rawTimeZones.find(
    ({ countryCode }) => countryCode.toLowerCase() === country
  )
  return zone ? ([zone.name, ...zone.group].find(isTimeZone) ?? null) : null
}

/** `US-CA`, `ca` and `California` without capitals, accents, signs and the country. */
function toKey(province: string, country: string): string {
  return province
    .slice(0, 200)
    .normalize("NFD")
    .replace(/\p{M}|['’‘ʻ.]/gu, "")
    .toLowerCase()
    .trim()
    .replace(new RegExp(`^${country}-`), "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(KINDS, "")
    .replace(/\s+/g, " ")
    .trim()
}
