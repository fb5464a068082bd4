import { describe, expect, it } from "vitest"
import { awkwardOrders } from "../../../emails/fixtures/awkward-orders"
import { lindeBrand } from "../../../emails/fixtures/brands"
import { sampleGuides } from "../../../emails/fixtures/guides"
import { sampleLinks } from "../../../emails/fixtures/links"
import { euroOrder, hugeOrder, line } from "../../../emails/fixtures/orders"
import { sampleIncentive, sampleProof } from "../../../emails/fixtures/voices"
import { renderTemplate } from "../../../emails/render-template"
import { usageTips } from "../../../emails/templates"
import {
  createMailContext,
  designOf,
  usageTipsProps,
  type GuideFacts,
} from "../../../emails/view-models"
import { anchorsOf } from "./support"

const KILOBYTES_95 = 95 * 1000

const rendered = (
  guides: readonly GuideFacts[] = sampleGuides,
  {
    order = euroOrder,
    locale = "en-GB",
    brand = lindeBrand,
    proof = null as typeof sampleProof | null,
    incentive = null as typeof sampleIncentive | null,
  } = {}
) => {
  const context = createMailContext({ brand, locale, links: sampleLinks })
  return renderTemplate(
    usageTips,
    usageTipsProps({ ...context, order, guides, proof, incentive }),
    designOf(context)
  )
}

const guideOf = (more: Partial<GuideFacts>): GuideFacts => ({
  line: euroOrder.items[0],
  howTo: "",
  care: "",
  faq: [],
  videoUrl: null,
  manualUrl: null,
  subscriptionUrl: null,
  ...more,
})

describe("the tips", () => {
  it("give every product its chapter: text, links, care, questions, subscription, in this order", () => {
    const { html, text } = rendered()
    const order = [
      "Guji Natural, Äthiopien</",
      "How to use it</h3>",
      "Grind medium",
      "Watch the video",
      "Open the manual",
      "How to look after it</h3>",
      "Not in the fridge",
      "Questions and answers</h3>",
      "How long does it keep?",
      "Have it delivered regularly",
      "Hand Balm with Sea Buckthorn</",
      "A pea-sized amount",
      "Close the lid",
    ]
    let end = 0
    for (const words of order) {
      const place = html.indexOf(words, end)
      expect(place, words).toBeGreaterThan(end)
      end = place
    }
    expect(text).toContain(
      "Watch the video:\nhttps://linde-salz.example/videos/pour-over"
    )
    expect(text).toContain("3. Pour the rest:\n   – slowly,\n   – in circles.")
  })

  it("leave out what a guide does not have", () => {
    const { html, text } = rendered([guideOf({ care: "Dry it well." })])
    expect(html).toContain("Dry it well.")
    expect(`${html}${text}`).not.toMatch(
      /How to use it|Questions and answers|Watch the video|Open the manual|delivered regularly|longer than an email|more item/
    )
  })

  it("show HTML and dangerous links as text, and no address but the web and mail", () => {
    const { html } = rendered([
      guideOf({
        howTo:
          "<script>alert(1)</script> [press](javascript:alert(1)) ![x](javascript:y)",
        faq: [{ question: "<b>Why?</b>", answer: "<img src=x onerror=alert(1)>" }],
        videoUrl: "javascript:alert(1)",
        manualUrl: "data:text/html,x",
        subscriptionUrl: "/relative",
      }),
    ])
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; press x")
    expect(html).toContain("&lt;b&gt;Why?&lt;/b&gt;")
    expect(html).not.toMatch(/<script|<img[^>]*onerror|Watch the video|Open the manual/)
    expect(anchorsOf(html).filter(({ href }) => !/^(https?|mailto):/.test(href))).toEqual(
      []
    )
  })

  it("say honestly where a guide was cut, and where more is", () => {
    const long = "A sentence that is said again and again. ".repeat(480)
    const guides = [1, 2, 3, 4].map(() => guideOf({ howTo: long, care: long }))
    const { html, text } = rendered(guides)
    expect(html.match(/… This guide is longer than an email can be\./g)).toHaveLength(4)
    expect(html).toMatch(/again…|sentence…|said…|that…|and…|is…/)
    expect(text).toContain(
      `… This guide is longer than an email can be.\n${euroOrder.orderUrl}`
    )
    const website = rendered(guides, { order: { ...euroOrder, orderUrl: null } })
    expect(website.text).toContain("can be.\nhttps://linde-salz.example/\n")
  })

  it("give each product an equal share of the room, and what one leaves to the next", () => {
    const long = "Words that do not end. ".repeat(860)
    const said = (guides: GuideFacts[]) =>
      rendered(guides)
        .html.split("<h2")
        .map((part) => part.match(/Words/g)?.length ?? 0)
        .filter(Boolean)
    const even = said([1, 2, 3, 4].map(() => guideOf({ howTo: long })))
    expect(even).toHaveLength(4)
    expect(Math.max(...even) - Math.min(...even)).toBeLessThan(30)
    const others = said([
      guideOf({ howTo: "Short." }),
      ...[1, 2, 3].map(() => guideOf({ howTo: long })),
    ])
    expect(Math.min(...others)).toBeGreaterThan(Math.max(...even) * 1.15)
  })

  it("have eight chapters at most, and count the rest with a link", () => {
    const guides = Array.from({ length: 12 }, (_, index) =>
      guideOf({ line: line(`t${index}`, `Tea ${index}`, null, 5), howTo: "Steep." })
    )
    const { html, text } = rendered(guides)
    expect(html.match(/Steep\./g)).toHaveLength(8)
    expect(html).toContain("and 4 more items</a>")
    expect(text).toContain(`and 4 more items\n${euroOrder.orderUrl}`)
  })

  const address = `https://shop.example/?${"a=1&".repeat(450)}`
  const nasty = {
    quotes: `"&'<>`.repeat(4000),
    kanji: "抹茶の淹れ方。".repeat(2800),
    families: "👩‍👩‍👧‍👦".repeat(1800),
    bullets: "- a\n".repeat(5000),
    headings: "# a\n\n".repeat(4000),
    bold: "**a** b ".repeat(2500),
    both: "***a*** *b* ".repeat(1700),
    breaks: "a  \n".repeat(5000),
    links: "[a](https://x.example) ".repeat(860),
    longLinks: `[a](${address}) `.repeat(10),
    table: `|a|b|\n|-|-|\n${"|c|d|\n".repeat(3000)}`,
    quotesInQuotes: `${"> ".repeat(90)}a\n\n`.repeat(105),
    oneWord: "a".repeat(20_000),
  }
  it.each(Object.entries(nasty))(
    "stay under 95 KB with 20,000 characters of %s in every text of ten products",
    (_name, text) => {
      const wide = line("w", `"&'<>`.repeat(60), `"&'<>`.repeat(60), 1, 1, {
        thumbnail: address,
        productUrl: address,
      })
      const guide = guideOf({
        line: wide,
        howTo: text,
        care: text,
        faq: Array.from({ length: 50 }, () => ({ question: text, answer: text })),
        videoUrl: address,
        manualUrl: address,
        subscriptionUrl: address,
      })
      const proof = {
        ...sampleProof,
        reviews: sampleProof.reviews.map((review) => ({
          ...review,
          title: text,
          body: text,
          author: text,
          productTitle: text,
          incentive: text,
        })),
      }
      for (const guides of [[guide], Array.from({ length: 10 }, () => guide)]) {
        const mail = rendered(guides, {
          proof,
          incentive: { code: text, text },
          order: { ...hugeOrder, orderUrl: address },
        })
        expect(Buffer.byteLength(mail.html)).toBeLessThan(KILOBYTES_95)
        expect(Buffer.byteLength(mail.text)).toBeLessThan(KILOBYTES_95)
        expect(mail.text).toContain("… This guide is longer than an email can be.")
      }
    },
    30_000
  )

  it("name the products, and read well without any name", () => {
    const { subject } = rendered()
    expect(subject).toBe(
      "Getting the most from Guji Natural, Äthiopien and Hand Balm with Sea Buckthorn"
    )
    const nameless = rendered(
      [guideOf({ line: line("x", " ", null, 1), care: "Dry." })],
      {
        order: awkwardOrders.bare,
      }
    )
    expect(nameless.subject).toBe("Tips for what you bought from Linde & Salz")
    expect(nameless.html).toContain("Getting started.</h1>")
    expect(nameless.html).toContain("Your order should be with you by now.")
  })
})
