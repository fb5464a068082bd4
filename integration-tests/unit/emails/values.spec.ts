import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { contrast } from "../../../emails/color"
import { lindeBrand } from "../../../emails/fixtures/brands"
import { awkwardOrders } from "../../../emails/fixtures/awkward-orders"
import { fixtureMails } from "../../../emails/fixtures/mails"
import { createTheme } from "../../../emails/theme"
import { renderTemplate } from "../../../emails/render-template"
import { addressLines } from "../../../emails/view-models/address"
import { formatDate, formatDateRange } from "../../../emails/view-models/dates"
import { euroOrder, hamburg } from "../../../emails/fixtures/orders"
import { resolveLocale } from "../../../emails/view-models/locale"
import { formatMoney } from "../../../emails/view-models/money"
import { fullName, greetingName } from "../../../emails/view-models/names"
import { sanitizeSubject } from "../../../emails/view-models/subject"
import { initial, truncate } from "../../../emails/view-models/text-values"
import { linkUrl, webUrl } from "../../../emails/view-models/urls"

const plainSpaces = (value: string) => value.replace(/[\u00A0\u202F]/g, " ")

describe("formatMoney", () => {
  it.each([
    [12.5, "eur", "en-GB", "€12.50"],
    [12.5, "EUR", "de-DE", "12,50 €"],
    [1234.5, "usd", "en-US", "$1,234.50"],
    [2800, "jpy", "en-US", "¥2,800"],
    [11.125, "kwd", "en-US", "KWD 11.125"],
    [1.25, "bhd", "en-US", "BHD 1.250"],
    [3.5, "tnd", "en-US", "TND 3.500"],
    [-5.75, "eur", "en-GB", "−€5.75"],
    [-0, "eur", "en-GB", "€0.00"],
    [7, "points!", "en-GB", "7.00 POINTS!"],
  ])("writes %d %s in %s as %s", (amount, currency, locale, written) => {
    expect(plainSpaces(formatMoney(amount, currency, locale))).toBe(written)
  })

  it("refuses an amount that is no number: a mail with a wrong price must not go out", () => {
    expect(() => formatMoney(Number.NaN, "eur", "en")).toThrow(
      "an amount in eur is NaN, not a number"
    )
  })
})

describe("dates", () => {
  it("shows an instant in the customer's time zone and a calendar day as it is", () => {
    expect(formatDate("2026-11-25T23:30:00.000Z", "en-GB", "Europe/Berlin")).toBe(
      "Thursday 26 November"
    )
    expect(formatDate("2026-11-26", "en-GB", "America/Los_Angeles")).toBe(
      "Thursday 26 November"
    )
    expect(formatDate("2026-11-26", "de-DE", "UTC")).toBe("Donnerstag, 26. November")
  })

  it("joins a range as the locale does and says one day once", () => {
    expect(
      plainSpaces(
        formatDateRange({ from: "2026-11-25", to: "2026-11-27" }, "de-DE", "UTC")
      )
    ).toMatch(/^Mi\., 25\..*Fr\., 27\. Nov/)
    expect(
      formatDateRange({ from: "2026-11-25", to: "2026-11-25" }, "en-GB", "UTC")
    ).toBe("Wednesday 25 November")
  })

  it("is silent about what it cannot read and falls back to UTC", () => {
    expect(formatDate("soon", "en", "UTC")).toBe("")
    expect(formatDate(null, "en", "UTC")).toBe("")
    expect(formatDate("2026-11-26T12:00:00Z", "en-GB", "Mars/Olympus")).toBe(
      "Thursday 26 November"
    )
  })
})

describe("resolveLocale", () => {
  it.each([
    ["de-AT", { language: "de", format: "de-AT", dir: "ltr" }],
    ["de_CH", { language: "de", format: "de-CH", dir: "ltr" }],
    ["fr-FR", { language: "en", format: "en-FR", dir: "ltr" }],
    ["not a locale!", { language: "en", format: "en", dir: "ltr" }],
    [null, { language: "en", format: "en", dir: "ltr" }],
  ])("reads %s", (requested, expected) => {
    expect(resolveLocale(requested, ["en", "de"])).toEqual(expected)
  })

  it("knows right-to-left copy when a store adds it", () => {
    expect(resolveLocale("ar-EG", ["en", "ar"])).toEqual({
      language: "ar",
      format: "ar-EG",
      dir: "rtl",
    })
  })
})

describe("names", () => {
  it.each([
    [" Ada ", "Ada"],
    ["محمد", "محمد"],
    ["Zoë 🌿", "Zoë 🌿"],
    ["", null],
    ["   ", null],
    [null, null],
    ["Win www.prize.example", null],
    ["https://x.io", null],
    ["<b>Ada</b>", null],
    ["{{ name }}", null],
    ["J.R.", "J.R."],
  ])("greets %s as %s", (name, greeting) => {
    expect(greetingName(name)).toBe(greeting)
  })

  it("joins what there is", () => {
    expect(fullName({ first: null, last: "Lovelace" })).toBe("Lovelace")
    expect(fullName({ first: null, last: " " })).toBeNull()
  })

  it("greets nobody rather than an empty name", () => {
    for (const locale of ["en", "de"]) {
      for (const mail of fixtureMails(awkwardOrders.bare, lindeBrand, locale)) {
        const { subject, text } = mail.render(renderTemplate)
        expect(`${subject}\n${text}`, mail.key).not.toMatch(/(^|\s)[,.!](\s|$)|, ?[.!]/m)
      }
    }
  })

  it("calls a store without a name “us”, so that every sentence ends well", () => {
    const nameless = { ...lindeBrand, storeName: " " }
    const words = { en: /\bfrom us\b|\bus\b/, de: /\buns\b/ }
    for (const locale of ["en", "de"] as const) {
      for (const mail of fixtureMails(euroOrder, nameless, locale)) {
        const { subject, text, html } = mail.render(renderTemplate)
        const prose = html.replace(/<style>.*?<\/style>|<[^>]*>/gs, "\n")
        expect(`${subject}\n${text}\n${prose}`, mail.name).not.toMatch(
          /\b(from|at|by|von|bei|für|recommend|choosing) ?[.,?]|\bbei (bestellt|eingekauft|angemeldet)|\w {2}[a-z]/
        )
        expect(text, mail.name).toMatch(words[locale])
      }
    }
  })
})

describe("sanitizeSubject", () => {
  it("has no line breaks, control or direction-changing characters and at most 150 characters, whatever comes in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (value) => {
        const subject = sanitizeSubject(value)
        expect(subject).not.toMatch(
          /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/
        )
        expect([...new Intl.Segmenter().segment(subject)].length).toBeLessThanOrEqual(150)
      })
    )
  })

  it("cannot carry a header", () => {
    for (const mail of fixtureMails(awkwardOrders.headerInjection, lindeBrand, "en")) {
      expect(mail.render(renderTemplate).subject).not.toMatch(/[\r\n]/)
    }
  })
})

describe("text values", () => {
  it("cuts between characters as people see them", () => {
    expect(truncate("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 2)).toBe("👩‍👩‍👧‍👦…")
    expect(truncate("Coffee", 6)).toBe("Coffee")
  })

  it("finds the first letter behind emoji and quotes", () => {
    expect(initial("☕️ «hug» mug")).toBe("H")
    expect(initial("👍🏽")).toBe("")
  })
})

describe("links", () => {
  it.each([
    ["javascript:alert(1)", ""],
    ["JaVaScRiPt:alert(1)", ""],
    ["data:text/html,x", ""],
    ["/relative", ""],
    ["//host/path", ""],
    [null, ""],
    ['https://a.example/"><b>', "https://a.example/%22%3E%3Cb%3E"],
    [" https://a.example/x ", "https://a.example/x"],
  ])("%s becomes %s", (value, expected) => {
    expect(webUrl(value)).toBe(expected)
  })

  it("allows mailto only where it is meant", () => {
    expect(webUrl("mailto:a@b.example")).toBe("")
    expect(linkUrl("mailto:a@b.example")).toBe("mailto:a@b.example")
  })
})

describe("addresses", () => {
  it("are written as their country writes them, the country in the mail's language", () => {
    expect(addressLines(hamburg, "de")).toEqual([
      "Ada Petersen",
      "Hafenstraße 88",
      "3. OG links",
      "20359 Hamburg",
      "Deutschland",
    ])
    expect(
      addressLines(
        {
          ...hamburg,
          countryCode: "US",
          city: "Brooklyn",
          province: "NY",
          postalCode: "11230",
        },
        "en"
      ).slice(-2)
    ).toEqual(["Brooklyn, NY 11230", "United States"])
    expect(
      addressLines(
        { ...hamburg, countryCode: "gb", city: "London", postalCode: "E1 6AN" },
        "en"
      ).slice(-3)
    ).toEqual(["London", "E1 6AN", "United Kingdom"])
    expect(addressLines(null, "en")).toEqual([])
  })
})

it("every text colour keeps 4.5:1 on every ground, whatever colours a store picks", () => {
  const hex = fc
    .integer({ min: 0, max: 0xffffff })
    .map((value) => `#${value.toString(16).padStart(6, "0")}`)
  fc.assert(
    fc.property(
      fc.record({ accent: hex, background: hex, surface: hex, text: hex, muted: hex }),
      (colors) => {
        const { light, dark } = createTheme({ ...lindeBrand, colors })
        for (const palette of [light, dark]) {
          expect(contrast(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(4.5)
          for (const text of [palette.text, palette.muted, palette.link]) {
            expect(contrast(text, palette.surface)).toBeGreaterThanOrEqual(4.5)
            expect(contrast(text, palette.tint)).toBeGreaterThanOrEqual(4.5)
          }
          expect(contrast(palette.footnote, palette.background)).toBeGreaterThanOrEqual(
            4.5
          )
        }
      }
    )
  )
})
