import { describe, expect, it } from "vitest"
import { lindeBrand } from "../../../emails/fixtures/brands"
import { sampleLinks } from "../../../emails/fixtures/links"
import { fixtureMails } from "../../../emails/fixtures/mails"
import { euroOrder } from "../../../emails/fixtures/orders"
import { renderTemplate } from "../../../emails/render-template"
import { orderDelivered } from "../../../emails/templates"
import { wholeShipment } from "../../../emails/fixtures/events"
import {
  createMailContext,
  designOf,
  orderDeliveredProps,
  type MailLinks,
} from "../../../emails/view-models"
import { anchorsOf } from "./support"

const MARKETING: readonly string[] = [
  "thank-you",
  "usage-tips",
  "review-request",
  "nps-survey",
  "csat-survey",
  "personal-follow-up",
]

const rendered = (
  links: MailLinks | null | undefined,
  locale = "en-GB",
  brand = lindeBrand
) => {
  const context = createMailContext({ brand, locale, links })
  return renderTemplate(
    orderDelivered,
    orderDeliveredProps({ ...context, order: euroOrder, shipment: wholeShipment }),
    designOf(context)
  )
}

describe("the foot of a marketing mail", () => {
  it("has the way out as its last two links, marked to be left alone", () => {
    const anchors = anchorsOf(rendered(sampleLinks).html)
    expect(anchors.slice(-2)).toMatchObject([
      { href: sampleLinks.unsubscribe, text: "Unsubscribe", untracked: true },
      { href: sampleLinks.preferences, text: "Choose what you receive", untracked: true },
    ])
    expect(anchors.slice(0, -2).filter(({ untracked }) => untracked)).toEqual([])
    expect(anchors.length).toBeGreaterThan(5)
  })

  it("is read and focused in the order in which it is written", () => {
    expect(rendered(sampleLinks).html).not.toMatch(/tabindex|aria-hidden="true"[^>]*<a /)
  })

  it("shows both addresses in full in the text part, each on its own line", () => {
    expect(rendered(sampleLinks, "de-DE").text.split("\n")).toEqual(
      expect.arrayContaining([
        "Abbestellen:",
        sampleLinks.unsubscribe,
        "Auswählen, was Sie erhalten:",
        sampleLinks.preferences,
      ])
    )
  })

  it.each([
    [
      "en-GB",
      "because you bought from Linde &amp; Salz or signed up for emails like this",
    ],
    ["de-DE", "weil Sie bei Linde &amp; Salz eingekauft oder sich für solche E-Mails"],
  ])("says why somebody gets it in %s, and where the store is", (locale, reason) => {
    const { html, text } = rendered(sampleLinks, locale)
    for (const part of [html, text.replaceAll("&", "&amp;")]) {
      expect(part).toContain(reason)
      expect(part).toContain("Kleine Freiheit 12")
      expect(part).not.toMatch(/because you ordered|bestellt haben\./)
    }
  })

  it("escapes an address with a query in the HTML and leaves it alone in the text", () => {
    const unsubscribe = "https://shop.example/u?a=1&b=%22x%22"
    const { html, text } = rendered({ ...sampleLinks, unsubscribe })
    expect(html).toContain('href="https://shop.example/u?a=1&amp;b=%22x%22"')
    expect(text).toContain(`Unsubscribe:\n${unsubscribe}\n`)
  })

  it.each([
    ["unsubscribe", "javascript:alert(1)", /link to unsubscribe is no http\(s\) address/],
    ["preferences", "/preferences/x", /link to the preferences is no http\(s\) address/],
    ["unsubscribe", "", /link to unsubscribe/],
  ])("does not go out with a %s link like %j", (link, url, message) => {
    expect(() => rendered({ ...sampleLinks, [link]: url })).toThrow(message)
  })
})

describe("a transactional mail", () => {
  it("is the same whether its links are null or were never mentioned", () => {
    expect(rendered(null)).toEqual(rendered(undefined))
  })

  it("has no way out, because there is nothing to leave", () => {
    const mails = fixtureMails(euroOrder, lindeBrand, "en").filter(
      ({ key }) => !MARKETING.includes(key)
    )
    expect(mails).toHaveLength(11)
    for (const mail of mails) {
      const { html, text } = mail.render(renderTemplate)
      expect(`${html}${text}`, mail.key).not.toMatch(/data-pp-untracked|unsubscribe/i)
    }
  })
})
