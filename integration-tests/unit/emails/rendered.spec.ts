import { describe, expect, it } from "vitest"
import { awkwardOrders } from "../../../emails/fixtures/awkward-orders"
import { halfmoonBrand, lindeBrand } from "../../../emails/fixtures/brands"
import { fixtureMails } from "../../../emails/fixtures/mails"
import {
  dollarGuestOrder,
  euroOrder,
  hugeOrder,
  line,
} from "../../../emails/fixtures/orders"
import { renderComponent, renderTemplate } from "../../../emails/render-template"
import { orderConfirmation } from "../../../emails/templates"
import { jsonLdOf } from "./support"

const GMAIL_CLIPS_AT = 102 * 1024

const rendered = (
  order = euroOrder,
  brand = lindeBrand,
  locale: string | null = "en-GB"
) =>
  fixtureMails(order, brand, locale).map((mail) => ({
    key: mail.name,
    ...mail.render(renderTemplate),
  }))

describe("the text part", () => {
  for (const locale of ["en-GB", "de-DE"]) {
    it.each(rendered(euroOrder, lindeBrand, locale))(
      `of $key in ${locale}`,
      ({ subject, text }) => {
        expect(`${subject}\n\n${text}`).toMatchSnapshot()
      }
    )
  }

  it.each(Object.entries(awkwardOrders))(
    "never says undefined, null or NaN: %s",
    (_name, order) => {
      for (const { key, html, text, subject } of rendered(order)) {
        const prose = html.replace(/<style>.*?<\/style>/s, "")
        expect(`${subject}${text}${prose}`, key).not.toMatch(
          /undefined|\bnull\b|NaN|\[object/
        )
      }
    }
  )
})

describe("the HTML part", () => {
  const kanji = {
    ...hugeOrder,
    items: hugeOrder.items.map((item) => ({
      ...item,
      productTitle: `${"抹茶".repeat(60)}"&'`,
      variantTitle: "👩‍👩‍👧‍👦".repeat(40),
    })),
  }
  const pictured = {
    ...euroOrder,
    items: Array.from({ length: 25 }, (_, index) =>
      line(`x${index}`, `"&'<>`.repeat(60), null, 10, 1, {
        thumbnail: `https://images.example/${"a".repeat(1800)}${index}.jpg`,
        productUrl: `https://shop.example/${"b".repeat(1800)}?a=1&b=2`,
      })
    ),
  }

  it.each([
    ["200 long titles", hugeOrder],
    ["200 titles in three-byte characters and emoji families", kanji],
    ["25 pictures with addresses of 1,800 characters", pictured],
  ])("stays under Gmail's 102 KB with %s", (_name, order) => {
    for (const { key, html } of rendered(order)) {
      expect(Buffer.byteLength(html), key).toBeLessThan(GMAIL_CLIPS_AT)
    }
  })

  it("says how many lines are missing and where they are", () => {
    const { html, text } = rendered(kanji)[0]
    const shown = html.split('class="cp"').length - 1
    expect(shown).toBeGreaterThan(20)
    expect(html).toContain(`and ${200 - shown} more items</a>`)
    expect(text).toContain(`and ${200 - shown} more items\n${euroOrder.orderUrl}`)
  })

  it("links only to the web and to mail, whatever the order holds", () => {
    for (const { key, html } of rendered(awkwardOrders.htmlInjection)) {
      const links = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map((match) => match[1])
      expect(links.length, key).toBeGreaterThan(0)
      expect(
        links.filter((link) => !/^(https?:\/\/|mailto:)/.test(link)),
        key
      ).toEqual([])
    }
  })

  it("carries language, direction, dark mode and a preheader, and marks its layout tables", () => {
    for (const { key, html } of rendered(euroOrder, lindeBrand, "de-AT")) {
      expect(html, key).toContain('<html dir="ltr" lang="de">')
      expect(html, key).toContain('<meta name="color-scheme" content="light dark"/>')
      expect(html, key).toContain(
        '<meta name="supported-color-schemes" content="light dark"/>'
      )
      expect(html, key).toContain("@media (prefers-color-scheme:dark)")
      expect(html.match(/<table(?![^>]*role="presentation")/g), key).toBeNull()
      expect(html.match(/<img(?![^>]*alt=")/g), key).toBeNull()
    }
  })

  it("shows an initial where a picture is missing", () => {
    const { html } = rendered(awkwardOrders.noImages)[0]
    expect(html).not.toContain("<img")
    expect(html.match(/aria-hidden="true"[^>]*>[GHL]<\/div>/g)).toHaveLength(3)
  })

  it("breaks a name of 40 letters wherever a mail greets by it", () => {
    const name = awkwardOrders.oneWordName.customerName.first ?? ""
    const mails = rendered(awkwardOrders.oneWordName).filter(({ html }) =>
      html.replace(/<(title|style).*?<\/\1>/gs, "").includes(name)
    )
    expect(mails.length).toBeGreaterThan(8)
    for (const { key, html } of mails) {
      const [cell] = /<td[^>]*>(?:(?!<td).)*<h1/s.exec(html) ?? []
      expect(cell, key).toMatch(/^<td[^>]*word-break:break-word/)
    }
  })

  it("cannot be broken out of by a brand", () => {
    const evil = "</style><script>alert(1)</script>"
    const brand = {
      ...lindeBrand,
      storeName: evil,
      fontFamily: evil,
      headingFontFamily: 'x";}</style>',
      logoUrl: "javascript:alert(1)",
      websiteUrl: "javascript:alert(1)",
      footerText: evil,
      colors: { ...lindeBrand.colors, accent: evil, background: "url(https://x)" },
    }
    const { html } = rendered(euroOrder, brand)[0]
    expect(html).not.toContain("<script>")
    expect(html.match(/<\/style>/g)).toHaveLength(1)
    expect(html).not.toContain("javascript:")
  })
})

describe("JSON-LD", () => {
  it("describes the order", () => {
    expect(jsonLdOf(rendered()[0].html)).toMatchObject({
      "@context": "http://schema.org",
      "@type": "Order",
      orderNumber: "1042",
      price: "56.65",
      priceCurrency: "EUR",
      orderStatus: "http://schema.org/OrderProcessing",
      merchant: { name: "Linde & Salz" },
      acceptedOffer: [{ itemOffered: { name: "Guji Natural, Äthiopien" } }, {}, {}],
    })
  })

  it("describes the parcel", () => {
    expect(jsonLdOf(rendered()[1].html)).toMatchObject({
      "@type": "ParcelDelivery",
      trackingNumber: "00340434161094042557",
      carrier: { name: "DHL" },
      expectedArrivalUntil: "2026-11-26",
      deliveryAddress: { addressCountry: "DE", postalCode: "20359" },
      partOfOrder: { "@type": "Order", orderStatus: "http://schema.org/OrderInTransit" },
    })
  })

  it("survives a title that closes the script element, and keeps it", () => {
    const { html } = rendered(awkwardOrders.htmlInjection)[0]
    expect(html.match(/<\/script>/g)).toHaveLength(1)
    expect(JSON.stringify(jsonLdOf(html))).toContain(
      "</script><img src=x onerror=alert(1)>"
    )
  })

  it.each(Object.entries({ ...awkwardOrders, hugeOrder, dollarGuestOrder }))(
    "is valid JSON for %s",
    (_name, order) => {
      expect(
        rendered(order, halfmoonBrand).filter(({ html }) => jsonLdOf(html) !== null)
          .length
      ).toBeGreaterThan(5)
    }
  )
})

it("renders a store's own component with a derived text part", async () => {
  const { html, text } = await renderComponent(
    orderConfirmation.component,
    orderConfirmation.sample
  )
  expect(html).toContain("Thank you, Ada.")
  expect(text).toContain("THANK YOU, ADA.")
})
