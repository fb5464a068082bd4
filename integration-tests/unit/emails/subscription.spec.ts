import { describe, expect, it } from "vitest"
import { loadCopy, type CopyOverrides } from "../../../emails/copy"
import { checkCopy } from "../../../emails/copy/check-copy"
import { topicName } from "../../../emails/copy/topics"
import { halfmoonBrand, lindeBrand } from "../../../emails/fixtures/brands"
import { sampleConfirmUrl, sampleLinks } from "../../../emails/fixtures/links"
import { renderTemplate } from "../../../emails/render-template"
import { confirmSubscription, preferencesLink } from "../../../emails/templates"
import {
  confirmSubscriptionProps,
  createMailContext,
  designOf,
  preferencesLinkProps,
} from "../../../emails/view-models"
import { ConsentTopic, Topic } from "../../../src/modules/post-purchase/constants"
import { anchorsOf } from "./support"

const talkative = {
  ...lindeBrand,
  footerText: "20 % off everything until Sunday!",
}

type Options = {
  locale?: string
  topics?: string[]
  overrides?: { en: CopyOverrides }
}

const contextOf = ({ locale = "en-GB", overrides }: Options) =>
  createMailContext({ brand: talkative, locale, overrides })

function confirmation({ topics = ["tips", "offers"], ...options }: Options = {}) {
  const context = contextOf(options)
  return renderTemplate(
    confirmSubscription,
    confirmSubscriptionProps({ ...context, confirmUrl: sampleConfirmUrl, topics }),
    designOf(context)
  )
}

function linkMail(options: Options = {}) {
  const context = contextOf(options)
  return renderTemplate(
    preferencesLink,
    preferencesLinkProps({ ...context, preferencesUrl: sampleLinks.preferences }),
    designOf(context)
  )
}

describe("the question for a confirmation", () => {
  it("names what was asked for in the reader's language, and nothing else", () => {
    for (const locale of ["en", "de"]) {
      const { html, text } = confirmation({ locale, topics: ["tips", "reminders"] })
      for (const topic of Object.values(ConsentTopic)) {
        const { name } = topicName(loadCopy(locale), topic)
        const isAsked = topic === "tips" || topic === "reminders"
        expect([topic, html.includes(`>${name}</p>`)]).toEqual([topic, isAsked])
        expect([topic, text.includes(`- ${name}\n`)]).toEqual([topic, isAsked])
      }
    }
  })

  it("has one button, to the confirmation, below what it confirms", () => {
    const { html, text } = confirmation()
    const buttons = anchorsOf(html).filter(({ isButton }) => isButton)
    expect(buttons).toMatchObject([
      { href: sampleConfirmUrl, text: "Yes, I want these emails" },
    ])
    expect(html.indexOf(sampleConfirmUrl)).toBeGreaterThan(
      html.indexOf("Thanks and tips")
    )
    expect(text.indexOf(sampleConfirmUrl)).toBeGreaterThan(
      text.indexOf("Thanks and tips")
    )
    expect(text).toContain(`Yes, I want these emails:\n${sampleConfirmUrl}\n`)
  })

  it("shows no list when nothing is named", () => {
    const { html, text } = confirmation({ topics: [] })
    expect(`${html}${text}`).not.toContain("What was asked for")
    expect(html).not.toContain('role="list"')
  })

  it("calls a topic without words by its key", () => {
    expect(confirmation({ topics: ["horoscopes"] }).text).toContain("- horoscopes\n")
  })
})

describe.each([
  ["confirm-subscription", confirmation, "you don’t need to do anything"],
  ["preferences-link", linkMail, "you can ignore this email"],
])("%s", (_key, render, calming) => {
  it("says what to do for whoever asked for nothing", () => {
    const { html, text } = render()
    expect(html).toContain(calming)
    expect(text).toContain(calming)
  })

  it("advertises nothing and speaks of no order", () => {
    for (const locale of ["en", "de"]) {
      const { subject, html, text } = render({ locale })
      expect(`${subject}${html}${text}`).not.toMatch(
        /20 % off|Instagram|Journal|\border\b|Bestellung|application\/ld\+json|<img/
      )
    }
  })

  it("links only to its own page, the store's front door and the support", () => {
    const { html } = render()
    const own = render === confirmation ? sampleConfirmUrl : sampleLinks.preferences
    expect(new Set(anchorsOf(html).map(({ href }) => href))).toEqual(
      new Set([own, "https://linde-salz.example/", "mailto:hallo@linde-salz.example"])
    )
  })
})

describe("mails that no order causes", () => {
  it("do not go out without the link that they are about", () => {
    const context = contextOf({})
    expect(() =>
      confirmSubscriptionProps({ ...context, confirmUrl: "localhost:9000/x", topics: [] })
    ).toThrow(/the link that confirms is no http\(s\) address/)
    expect(() => preferencesLinkProps({ ...context, preferencesUrl: "" })).toThrow(
      /the link to the preferences is no http\(s\) address/
    )
  })

  it("say the built-in sentence where a change speaks of an order", () => {
    const overrides = {
      en: { "confirm-subscription": { headline: "Order {{ order.number }}?" } },
    }
    expect(confirmation({ overrides }).text).toContain("Please confirm your choice.")
    expect(checkCopy("confirm-subscription", "Hi {{ customer.first_name }}")).toBe(
      "line 1, column 7: there is no {{ customer.first_name }}; this text can use store.name, store.support_email"
    )
  })

  it("say a changed sentence that speaks of the store", () => {
    const overrides = {
      en: { "preferences-link": { headline: "Yours, {{ store.name }}" } },
    }
    expect(linkMail({ overrides }).text).toContain("Yours, Linde & Salz")
  })

  it("show the store's own text only where it is no plain mail", () => {
    const context = createMailContext({ brand: halfmoonBrand, locale: "en" })
    const { html } = renderTemplate(
      preferencesLink,
      preferencesLinkProps({ ...context, preferencesUrl: sampleLinks.preferences }),
      designOf(context)
    )
    expect(html).toContain("418 Alder Street")
    expect(html).not.toContain(halfmoonBrand.footerText)
  })
})

describe("topicName", () => {
  it("has words for everything one can consent to, in every language", () => {
    for (const language of ["en", "de"]) {
      const names = Object.values(ConsentTopic).map((topic) =>
        topicName(loadCopy(language), topic)
      )
      expect(new Set(names.map(({ name }) => name)).size).toBe(6)
      for (const [index, { name, description }] of names.entries()) {
        expect(name).not.toBe(Object.values(ConsentTopic)[index])
        expect(description).toMatch(/^\p{Lu}.{20,}\.$/u)
      }
    }
  })

  it("speaks the language of the copy and knows the store's changes", () => {
    expect(topicName(loadCopy("de"), Topic.SURVEYS).name).toBe("Umfragen")
    const copy = loadCopy("en", {
      topics: { surveys: "Questions", offers: "{{ order.number }}" },
    })
    expect(topicName(copy, Topic.SURVEYS).name).toBe("Questions")
    expect(topicName(copy, Topic.OFFERS).name).toBe("Offers and recommendations")
    expect(checkCopy("topics", "{{ store.name }}")).toBe(
      "line 1, column 4: there is no {{ store.name }}; this text can use no variables"
    )
  })

  it.each(["constructor", "toString", "__proto__", ""])("does not know %j", (topic) => {
    expect(topicName(loadCopy("en"), topic)).toEqual({ name: topic, description: "" })
  })
})
