import { describe, expect, it } from "vitest"
import { lindeBrand } from "../../../emails/fixtures/brands"
import { sampleLinks } from "../../../emails/fixtures/links"
import { euroOrder } from "../../../emails/fixtures/orders"
import { sampleIncentive, sampleProof } from "../../../emails/fixtures/voices"
import { renderTemplate } from "../../../emails/render-template"
import { thankYou } from "../../../emails/templates"
import {
  createMailContext,
  designOf,
  openMail,
  proofProps,
  starText,
  thankYouProps,
  type IncentiveFacts,
  type ProofFacts,
} from "../../../emails/view-models"

const contextIn = (locale: string) =>
  createMailContext({ brand: lindeBrand, locale, links: sampleLinks })

const rendered = (
  voices: { proof?: ProofFacts | null; incentive?: IncentiveFacts | null } = {},
  locale = "en-GB"
) =>
  renderTemplate(
    thankYou,
    thankYouProps({ ...contextIn(locale), order: euroOrder, ...voices }),
    designOf(contextIn(locale))
  )

const saidOf = (proof: Partial<ProofFacts>, locale = "en-GB") =>
  proofProps(openMail(contextIn(locale), euroOrder), {
    rating: null,
    reviews: [],
    promoters: null,
    ...proof,
  })

describe("what other buyers say", () => {
  it.each([
    [4.63, 23, "en-GB", "4.6 of 5 stars from 23 reviews"],
    [4.63, 1234, "de-DE", "4,6 von 5 Sternen aus 1.234 Bewertungen"],
    [4.97, 30, "en-GB", "4.9 of 5 stars from 30 reviews"],
    [4.1, 10, "en-GB", "4.1 of 5 stars from 10 reviews"],
    [5, 6, "en-GB", "5 of 5 stars from 6 reviews"],
    [2.05, 1, "en-GB", "2 of 5 stars from 1 review"],
    [2.05, 1, "de-DE", "2 von 5 Sternen aus 1 Bewertung"],
  ])("rates %d from %d in %s without rounding up", (average, count, locale, words) => {
    expect(saidOf({ rating: { average, count } }, locale).rating).toBe(words)
  })

  it.each([
    [0.93, "9 of 10 customers who answered our survey"],
    [0.899, "8 of 10 customers"],
    [1, "10 of 10 customers"],
    [0.3, "3 of 10 customers"],
  ])(
    "says a share of %d in tenths, rounded down, with how many answered",
    (share, words) => {
      const { promoters } = saidOf({ promoters: { share, count: 41 } })
      expect(promoters.startsWith(words)).toBe(true)
      expect(promoters).toMatch(/\(41 answers\)\.$/)
    }
  )

  it("says nothing where there is nothing", () => {
    for (const proof of [undefined, null]) {
      expect(`${rendered({ proof }).html}${rendered({ proof }).text}`).not.toMatch(
        /What other customers say|★/
      )
    }
    expect(saidOf({ promoters: { share: 0.04, count: 90 } }).title).toBe("")
    expect(saidOf({ reviews: [{ ...sampleProof.reviews[0], body: " \n " }] }).title).toBe(
      ""
    )
  })

  it("quotes two reviews at most, with stars that have a name, author, product and what was offered", () => {
    const [first, second] = sampleProof.reviews
    const { html, text } = rendered({
      proof: { ...sampleProof, reviews: [first, second, { ...first, body: "A third." }] },
    })
    expect(html.match(/role="img" aria-label="\d of 5 stars"/g)).toEqual([
      'role="img" aria-label="5 of 5 stars"',
      'role="img" aria-label="3 of 5 stars"',
    ])
    expect(`${html}${text}`).not.toContain("A third.")
    expect(text).toContain(
      [
        "3 of 5 stars",
        second.body,
        "Hand Balm with Sea Buckthorn",
        "The reviewer was given 10 % off the next order.",
      ].join("\n")
    )
    expect(html).toContain("The reviewer was given 10 % off the next order.")
  })

  it("cuts a long review with an ellipsis and shows markup as text", () => {
    const body = `<b>${"long ".repeat(4000)}`
    const { html } = rendered({
      proof: { ...sampleProof, reviews: [{ ...sampleProof.reviews[0], body }] },
    })
    expect(html).toMatch(/&lt;b&gt;long long [a-z ]{200,240}…/)
  })

  it.each([
    [0, "☆☆☆☆☆"],
    [3, "★★★☆☆"],
    [5, "★★★★★"],
    [9, "★★★★★"],
  ])("draws %d stars as %s", (rating, stars) => {
    expect(starText(rating).replaceAll("\uFE0E", "")).toBe(stars)
  })
})

describe("an offer", () => {
  it("shows its words and its code, and nothing without both", () => {
    const { html, text } = rendered({ incentive: sampleIncentive })
    expect(html).toContain("<bdi>DANKE-7K2M</bdi>")
    expect(text).toContain(
      "A thank-you for you:\n10 % off your next order, valid until 31 January.\nYour code: DANKE-7K2M"
    )
    for (const incentive of [null, undefined, { code: " ", text: "" }]) {
      const none = rendered({ incentive })
      expect(`${none.html}${none.text}`).not.toMatch(/A thank-you for you|Your code/)
    }
  })

  it("shows no code where there is none", () => {
    const { html } = rendered({
      incentive: { code: "", text: "Stickers are in the box." },
    })
    expect(html).toContain("Stickers are in the box.")
    expect(html).not.toContain("Your code")
  })
})
