import { Liquid } from "liquidjs"
import { describe, expect, it } from "vitest"
import { loadCopy, speaker, type CopySection } from "../../../emails/copy"
import { checkCopy, findKeyProblem } from "../../../emails/copy/check-copy"
import de from "../../../emails/copy/de.json"
import en from "../../../emails/copy/en.json"
import { joinPlain } from "../../../emails/copy/plain-copy"
import { lindeBrand } from "../../../emails/fixtures/brands"
import { fixtureMails } from "../../../emails/fixtures/mails"
import { euroOrder } from "../../../emails/fixtures/orders"
import { renderTemplate } from "../../../emails/render-template"
import { templates } from "../../../emails/templates"
import { renderLiquid, variablesOf } from "../../../emails/copy/liquid"
import { COPY_VARIABLES } from "../../../emails/copy/variables"

type Book = Record<string, Record<string, string>>
const books: Record<string, Book> = { en, de }
const sentences = (book: Book) =>
  Object.entries(book).flatMap(([section, keys]) =>
    Object.entries(keys).map(([key, source]) => ({
      name: `${section}.${key}`,
      section,
      source,
    }))
  )

const isTemplate = (section: string) => Object.hasOwn(templates, section)

// A reminder has a preheader of its own.
const changed = (section: string, sentence: string) =>
  section === "review-request"
    ? { preheader: sentence, reminder_preheader: sentence }
    : { preheader: sentence }

describe("copy", () => {
  it("has the same keys in every language", () => {
    const names = sentences(books.en).map(({ name }) => name)
    for (const book of Object.values(books)) {
      expect(sentences(book).map(({ name }) => name)).toEqual(names)
    }
  })

  it("uses the same variables in every language", () => {
    const english = new Map(
      sentences(books.en).map(({ name, source }) => [name, variablesOf(source)])
    )
    for (const { name, source } of sentences(books.de)) {
      expect([name, variablesOf(source)]).toEqual([name, english.get(name)])
    }
  })

  it("uses only variables that exist", () => {
    for (const section of Object.keys(COPY_VARIABLES) as CopySection[]) {
      for (const book of Object.values(books)) {
        for (const [key, source] of Object.entries(book[section])) {
          expect([key, checkCopy(section, source)]).toEqual([key, null])
        }
      }
    }
  })

  it("can say every variable that it documents, in every mail", () => {
    for (const [section, names] of Object.entries(COPY_VARIABLES)) {
      if (!isTemplate(section)) {
        continue
      }
      const sentence = `All: ${names.map((name) => `{{ ${name} }}`).join(" | ")}`
      const overrides = { en: { [section]: changed(section, sentence) } }
      const mails = fixtureMails(
        euroOrder,
        lindeBrand,
        "en",
        undefined,
        overrides
      ).filter(({ key }) => key === section)
      expect(mails.length, section).toBeGreaterThan(0)
      for (const mail of mails) {
        expect(mail.render(renderTemplate).html, mail.name).toMatch(/>All: [^<]*Linde/)
      }
    }
  })

  it("tells an admin what is wrong with a text", () => {
    expect(checkCopy("order-shipped", "Hi {{ customer.frist_name }}")).toBe(
      "line 1, column 7: there is no {{ customer.frist_name }}; did you mean customer.first_name?"
    )
    expect(checkCopy("order-shipped", "Hi\n {{ total }} and {{ customer }}")).toMatch(
      /^line 2, column 5: there is no {{ total }}; this text can use customer\.first_name, .+; line 2, column 21: there is no {{ customer }}; /
    )
    expect(checkCopy("topics", "{{ store.name }}")).toBe(
      "line 1, column 4: there is no {{ store.name }}; this text can use no variables"
    )
    expect(checkCopy("order-shipped", "One\n{% if order.total %}")).toBe(
      "line 2, column 1: tag {% if order.total %} not closed"
    )
    expect(checkCopy("order-shipped", "{{ order.number | nonsense }}")).toBe(
      "line 1, column 1: undefined filter: nonsense"
    )
    expect(checkCopy("order-shipped", "{{ order[customer.name] }}")).toMatch(
      /there is no {{ order\.… }}/
    )
    expect(checkCopy("order-shipped", "{% assign a = order.total %}{{ a }}")).toBeNull()
  })

  it("names the sentence that was meant", () => {
    expect(findKeyProblem("thank-you", "headline")).toBeNull()
    expect(findKeyProblem("thank-you", "hedline")).toBe(
      "there is no sentence hedline; did you mean headline?"
    )
    expect(findKeyProblem("order-confirmation", "salutation")).toBe(
      "there is no sentence salutation; there are subject, preheader, headline, body"
    )
    expect(findKeyProblem("thank-you", "constructor")).toMatch(/^there is no sentence/)
  })

  it("says the built-in sentence where a changed one cannot be rendered", () => {
    const variables = { order: { number: "1042" }, customer: { first_name: null } }
    const say = (subject: string) =>
      speaker(
        loadCopy("en", { "order-confirmation": { subject } }),
        "order-confirmation",
        variables
      )("subject")
    expect(say("Yours: {{ order.number }}")).toBe("Yours: 1042")
    expect(say("Hi {{ customer.nickname }}")).toBe("Your order 1042 is confirmed")
    expect(say("{% broken")).toBe("Your order 1042 is confirmed")
  })

  it("joins plain sentences exactly as Liquid renders them", () => {
    const variables = { order: { number: "1{{ 0 }}", total: null }, more: { count: 3 } }
    for (const source of [
      "{{order.number}}",
      "a {{ order.number }} b {{  more.count}} { c }",
      "{{ order.total }}{{ more.count }}",
    ]) {
      expect(joinPlain(source, variables)).toBe(
        new Liquid().parseAndRenderSync(source, variables)
      )
    }
  })

  it("leaves everything else to Liquid", () => {
    const variables = { order: { number: "1042" } }
    for (const source of [
      "{{ order.nothing }}",
      "{{ shop.name }}",
      "{% if order.number %}x{% endif %}",
      "{{ order.number | upcase }}",
      "{{- order.number }}",
      "{{ order.toString }}",
    ]) {
      expect([source, joinPlain(source, variables)]).toEqual([source, null])
    }
  })

  it("leaves no gap where a name is missing", () => {
    expect(
      renderLiquid("Hi {{ customer.first_name }}, thanks", {
        customer: { first_name: null },
      })
    ).toBe("Hi, thanks")
    const greet = (text: string) => renderLiquid(text, { customer: { first_name: null } })
    expect(
      greet("Hi {{ customer.first_name }},\n\nthanks {{ customer.first_name }}!")
    ).toBe("Hi,\n\nthanks!")
    expect(greet("{{ customer.first_name }}, thanks")).toBe("thanks")
    expect(
      greet(
        "{% if customer.first_name == nil %}Hi {{ customer.first_name }} ,{% endif %}"
      )
    ).toBe("Hi,")
  })

  it("cannot loop, read files or reach prototypes", () => {
    expect(() => renderLiquid("{% for i in (1..1000000) %}x{% endfor %}", {})).toThrow(
      /tag "for" not found/
    )
    expect(() => renderLiquid("{% include '/etc/passwd' %}", {})).toThrow(
      /tag "include" not found/
    )
    expect(() =>
      renderLiquid("{{ order.constructor.name }}", { order: { number: "1" } })
    ).toThrow(/undefined variable/)
  })

  it("speaks English where there is no copy", () => {
    expect(loadCopy("fr")).toMatchObject({ language: "en", messages: en })
  })
})
