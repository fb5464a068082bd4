import { describe, expect, it } from "vitest"
import { lindeBrand } from "../../../emails/fixtures/brands"
import { sampleFollowUp } from "../../../emails/fixtures/follow-up"
import { sampleLinks } from "../../../emails/fixtures/links"
import { euroOrder } from "../../../emails/fixtures/orders"
import { renderTemplate } from "../../../emails/render-template"
import { personalFollowUp } from "../../../emails/templates"
import {
  createMailContext,
  designOf,
  personalFollowUpProps,
  type FollowUpFacts,
  type MailLinks,
  type OrderFacts,
} from "../../../emails/view-models"
import { anchorsOf } from "./support"

const rendered = (
  content: Partial<FollowUpFacts> = {},
  {
    order = euroOrder,
    links = null,
    locale = "en-GB",
  }: { order?: OrderFacts | null; links?: MailLinks | null; locale?: string } = {}
) => {
  const context = createMailContext({ brand: lindeBrand, locale, links })
  return renderTemplate(
    personalFollowUp,
    personalFollowUpProps({
      ...context,
      content: { ...sampleFollowUp, ...content },
      order,
    }),
    designOf(context)
  )
}

const EMPTY: FollowUpFacts = {
  subject: " ",
  greeting: "",
  recap: [" "],
  next_steps: [],
  action: null,
  closing: "",
}

describe("what somebody wrote by hand", () => {
  it("is greeting, recap, numbered steps, one button, closing, in this order", () => {
    const { subject, html, text } = rendered()
    expect(subject).toBe("Your grinder, and what we agreed")
    expect(text).toContain(
      [
        "Hello Ada,",
        "",
        "thank you for the call this morning. I wrote down what we talked about, so that neither of us has to remember it.",
        "",
        "What we talked about",
        "--------------------",
        "",
        "- The coffee tastes sour because the grinder is set too coarse.",
        "- You brew with 94 °C, which is right for the Guji.",
        "",
        "What happens next",
        "-----------------",
        "",
        "1. Set the grinder three notches finer and brew once more.",
        "2. If it is still sour, send us a photo of the grounds.",
        "3. We exchange the bag if that does not help either.",
        "",
        "See the grinder settings:",
        "https://linde-salz.example/journal/grinder",
        "",
        "Kind regards from Hamburg",
        "Marlene, Linde & Salz",
      ].join("\n")
    )
    expect(html).toContain("Kind regards from Hamburg<br/>Marlene, Linde &amp; Salz<br/>")
    expect(anchorsOf(html).filter(({ isButton }) => isButton)).toHaveLength(1)
  })

  it("shows nothing for what was left out", () => {
    const { subject, html, text } = rendered(EMPTY)
    expect(subject).toBe("About your order 1042")
    expect(html).not.toMatch(/role="list"|class="btn"/)
    expect(`${html}${text}`).not.toMatch(/What we talked about|What happens next/)
    expect(rendered(EMPTY, { order: null, locale: "de" }).subject).toBe(
      "Eine Nachricht von Linde & Salz"
    )
  })

  it("has no button for an address that is none, and none without words", () => {
    for (const action of [
      { label: "Press", url: "javascript:alert(1)" },
      { label: " ", url: "https://x.example" },
    ]) {
      const { html, text } = rendered({ action })
      expect(`${html}${text}`).not.toMatch(/Press|class="btn"/)
    }
  })

  it("has the foot of an order's mail, of a marketing mail, or of neither", () => {
    const foot = (order: OrderFacts | null, links: MailLinks | null) =>
      rendered({}, { order, links }).text
    expect(foot(euroOrder, null)).toContain("because you ordered from Linde & Salz.")
    expect(foot(null, null)).toContain("because you are in touch with Linde & Salz.")
    expect(foot(null, null)).not.toMatch(/Unsubscribe|Order /)
    for (const order of [euroOrder, null]) {
      const { html, text } = rendered({}, { order, links: sampleLinks })
      expect(text).toContain("you can stop them at any time.")
      expect(anchorsOf(html).slice(-2)).toMatchObject([
        { href: sampleLinks.unsubscribe, untracked: true },
        { href: sampleLinks.preferences, untracked: true },
      ])
    }
  })

  it("advertises nothing: no social links, nothing but what was written", () => {
    expect(rendered().html).not.toMatch(/Instagram|Journal<\/a>/)
  })

  it("shows markup and control characters as text, and no header can be made of the subject", () => {
    const { subject, html } = rendered({
      subject: "Hi\r\nBcc: all@example.com",
      greeting: "<script>alert(1)</script>\u202E",
      recap: ["**not bold** <b>x</b>"],
    })
    expect(subject).toBe("Hi Bcc: all@example.com")
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;<")
    expect(html).toContain("**not bold** &lt;b&gt;x&lt;/b&gt;")
  })

  it.each([`"&'<>`, "抹茶", "a\n", "word "])(
    "stays under 95 KB with 20,000 characters of %j in every field, and says that it was cut",
    (piece) => {
      const text = piece.repeat(20_000 / piece.length)
      const { html, text: plain } = rendered({
        subject: text,
        greeting: text,
        recap: Array.from({ length: 100 }, () => text),
        next_steps: Array.from({ length: 100 }, () => text),
        closing: text,
      })
      expect(Buffer.byteLength(html)).toBeLessThan(95_000)
      expect(plain).toContain("…")
    }
  )
})
