import { describe, expect, it } from "vitest"
import {
  DEFAULT_SETTINGS,
  mergeSettings,
  storeSettingsSchema,
} from "../../../src/modules/post-purchase/settings"

describe("mergeSettings", () => {
  it.each([[null], [undefined], [{}]])("changes nothing for %j", (override) => {
    expect(mergeSettings(DEFAULT_SETTINGS, override)).toEqual(DEFAULT_SETTINGS)
  })

  it("lays field over field, down to a single colour", () => {
    const merged = mergeSettings(DEFAULT_SETTINGS, {
      sender: { name: "Acme" },
      brand: { store_name: "Acme", colors: { accent: "#000000" } },
      time_zone: "Europe/Berlin",
    })
    expect(merged.sender).toEqual({ name: "Acme", address: null, reply_to: null })
    expect(merged.brand.colors).toEqual({
      ...DEFAULT_SETTINGS.brand.colors,
      accent: "#000000",
    })
    expect(merged.brand.social_links).toEqual([])
    expect([merged.time_zone, merged.default_locale]).toEqual(["Europe/Berlin", "en"])
  })

  it("clears by null and leaves by undefined", () => {
    const base = mergeSettings(DEFAULT_SETTINGS, {
      sender: { name: "Acme", address: "hi@acme.example" },
      order_url: "https://acme.example/{order_id}",
    })
    const merged = mergeSettings(base, {
      sender: { name: null, address: undefined },
      order_url: null,
      default_locale: undefined,
      brand: { colors: { text: undefined } },
    })
    expect(merged.sender).toEqual({
      name: null,
      address: "hi@acme.example",
      reply_to: null,
    })
    expect(merged.order_url).toBeNull()
    expect(merged.default_locale).toBe("en")
    expect(merged.brand.colors.text).toBe(DEFAULT_SETTINGS.brand.colors.text)
  })

  it("replaces a list as a whole", () => {
    const one = { label: "A", url: "https://a.example" }
    const two = { label: "B", url: "https://b.example" }
    const base = mergeSettings(DEFAULT_SETTINGS, { brand: { social_links: [one] } })
    expect(
      mergeSettings(base, { brand: { social_links: [two] } }).brand.social_links
    ).toEqual([two])
    expect(
      mergeSettings(base, { brand: { social_links: [] } }).brand.social_links
    ).toEqual([])
  })

  it("changes neither of its arguments", () => {
    const base = structuredClone(DEFAULT_SETTINGS)
    const override = { brand: { colors: { accent: "#000000" } } }
    mergeSettings(base, override).brand.colors.muted = "#111111"
    expect(base).toEqual(DEFAULT_SETTINGS)
    expect(override).toEqual({ brand: { colors: { accent: "#000000" } } })
  })
})

describe("storeSettingsSchema", () => {
  const link = { label: "A", url: "https://a.example" }

  it.each([
    [
      "a name with a line break",
      { sender: { name: "Acme\r\nBcc: all@x.example" } },
      "sender.name",
    ],
    ["a name with a NUL", { sender: { name: "Ac\u0000me" } }, "sender.name"],
    ["a name of 101 characters", { sender: { name: "a".repeat(101) } }, "sender.name"],
    ["an address without a domain", { sender: { address: "hi@acme" } }, "sender.address"],
    [
      "an address with a name",
      { sender: { address: "Acme <hi@acme.example>" } },
      "sender.address",
    ],
    ["a reply-to that is none", { sender: { reply_to: "" } }, "sender.reply_to"],
    ["a short colour", { brand: { colors: { accent: "#fff" } } }, "brand.colors.accent"],
    [
      "a colour with CSS",
      { brand: { colors: { text: "#000000;x:y" } } },
      "brand.colors.text",
    ],
    [
      "a script as a link",
      { brand: { website_url: "javascript:alert(1)" } },
      "brand.website_url",
    ],
    [
      "a logo as data",
      { brand: { logo_url: "data:image/png;base64,AA==" } },
      "brand.logo_url",
    ],
    ["a logo of 19 pixels", { brand: { logo_width: 19 } }, "brand.logo_width"],
    ["a logo of 401 pixels", { brand: { logo_width: 401 } }, "brand.logo_width"],
    [
      "nine links",
      { brand: { social_links: Array.from({ length: 9 }, () => link) } },
      "brand.social_links",
    ],
    [
      "an order link without its order",
      { order_url: "https://acme.example/order" },
      "order_url",
    ],
    [
      "an order link that is no address",
      { order_url: "/orders/{order_id}" },
      "order_url",
    ],
    ["a language that is none", { default_locale: "english please" }, "default_locale"],
    ["a time zone that is none", { time_zone: "Mars/Olympus" }, "time_zone"],
    ["a retention of no days", { payload_retention_days: 0 }, "payload_retention_days"],
    [
      "a retention of half a day",
      { payload_retention_days: 1.5 },
      "payload_retention_days",
    ],
    ["an unknown field", { footer: "x" }, ""],
    ["an unknown field of the brand", { brand: { font: "x" } }, "brand"],
  ])("refuses %s", (_name, input, path) => {
    const parsed = storeSettingsSchema.safeParse(input)
    expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toEqual([path])
  })

  it.each([
    [
      { sender: { name: "  Acme & Söhne „Leaf“ 🍃 " } },
      { sender: { name: "Acme & Söhne „Leaf“ 🍃" } },
    ],
    [{ order_url: "https://acme.example/{display_id}" }, null],
    [{ default_locale: "zh-Hant-TW" }, null],
    [{ time_zone: "America/Argentina/Buenos_Aires" }, null],
    [{ payload_retention_days: 3650 }, null],
    [{ sender: { name: null, address: null, reply_to: null }, order_url: null }, null],
    [{ brand: { logo_width: 400, colors: {}, social_links: [] } }, null],
    [{}, null],
  ])("takes %j", (input, expected) => {
    expect(storeSettingsSchema.parse(input)).toEqual(expected ?? input)
  })
})
