const CARRIERS: readonly [host: RegExp, name: string][] = [
  [/(^|\.)dhl\./, "DHL"],
  [/(^|\.)ups\./, "UPS"],
  [/(^|\.)fedex\./, "FedEx"],
  [/(^|\.)dpd\./, "DPD"],
  [/(^|\.)gls(-group)?\./, "GLS"],
  [/(^|\.)(my)?hermes\./, "Hermes"],
  [/(^|\.)usps\./, "USPS"],
  [/(^|\.)royalmail\./, "Royal Mail"],
  [/(^|\.)postnl\./, "PostNL"],
  [/(^|\.)canadapost(-postescanada)?\./, "Canada Post"],
  [/(^|\.)post\.ch$/, "Swiss Post"],
  [/(^|\.)post\.at$/, "Österreichische Post"],
  [/(^|\.)laposte\./, "La Poste"],
  [/(^|\.)colissimo\./, "Colissimo"],
  [/(^|\.)auspost\./, "Australia Post"],
]

/**
 * The carrier that a tracking link leads to.
 *
 * @returns null for a host that is not known, and for what is no link
 * @example
 * carrierOf("https://www.dhl.de/track?n=1") // "DHL"
 */
export function carrierOf(trackingUrl: string | null | undefined): string | null {
  if (!trackingUrl || !URL.canParse(trackingUrl)) {
    return null
  }
  const { hostname } = new URL(trackingUrl)
  return CARRIERS.find(([host]) => host.test(hostname))?.[1] ?? null
}
