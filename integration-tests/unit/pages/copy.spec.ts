import { afterEach, describe, expect, it } from "vitest"
import { variablesOf } from "../../../emails"
import { pageLanguages, registerPageCopy, sayIn } from "../../../src/pages/copy"
import de from "../../../src/pages/copy/de.json"
import en from "../../../src/pages/copy/en.json"
import { lindeBrand } from "../../../emails/fixtures/brands"
import { contextFor } from "./states"

type Sentences = Record<string, Record<string, string>>
const languages: [string, Sentences][] = [
  ["en", en],
  ["de", de],
]

/** The variables that pages give their sentences. */
const KNOWN = [
  ...["pause.date", "person.email", "store.name", "topic.name", "wait.minutes"],
  ...["chosen.count", "max.count", "max.megabytes", "offer.text", "photo.name"],
  ...["photo.number", "star.count", "typed.count"],
  ...["survey.days", "survey.length", "survey.score", "survey.written"],
]

describe("the copy of the public pages", () => {
  afterEach(() => registerPageCopy("de", de))

  it("has every sentence in every language", () => {
    expect(pageLanguages()).toEqual(languages.map(([language]) => language))
    for (const [language, sections] of languages) {
      expect(keysOf(sections), language).toEqual(keysOf(en))
      for (const sentence of Object.values(sections).flatMap(Object.values)) {
        expect(sentence.trim(), language).not.toBe("")
      }
    }
  })

  it("uses the same variables in every language, and no other than there are", () => {
    for (const [section, sentences] of Object.entries<Record<string, string>>(en)) {
      for (const [key, sentence] of Object.entries(sentences)) {
        const wanted = variablesOf(sentence)
        expect(KNOWN, `${section}.${key}`).toEqual(expect.arrayContaining(wanted))
        for (const [language, sections] of languages) {
          expect(
            variablesOf(sections[section][key]),
            `${language} ${section}.${key}`
          ).toEqual(wanted)
        }
      }
    }
  })

  it("has one and many minutes", () => {
    const minutes = (language: string, minutes: number) =>
      sayIn(language, {})("problem", "too_many_text", { wait: { minutes } })
    expect(minutes("en", 1)).toContain("Try again in 1 minute.")
    expect(minutes("en", 2)).toContain("Try again in 2 minutes.")
    expect(minutes("de", 1)).toContain("in einer Minute noch einmal.")
    expect(minutes("de", 2)).toContain("in 2 Minuten noch einmal.")
  })

  it("takes another language with one call", () => {
    registerPageCopy("de", { ...de, common: { ...de.common, questions: "Na?" } })
    expect(sayIn("de", {})("common", "questions")).toBe("Na?")
  })

  it.each([
    ["de-CH", "de"],
    ["de_DE", "de"],
    ["fr-CA", "en"],
    ["nonsense-", "en"],
    ["", "en"],
  ])("reads the locale %s in %s", (locale, language) => {
    const context = contextFor(lindeBrand, locale)
    expect(context.language).toBe(language)
    expect(context.dir).toBe("ltr")
  })
})

const keysOf = (sections: Sentences) =>
  Object.entries(sections).flatMap(([section, sentences]) =>
    Object.keys(sentences).map((key) => `${section}.${key}`)
  )
