import { describe, expect, it } from "vitest"
import {
  languageOfError,
  toInput,
  toPreview,
  toValues,
  validate,
  writtenLanguages,
} from "../../../src/admin/components/guides/guide-form"

const t = (key: string) => key

const guide = {
  product_id: "prod_1",
  texts: {
    en: {
      how_to: "1. Rinse",
      care: "",
      faq: [{ question: "Dishwasher?", answer: "No." }],
    },
    fr: { how_to: "Rincer", care: "", faq: [] },
  },
  video_url: "https://example.com/video",
  manual_url: null,
  days_of_supply: 30,
  upgrade_product_id: "prod_2",
  subscription_url: null,
}

describe("the form of a guide", () => {
  it("offers English and German beside the languages that are there", () => {
    expect(Object.keys(toValues(guide).texts)).toEqual(["en", "de", "fr"])
    expect(Object.keys(toValues(null).texts)).toEqual(["en", "de"])
  })

  it("gives back what it was given, without languages that say nothing", () => {
    const { product_id: _, ...saved } = guide
    expect(toInput(toValues(guide))).toEqual(saved)
    expect(writtenLanguages(toValues(guide).texts)).toEqual(["en", "fr"])
  })

  it("clears what was emptied", () => {
    const values = { ...toValues(guide), video_url: " ", days_of_supply: "" }
    expect(toInput(values)).toMatchObject({ video_url: null, days_of_supply: null })
  })

  it("refuses half a question, no address and no whole days, each at its field", () => {
    const values = {
      ...toValues(guide),
      manual_url: "manual.pdf",
      days_of_supply: "2.5",
    }
    values.texts.de = {
      how_to: "",
      care: "",
      faq: [{ question: "Spülmaschine?", answer: " " }],
    }
    const errors = validate(values, t)
    const wrong = Object.keys(errors).filter((path) => errors[path])
    expect(wrong.sort()).toEqual([
      "days_of_supply",
      "manual_url",
      "texts.de.faq.0.answer",
    ])
    expect(languageOfError(errors)).toBe("de")
    expect(languageOfError({ manual_url: "wrong" })).toBeNull()
  })

  it("shows in the preview what can be shown already", () => {
    const values = { ...toValues(guide), manual_url: "manual.pdf", days_of_supply: "x" }
    values.texts.en.faq.push({ question: "Half a question", answer: "" })
    expect(toPreview(values, validate(values, t))).toMatchObject({
      video_url: "https://example.com/video",
      manual_url: null,
      days_of_supply: null,
      texts: { en: { faq: [{ question: "Dishwasher?", answer: "No." }] } },
    })
  })
})
