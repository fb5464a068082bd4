import { describe, expect, it } from "vitest"
import { DEFAULT_SETTINGS } from "../../../src/modules/post-purchase/settings"
import {
  type ConsentOrder,
  statementsOfOrder,
} from "../../../src/workflows/consent/statements-of-order"

const order = (fields: Partial<ConsentOrder> = {}): ConsentOrder => ({
  id: "order_1",
  email: "mara@example.com",
  customer_id: "cus_1",
  sales_channel_id: "sc_1",
  locale: "de-DE",
  created_at: "2026-11-22T10:00:00.000Z",
  shipping_address: { country_code: "DE", province: null },
  ...fields,
})
const capture = {
  id: "cart_1",
  decisions: { tips: true, offers: false },
  wording: "Tips, please.",
  ip: "192.0.2.1",
  user_agent: "Firefox",
  locale: "de",
  time_zone: "Europe/Vienna",
  captured_at: new Date("2026-11-22T09:58:00Z"),
}
const read = (
  fields: Partial<ConsentOrder> = {},
  captured: typeof capture | undefined = undefined
) => statementsOfOrder(order(fields), captured, DEFAULT_SETTINGS)
const personOf = (fields: Partial<ConsentOrder>, captured?: typeof capture) =>
  read(fields, captured)?.statements[0].person

describe("statementsOfOrder", () => {
  it("knows the person where nothing was said", () => {
    expect(read()).toEqual({
      statements: [
        expect.objectContaining({
          person: {
            email: "mara@example.com",
            customer_id: "cus_1",
            has_account: false,
            locale: "de-DE",
            country_code: "de",
            time_zone: "Europe/Berlin",
            time_zone_source: "address",
          },
          decisions: [],
        }),
      ],
      problems: [],
    })
  })

  it("gives none for an order that nobody can be written to", () => {
    for (const email of [null, undefined, "", "no address", "@example.com"]) {
      expect(read({ email })).toBeNull()
    }
  })

  it.each([" Mara@Example.COM ", "mara@example.com.", "MARA@EXAMPLE.COM."])(
    "knows %j as one person",
    (email) => {
      expect(personOf({ email })?.email).toBe("mara@example.com")
    }
  )

  it("takes the Store API's word where the metadata speaks of the same topic", () => {
    const metadata = {
      post_purchase: {
        topics: { tips: false, reviews: true },
        wording: "Reviews, please.",
        time_zone: "Europe/Zurich",
      },
    }
    const found = read({ metadata }, capture)
    expect(found?.statements).toMatchObject([
      {
        decisions: [
          { topic: "tips", granted: true },
          { topic: "offers", granted: false },
        ],
        proof: { wording: "Tips, please.", ip: "192.0.2.1", order_id: "order_1" },
        dedupeKey: "order:order_1",
        occurredAt: new Date("2026-11-22T10:00:00Z"),
      },
      {
        decisions: [{ topic: "reviews", granted: true }],
        proof: { wording: "Reviews, please.", locale: "de-DE", sales_channel_id: "sc_1" },
        dedupeKey: "order:order_1",
      },
    ])
    expect(found?.statements[1].proof.ip).toBeUndefined()
    expect(found?.statements[0].person).toMatchObject({
      time_zone: "Europe/Vienna",
      time_zone_source: "storefront",
    })
  })

  it("falls back to the billing address, and to no zone where no country is known", () => {
    expect(
      personOf({
        shipping_address: null,
        billing_address: { country_code: "us", province: "CA" },
      })
    ).toMatchObject({ country_code: "us", time_zone: "America/Los_Angeles" })
    expect(personOf({ shipping_address: null })).toMatchObject({
      country_code: null,
      time_zone: null,
    })
    expect(
      personOf({ shipping_address: { country_code: "zz", province: "x" } })?.time_zone
    ).toBeNull()
  })

  it("keeps a language that is none from the contact", () => {
    expect(personOf({ locale: "not a language" })?.locale).toBeNull()
    expect(personOf({ locale: null }, capture)?.locale).toBe("de")
  })

  it("takes the consent mode of the order's sales channel", () => {
    const settings = {
      consent: {
        ...DEFAULT_SETTINGS.consent,
        channels: { sc_1: "double-opt-in" as const },
      },
    }
    const modeIn = (sales_channel_id: string) =>
      statementsOfOrder(order({ sales_channel_id }), undefined, settings)?.statements[0]
        .mode
    expect([modeIn("sc_1"), modeIn("sc_2")]).toEqual(["double-opt-in", "opt-in"])
  })
})
