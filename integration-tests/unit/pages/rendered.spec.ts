import { createHash } from "node:crypto"
import { describe, expect, it } from "vitest"
import type { Brand } from "../../../emails"
import { halfmoonBrand, lindeBrand } from "../../../emails/fixtures/brands"
import { DEFAULT_SETTINGS } from "../../../src/modules/post-purchase/settings"
import { createPageContext, renderDocument } from "../../../src/pages"
import { toBrand } from "../../../src/workflows/dispatch/facts/to-brand"
import { contextFor, pageStates } from "./states"

const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&amp;\u0000\ud800`

describe("the public pages", () => {
  for (const locale of ["en-GB", "de-AT"]) {
    it(`say the same as before in ${locale}`, () => {
      const context = contextFor(lindeBrand, locale)
      const texts = Object.entries(pageStates(context)).map(
        ([name, page]) => `== ${name}\n${textOf(renderDocument(page, context).html)}`
      )
      expect(texts.join("\n\n")).toMatchSnapshot()
    })
  }

  it("show whatever a store or a person typed as text", () => {
    const brand: Brand = {
      ...lindeBrand,
      storeName: HOSTILE,
      logoUrl: `https://x.example/"><script>alert(3)</script>`,
      websiteUrl: `https://x.example/"onmouseover="alert(4)`,
      supportEmail: `${HOSTILE}@x.example`,
      supportUrl: "javascript:alert(5)",
      postalAddress: `${HOSTILE}\n${HOSTILE}`,
      fontFamily: `Arial;}</style><script>alert(6)</script>`,
      colors: { ...lindeBrand.colors, accent: "red;}</style><script>alert(7)" },
    }
    for (const logoUrl of [brand.logoUrl, null]) {
      const context = contextFor({ ...brand, logoUrl }, "en", `${HOSTILE}@x.example`)
      for (const page of Object.values(pageStates(context))) {
        const { html, policy } = renderDocument(page, context)
        const tags = new Set(
          [...html.matchAll(/<\/?([a-z0-9!]+)/gi)].map(([, tag]) => tag.toLowerCase())
        )
        expect(tags).not.toContain("script")
        expect([...tags].filter((tag) => !KNOWN_TAGS.has(tag))).toEqual([])
        const attributes = [...html.matchAll(/ ([a-z-]+)="[^"]*"/g)].map(
          ([, name]) => name
        )
        expect(attributes.filter((name) => name.startsWith("on"))).toEqual([])
        expect(html.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\son\w+\s*=/i)
        expect(html).not.toMatch(/javascript:/i)
        expect(html.match(/<style>/g)).toHaveLength(1)
        expect(html).not.toContain("\u0000")
        expect(html.isWellFormed()).toBe(true)
        expect(policy).not.toMatch(/[\r\n<>]/)
      }
    }
  })

  it("allow their own style, no script and nobody's frame", () => {
    const context = contextFor(halfmoonBrand, "en")
    const { html, policy } = renderDocument(pageStates(context).unsubscribe, context)
    const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? ""
    const hash = createHash("sha256").update(style).digest("base64")
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; img-src https: data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`
    )
    expect(html).not.toMatch(/ style=/)
  })

  it("show a logo that lies behind plain http", () => {
    const context = contextFor(
      { ...halfmoonBrand, logoUrl: "http://localhost:9000/static/logo.png" },
      "en"
    )
    const { policy } = renderDocument(pageStates(context).unsubscribe, context)
    expect(policy).toContain("img-src https: data: http://localhost:9000;")
  })

  it("make do with a store that has set nothing", () => {
    const brand = toBrand(DEFAULT_SETTINGS)
    for (const locale of ["en", "de"]) {
      const context = contextFor(brand, locale, null)
      for (const [name, page] of Object.entries(pageStates(context))) {
        const text = textOf(renderDocument(page, context).html)
        expect(text, name).not.toMatch(
          /undefined|null|NaN|\{\{|\{%| {2}|[„“”"]{2}| [,:]| \.(?!\.)/
        )
      }
    }
  })

  it("never name the whole address", () => {
    const context = contextFor(
      lindeBrand,
      "en",
      "marlene.krüger+shop@xn--bcher-kva.example"
    )
    for (const page of Object.values(pageStates(context))) {
      const { html } = renderDocument(page, context)
      expect(html).not.toContain("marlene")
    }
    expect(textOf(pageStates(context).unsubscribe.body.text)).toContain(
      "We send them to ma•••@bücher.example."
    )
  })

  it("have one main heading, one main part and a label for each field", () => {
    const context = contextFor(lindeBrand, "de")
    for (const [name, page] of Object.entries(pageStates(context))) {
      const { html } = renderDocument(page, context)
      expect(html.match(/<h1[ >]/g), name).toHaveLength(1)
      expect(html.match(/<main>/g), name).toHaveLength(1)
      const ids = [...html.matchAll(/<(?:input|select)[^>]* id="([^"]+)"/g)].map(
        ([, id]) => id
      )
      for (const id of ids) {
        expect(html, `${name}: ${id}`).toContain(`<label for="${id}">`)
      }
      expect(new Set(allIds(html)).size, name).toBe(allIds(html).length)
    }
  })

  it("read from right to left where the language does", () => {
    const context = {
      ...createPageContext({
        brand: lindeBrand,
        locale: "en",
        timeZone: "UTC",
        root: "",
      }),
      language: "he",
      dir: "rtl" as const,
    }
    const { html } = renderDocument(pageStates(context).preferences, context)
    expect(html).toContain('<html lang="he" dir="rtl">')
    const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1]
    expect(style).not.toMatch(
      /(?:margin|padding|border)-(?:left|right)|text-align:(?:left|right)|float/
    )
  })
})

const KNOWN_TAGS = new Set(
  "!doctype html head meta title link style body div header a img main h1 h2 p b form button fieldset legend input label span select option textarea section ul li footer".split(
    " "
  )
)

const allIds = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)

/** What a reader gets: words, fields with their state, links with where they lead. */
function textOf(html: string): string {
  return html
    .replace(/<style>[\s\S]*<\/style>/, "")
    .replace(/\s+/g, " ")
    .replace(/<input type="checkbox"[^>]*>/g, (box) =>
      / checked/.test(box) ? "[x] " : "[ ] "
    )
    .replace(/<option[^>]*>/g, (option) => (/ selected/.test(option) ? "(x) " : "( ) "))
    .replace(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/g, "$2 → $1\n")
    .replace(
      /<br \/>|<\/(p|h1|h2|li|b|button|option|title|legend|label|span|div)>/g,
      "\n"
    )
    .replace(/<[^>]+>/g, "")
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .split("\n")
    .map((line) => line.replace(/ +/g, " ").trim())
    .filter(Boolean)
    .join("\n")
}
