import { describe, expect, it } from "vitest"
import { awkwardOrders } from "../../../emails/fixtures/awkward-orders"
import { lindeBrand } from "../../../emails/fixtures/brands"
import { sampleLinks } from "../../../emails/fixtures/links"
import { euroOrder, line } from "../../../emails/fixtures/orders"
import { renderTemplate } from "../../../emails/render-template"
import { thankYou } from "../../../emails/templates"
import {
  createMailContext,
  designOf,
  thankYouProps,
  type LineFacts,
} from "../../../emails/view-models"
import { anchorsOf } from "./support"

const propsOf = (order = euroOrder, locale = "en-GB", brand = lindeBrand) =>
  thankYouProps({
    ...createMailContext({ brand, locale, links: sampleLinks }),
    order,
  })

const rendered = (order = euroOrder, locale = "en-GB", brand = lindeBrand) =>
  renderTemplate(
    thankYou,
    propsOf(order, locale, brand),
    designOf(createMailContext({ brand, locale }))
  )

describe("the thank-you", () => {
  const coffee = line("coffee", "Coffee, dark", null, 9)
  const tea = line("tea", "Tea", null, 7)
  const cup = line("cup", "Cup", null, 5)

  it.each<[string, LineFacts[], string, string]>([
    ["one", [coffee], "chose Coffee, dark.", "für Coffee, dark entschieden"],
    ["two", [coffee, tea], "Coffee, dark and Tea.", "Coffee, dark und Tea entschieden"],
    [
      "three",
      [coffee, tea, cup],
      "Coffee, dark and 2 more.",
      "Coffee, dark und 2 weitere Artikel entschieden",
    ],
    [
      "two variants of one product",
      [coffee, { ...coffee, id: "b", variantTitle: "1 kg" }],
      "chose Coffee, dark.",
      "für Coffee, dark entschieden",
    ],
    ["none", [], "We’re glad you chose us.", "sich für uns entschieden"],
    [
      "one without a title",
      [line("x", " ", null, 1)],
      "We’re glad you chose us.",
      "sich für uns entschieden",
    ],
  ])("names what was bought: %s", (_case, items, english, german) => {
    const order = { ...euroOrder, items }
    for (const [locale, sentence] of [
      ["en-GB", english],
      ["de-DE", german],
    ]) {
      const { frame } = propsOf(order, locale)
      expect(frame.paragraphs[0]).toContain(sentence)
      expect(frame.preheader).toContain(sentence)
    }
  })

  it("cuts a long name between words", () => {
    const title =
      "Cold-pressed rosehip seed oil with calendula, extra rich, refill for the trade"
    const { frame } = propsOf({ ...euroOrder, items: [line("a", title, null, 1)] })
    expect(frame.paragraphs[0]).toContain(
      "chose Cold-pressed rosehip seed oil with calendula, extra rich…."
    )
  })

  it("greets by name, and without one as if none had been expected", () => {
    expect(propsOf().frame).toMatchObject({
      subject: "Ada, thank you for choosing Linde & Salz",
      headline: "Thank you, Ada.",
    })
    for (const order of [awkwardOrders.bare, awkwardOrders.htmlInjection]) {
      expect(propsOf(order).frame).toMatchObject({
        subject: "Thank you for choosing Linde & Salz",
        headline: "Thank you.",
      })
      expect(propsOf(order, "de").frame).toMatchObject({
        subject: "Vielen Dank für Ihren Einkauf bei Linde & Salz",
        headline: "Vielen Dank.",
      })
    }
  })

  it("keeps a name of 40 characters whole", () => {
    expect(propsOf(awkwardOrders.longNames).frame.headline).toBe(
      "Thank you, Maximiliane-Alexandra Konstantina Isolde."
    )
  })

  it("has one button: to the website, without one to the order, without either none", () => {
    const homeless = { ...lindeBrand, websiteUrl: null }
    const buttons = (order = euroOrder, brand = lindeBrand) =>
      anchorsOf(rendered(order, "en-GB", brand).html).flatMap(
        ({ isButton, href, text }) => (isButton ? [[text, href]] : [])
      )
    expect(buttons()).toEqual([["Visit Linde & Salz", "https://linde-salz.example/"]])
    expect(buttons(euroOrder, homeless)).toEqual([
      ["View your order", euroOrder.orderUrl],
    ])
    expect(buttons({ ...euroOrder, orderUrl: null }, homeless)).toEqual([])
  })

  it("shows pictures and no prices", () => {
    const { html, text } = rendered()
    expect(html.match(/<img /g)).toHaveLength(2)
    expect(`${html}${text}`).not.toMatch(/€|Quantity/)
    expect(text).toContain("- Hand Balm with Sea Buckthorn, 75 ml\n- Linen Gift Wrap\n")
  })

  it("shows four of twelve things and counts the rest without a second call to action", () => {
    const { html, text } = rendered(awkwardOrders.twelveItems)
    expect(html.match(/<img /g)).toHaveLength(4)
    expect(html).toContain("and 8 more items")
    expect(text).toContain("and 8 more items\n\n")
    expect(anchorsOf(html).map(({ text: words }) => words)).not.toContain(
      "and 8 more items"
    )
  })

  it("leaves the list out when there is nothing to list", () => {
    const { html, text } = rendered(awkwardOrders.noItems)
    expect(`${html}${text}`).not.toContain("What you chose")
  })
})
