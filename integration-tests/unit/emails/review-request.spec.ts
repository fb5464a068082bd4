import { describe, expect, it } from "vitest"
import { awkwardOrders } from "../../../emails/fixtures/awkward-orders"
import { sampleReviewItems } from "../../../emails/fixtures/answers"
import { lindeBrand } from "../../../emails/fixtures/brands"
import { sampleLinks } from "../../../emails/fixtures/links"
import { euroOrder, hugeOrder, line } from "../../../emails/fixtures/orders"
import { sampleIncentive, sampleProof } from "../../../emails/fixtures/voices"
import { renderTemplate } from "../../../emails/render-template"
import { reviewRequest } from "../../../emails/templates"
import {
  createMailContext,
  designOf,
  reviewRequestProps,
} from "../../../emails/view-models"
import { anchorsOf, labelsOf } from "./support"

const rendered = ({
  order = euroOrder,
  items = sampleReviewItems(order),
  locale = "en-GB",
  isReminder = false,
  incentive = null as typeof sampleIncentive | null,
  proof = null as typeof sampleProof | null,
} = {}) => {
  const context = createMailContext({ brand: lindeBrand, locale, links: sampleLinks })
  return renderTemplate(
    reviewRequest,
    reviewRequestProps({ ...context, order, items, incentive, proof, isReminder }),
    designOf(context)
  )
}

const starsOf = (html: string) =>
  anchorsOf(html).filter(({ text }) => text.startsWith("★"))

describe("the request for a review", () => {
  it("has five stars for each product, each a link that fills in so many", () => {
    const { html } = rendered()
    const items = sampleReviewItems(euroOrder)
    expect(starsOf(html).map(({ href }) => href)).toEqual(
      items.flatMap(({ starUrls }) => starUrls)
    )
  })

  it.each([
    ["en-GB", "3 of 5 stars for Hand Balm with Sea Buckthorn"],
    ["de-DE", "3 von 5 Sternen für Hand Balm with Sea Buckthorn"],
  ])(
    "names each star in %s, so that no two links are called the same",
    (locale, name) => {
      const { html, text } = rendered({ locale })
      const names = labelsOf(html)
      expect(names).toContain(name)
      expect(names).toHaveLength(15)
      expect(new Set(names).size).toBe(15)
      expect(text).toContain(`${name}:\n${sampleReviewItems(euroOrder)[1].starUrls[2]}`)
    }
  )

  it("names a star without a product's name where it has none", () => {
    const order = { ...euroOrder, items: [line("x", " ", null, 1)] }
    expect(labelsOf(rendered({ order }).html)).toEqual(
      [1, 2, 3, 4, 5].map((count) => `${count} of 5 stars`)
    )
  })

  it("draws its stars as text, large enough for a thumb, and no picture but the products'", () => {
    const { html } = rendered()
    expect(html.match(/<img /g)).toHaveLength(2)
    expect(html.match(/line-height:44px[^>]*>★\uFE0E<\/a>/g)).toHaveLength(15)
    expect(html.match(/<td width="44"/g)).toHaveLength(15)
  })

  it("leads to the empty form too, from every product, and has no other button", () => {
    const anchors = anchorsOf(rendered().html)
    expect(
      anchors.filter(({ text }) => text === "Write a review").map(({ href }) => href)
    ).toEqual(sampleReviewItems(euroOrder).map(({ url }) => url))
    expect(anchors.filter(({ isButton }) => isButton)).toEqual([])
  })

  it("shows ten of 200 products with titles as long as importers write them", () => {
    const { html, text } = rendered({
      order: hugeOrder,
      locale: "de-DE",
      incentive: sampleIncentive,
      proof: sampleProof,
    })
    expect(starsOf(html)).toHaveLength(50)
    expect(text).toContain("und 190 weitere Artikel")
    expect(Buffer.byteLength(html)).toBeLessThan(95_000)
  })

  it("shows ten of twelve products and counts the rest with a link", () => {
    const { html, text } = rendered({ order: awkwardOrders.twelveItems })
    expect(starsOf(html)).toHaveLength(50)
    expect(html).toContain("and 2 more items</a>")
    expect(text).toContain(`and 2 more items\n${euroOrder.orderUrl}`)
  })

  it.each([
    [hugeOrder, "?a=1"],
    [awkwardOrders.htmlInjection, `?${"a=1&".repeat(450)}`],
    [
      {
        ...euroOrder,
        items: Array.from({ length: 20 }, (_, index) =>
          line(`n${index}`, `"&'<>`.repeat(60), "👩‍👩‍👧‍👦".repeat(80), 1, 1, {
            thumbnail: `https://x.example/${"a".repeat(1900)}`,
            productUrl: `https://x.example/?${"&".repeat(1900)}`,
          })
        ),
      },
      `?${"a=1&".repeat(450)}`,
    ],
  ])("stays under 95 KB, however many and however long: %#", (order, query) => {
    const items = order.items.map((one) => ({
      line: one,
      url: `https://shop.example/r${query}`,
      starUrls: [1, 2, 3, 4, 5].map(() => `https://shop.example/r${query}`),
    }))
    const { html, text } = rendered({
      order,
      items,
      incentive: sampleIncentive,
      proof: sampleProof,
    })
    expect(Buffer.byteLength(html)).toBeLessThan(95_000)
    expect(starsOf(html).length % 5).toBe(0)
    expect(starsOf(html).length).toBeGreaterThan(0)
    const shown = starsOf(html).length / 5
    if (shown < order.items.length) {
      expect(text).toContain(`and ${order.items.length - shown} more item`)
    }
  })

  it("asks differently the second time, and says that it is the last", () => {
    const [ask, reminder] = [false, true].map((isReminder) => rendered({ isReminder }))
    expect(ask.subject).toBe("What do you think of Guji Natural, Äthiopien and 2 more?")
    expect(reminder.subject).toBe(
      "Would you like to review Guji Natural, Äthiopien and 2 more?"
    )
    expect(rendered({ isReminder: true, locale: "de-DE" }).subject).toBe(
      "Erinnerung: Ihre Meinung zu Guji Natural, Äthiopien und 2 weiteren Artikeln"
    )
    expect(reminder.text).toContain("we won’t ask again about this order")
    expect(ask.text).not.toContain("reminder")
  })

  it("asks for an honest opinion, not for a good one, and does not press", () => {
    for (const locale of ["en-GB", "de-DE"]) {
      for (const isReminder of [false, true]) {
        const { subject, text } = rendered({
          locale,
          isReminder,
          incentive: sampleIncentive,
        })
        const words = `${subject}\n${text}`
        expect(words).toMatch(/honest opinion|ehrliche Meinung/)
        expect(words).not.toMatch(
          /!|hurry|last chance|only 5|love it|positive|letzte Chance|nur noch|schnell/i
        )
      }
    }
  })

  it.each([
    ["en-GB", "It does not depend on your rating or on what you write."],
    ["de-DE", "Es hängt nicht davon ab, wie Sie bewerten oder was Sie schreiben."],
  ])(
    "says in %s that a reward does not depend on the answer, only where there is one",
    (locale, words) => {
      const offered = rendered({ locale, incentive: sampleIncentive })
      for (const part of [offered.html, offered.text]) {
        expect(part).toContain("DANKE-7K2M")
        expect(part).toContain(words)
      }
      expect(rendered({ locale }).text).not.toContain(words)
    }
  )

  it("refuses a form that nobody could open", () => {
    const [item] = sampleReviewItems(euroOrder)
    expect(() => rendered({ items: [{ ...item, url: "/relative" }] })).toThrow(
      "the link to the review form is no http(s) address"
    )
    expect(() =>
      rendered({ items: [{ ...item, starUrls: ["javascript:alert(1)"] }] })
    ).toThrow("the link behind a star is no http(s) address")
  })

  it("greets by name, and without one as if none had been expected", () => {
    expect(rendered().html).toContain("What do you think, Ada?</h1>")
    expect(rendered({ order: awkwardOrders.bare }).html).toContain(
      "What do you think?</h1>"
    )
  })
})
