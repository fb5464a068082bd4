import { describe, expect, it } from "vitest"
import { carrierOf } from "../../../src/workflows/dispatch/facts/carriers"

describe("carrierOf", () => {
  it.each([
    [
      "https://www.dhl.de/de/privatkunden/pakete-empfangen/verfolgen.html?piececode=1",
      "DHL",
    ],
    ["https://www.dhl.com/track?n=1", "DHL"],
    ["https://www.ups.com/track?tracknum=1Z", "UPS"],
    ["https://www.fedex.com/fedextrack/?trknbr=1", "FedEx"],
    ["https://tracking.dpd.de/status/de_DE/parcel/1", "DPD"],
    ["https://gls-group.eu/track/1", "GLS"],
    ["https://www.gls-group.com/track/1", "GLS"],
    ["https://www.myhermes.de/empfangen/sendungsverfolgung/?1", "Hermes"],
    ["https://tools.usps.com/go/TrackConfirmAction?tLabels=9", "USPS"],
    ["https://www.royalmail.com/track-your-item#/1", "Royal Mail"],
    ["https://jouw.postnl.nl/track-and-trace/1", "PostNL"],
    [
      "https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor=1",
      "Canada Post",
    ],
    ["https://service.post.ch/ekp-web/ui/entry/search/1", "Swiss Post"],
    ["https://www.post.at/sv/sendungssuche?snr=1", "Österreichische Post"],
    ["https://www.laposte.fr/outils/suivre-vos-envois?code=1", "La Poste"],
    ["https://auspost.com.au/mypost/track/#/details/1", "Australia Post"],
  ])("knows %s", (url, carrier) => {
    expect(carrierOf(url)).toBe(carrier)
  })

  it.each([
    ["https://tracking.example.com/dhl.de"],
    ["https://notdhl.de/track"],
    ["https://groups.example/x"],
    ["https://lastpost.at.example/x"],
    ["#"],
    [""],
    [null],
    [undefined],
  ])("knows nothing of %j", (url) => {
    expect(carrierOf(url)).toBeNull()
  })
})
