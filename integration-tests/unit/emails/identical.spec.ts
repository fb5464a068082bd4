import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { DEFAULT_BRAND } from "../../../emails/brand"
import { awkwardOrders } from "../../../emails/fixtures/awkward-orders"
import { halfmoonBrand, lindeBrand } from "../../../emails/fixtures/brands"
import { fixtureMails } from "../../../emails/fixtures/mails"
import { dollarGuestOrder, euroOrder, hugeOrder } from "../../../emails/fixtures/orders"
import { renderLive, renderTemplate } from "../../../emails/render-template"
import { templates } from "../../../emails/templates"
import { refilled, tagNames } from "./support"

const orders = { euroOrder, dollarGuestOrder, hugeOrder, ...awkwardOrders }
const brands = { lindeBrand, halfmoonBrand, DEFAULT_BRAND }

describe("a compiled template and a live render", () => {
  for (const [name, order] of Object.entries(orders)) {
    it(`are the same bytes for ${name}: every template, brand, language and direction`, async () => {
      for (const brand of Object.values(brands)) {
        for (const [locale, dir] of [
          ["en", undefined],
          ["de-DE", undefined],
          ["en", "rtl"],
        ] as const) {
          for (const mail of fixtureMails(order, brand, locale, dir)) {
            const live = await mail.render(renderLive)
            expect(mail.render(renderTemplate), mail.key).toEqual(live)
          }
        }
      }
    }, 60_000)
  }

  const nasty = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    }),
    fc.constantFrom(
      "",
      "</script><script>alert(1)</script>",
      "<!-- --><!--$--><!DOCTYPE x>",
      `"'&<>`,
      "$& $1 $` {{ x }} {% if %}",
      "\uE000=0.1\uE001",
      "\uD83D",
      "\uDE00",
      "👩‍👩‍👧‍👦",
      "محمد \u202E",
      "a\r\nb\u2028c\u0000",
      "<link rel=preload as=image>"
    )
  )

  for (const mail of fixtureMails(euroOrder, lindeBrand, "en")) {
    it(`are the same for ${mail.name} with any strings in every prop, and no value becomes a tag`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(nasty, { minLength: 40, maxLength: 40 }),
          async (strings) => {
            const cycle = (pick: (value: string) => string) => {
              let index = 0
              return () => pick(strings[index++ % strings.length])
            }
            const result = mail.render((template, props, design) => {
              const hostile = refilled(
                props,
                cycle((value) => value)
              )
              // The same pattern of empty and non-empty, so the same branches are taken.
              const harmless = refilled(
                props,
                cycle((value) => (value ? "x" : ""))
              )
              return {
                compiled: renderTemplate(template, hostile, design),
                live: renderLive(template, hostile, design),
                harmless: renderTemplate(template, harmless, design),
              }
            })
            expect(result.compiled).toEqual(await result.live)
            expect(tagNames(result.compiled.html)).toEqual(tagNames(result.harmless.html))
          }
        ),
        { numRuns: 60 }
      )
    }, 60_000)
  }
})

it("every template is known by its own key", () => {
  for (const [key, template] of Object.entries(templates)) {
    expect(template.key).toBe(key)
  }
})
