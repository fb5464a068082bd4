import { memoize } from "./memoize"
import { oneLine, truncate } from "./text-values"
import type { AddressFacts } from "./facts"

// Where the post office wants "postal code city"; elsewhere the code comes last.
const CODE_FIRST = new Set(
  "AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IL IS IT LI LT LU LV MC MX NL NO PL PT RO RS SE SI SK TN TR MA".split(
    " "
  )
)

const LINE_LENGTH = 120

/** The lines of an address as written in its country, the country's name in the mail's language last. */
export function addressLines(address: AddressFacts | null, locale: string): string[] {
  if (!address) {
    return []
  }
  const line = (...parts: (string | null)[]) =>
    truncate(parts.map(oneLine).filter(Boolean).join(" "), LINE_LENGTH)
  const country = oneLine(address.countryCode).toUpperCase()

  return [
    line(address.firstName, address.lastName),
    line(address.company),
    line(address.address1),
    line(address.address2),
    ...cityLines(address, country, line),
    line(countryName(country, locale)),
  ].filter(Boolean)
}

function cityLines(
  address: AddressFacts,
  country: string,
  line: (...parts: (string | null)[]) => string
): string[] {
  const { city, province, postalCode } = address
  if (CODE_FIRST.has(country)) {
    return [line(postalCode, city)]
  }
  if (country === "GB" || country === "IE") {
    return [line(city), line(postalCode)]
  }
  const region = line(province, postalCode)
  return [city && province ? `${line(city)}, ${region}` : line(city, region)]
}

const countryName = memoize((code: string, locale: string): string => {
  try {
    return new Intl.DisplayNames(locale, { type: "region" }).of(code) ?? code
  } catch {
    return code
  }
}, 1000)
