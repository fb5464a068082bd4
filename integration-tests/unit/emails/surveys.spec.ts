import { describe, expect, it } from "vitest"
import { sampleScoreUrls, sampleSurveyUrl } from "../../../emails/fixtures/answers"
import { awkwardOrders } from "../../../emails/fixtures/awkward-orders"
import { lindeBrand } from "../../../emails/fixtures/brands"
import { sampleLinks } from "../../../emails/fixtures/links"
import { euroOrder } from "../../../emails/fixtures/orders"
import { sampleIncentive } from "../../../emails/fixtures/voices"
import { renderTemplate } from "../../../emails/render-template"
import { csatSurvey, npsSurvey } from "../../../emails/templates"
import {
  createMailContext,
  csatSurveyProps,
  designOf,
  npsSurveyProps,
} from "../../../emails/view-models"
import { anchorsOf, labelsOf } from "./support"

const given = (locale = "en-GB", order = euroOrder) => ({
  ...createMailContext({ brand: lindeBrand, locale, links: sampleLinks }),
  order,
  url: sampleSurveyUrl,
  incentive: sampleIncentive,
})

const nps = (locale?: string, order = euroOrder, scoreUrls = sampleScoreUrls(0, 10)) => {
  const facts = given(locale, order)
  return renderTemplate(
    npsSurvey,
    npsSurveyProps({ ...facts, scoreUrls }),
    designOf(facts)
  )
}

const csat = (locale?: string, order = euroOrder, scoreUrls = sampleScoreUrls(1, 5)) => {
  const facts = given(locale, order)
  return renderTemplate(
    csatSurvey,
    csatSurveyProps({ ...facts, scoreUrls }),
    designOf(facts)
  )
}

describe("the question whether somebody would recommend the store", () => {
  it("has a link for each number from 0 to 10, in order", () => {
    const scores = anchorsOf(nps().html).filter(({ text }) => /^\d+$/.test(text))
    expect(scores.map(({ text, href }) => [text, href])).toEqual(
      sampleScoreUrls(0, 10).map((url, value) => [String(value), url])
    )
  })

  it.each([
    ["en-GB", "7 of 10", "0 means not at all likely, 10 means extremely likely."],
    [
      "de-DE",
      "7 von 10",
      "0 bedeutet sehr unwahrscheinlich, 10 bedeutet sehr wahrscheinlich.",
    ],
  ])("names the numbers in %s and says what the ends mean", (locale, name, scale) => {
    const { html, text } = nps(locale)
    const names = labelsOf(html)
    expect(names).toHaveLength(11)
    expect(new Set(names).size).toBe(11)
    expect(names[7]).toBe(name)
    expect(html).toContain(scale)
    expect(text).toContain(scale)
    expect(text).toContain(`${name}:\n${sampleSurveyUrl}?score=7`)
  })

  it("treats all numbers alike: the same look, whatever is answered", () => {
    const looks = [...nps().html.matchAll(/<a ([^>]*)>(\d+)<\/a>/g)].map(
      ([, attributes]) => attributes.replace(/(href|aria-label|title)="[^"]*"/g, "")
    )
    expect(looks).toHaveLength(11)
    expect(new Set(looks).size).toBe(1)
  })

  it("refuses to go out with an answer missing or unopenable", () => {
    expect(() => nps("en", euroOrder, sampleScoreUrls(1, 10))).toThrow(
      "a survey has 10 links for 11 answers"
    )
    expect(() =>
      nps("en", euroOrder, [...sampleScoreUrls(0, 9), "javascript:alert(1)"])
    ).toThrow("the link behind an answer is no http(s) address")
  })
})

describe("the question how satisfied somebody is", () => {
  it.each([
    [
      "en-GB",
      [
        "Very dissatisfied",
        "Dissatisfied",
        "Neither satisfied nor dissatisfied",
        "Satisfied",
        "Very satisfied",
      ],
    ],
    [
      "de-DE",
      [
        "Sehr unzufrieden",
        "Unzufrieden",
        "Weder zufrieden noch unzufrieden",
        "Zufrieden",
        "Sehr zufrieden",
      ],
    ],
  ])(
    "has five answers in words in %s, the worst first, each with its score",
    (locale, answers) => {
      const { html, text } = csat(locale)
      const choices = anchorsOf(html).filter(({ text: words }) => answers.includes(words))
      expect(choices.map(({ text: words, href }) => [words, href])).toEqual(
        answers.map((words, index) => [words, `${sampleSurveyUrl}?score=${index + 1}`])
      )
      expect(text).toContain(`${answers[0]}:\n${sampleSurveyUrl}?score=1`)
      expect(html).not.toMatch(/\p{Extended_Pictographic}/u)
    }
  )

  it("refuses to go out with an answer missing", () => {
    expect(() => csat("en", euroOrder, sampleScoreUrls(1, 4))).toThrow(
      "a survey has 4 links for 5 answers"
    )
  })
})

describe.each([
  ["nps", nps],
  ["csat", csat],
])("each survey: %s", (_name, survey) => {
  it("leads to the empty form, has no button, and ends with the way out", () => {
    const anchors = anchorsOf(survey().html)
    expect(
      anchors.filter(({ href }) => href === sampleSurveyUrl).map(({ text }) => text)
    ).toEqual(["Answer in your own words"])
    expect(anchors.filter(({ isButton }) => isButton)).toEqual([])
    expect(anchors.at(-2)?.href).toBe(sampleLinks.unsubscribe)
  })

  it("says that nothing depends on the answer, and greets nobody as nobody", () => {
    expect(survey().text).toContain("It does not depend on what you answer.")
    expect(survey("de").text).toContain("Es hängt nicht davon ab, was Sie antworten.")
    expect(survey().text).toMatch(/^Ada, we /m)
    expect(survey("en", awkwardOrders.bare).text).toMatch(/^We /m)
    expect(survey("de", awkwardOrders.bare).text).toMatch(/^Wir /m)
  })
})
