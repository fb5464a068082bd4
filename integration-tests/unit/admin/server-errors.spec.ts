import { describe, expect, it } from "vitest"
import { fieldErrors } from "../../../src/admin/lib/server-errors"

describe("a refusal of the server, put at its fields", () => {
  const paths = [
    "overrides",
    "overrides.steps.ask",
    "overrides.steps.ask.copy",
    "overrides.steps.ask.copy.en",
    "overrides.steps.ask.copy.en.subject",
    "overrides.steps.ask.copy.en.body",
    "overrides.steps.ask.delay.days",
  ]

  it("stands at the most exact field that it names, without the path", () => {
    expect(
      fieldErrors(
        "Invalid request: overrides.steps.ask.copy.en.subject, line 1, column 7: there is no {{ customer.firstname }}; did you mean customer.first_name?",
        paths
      )
    ).toEqual({
      "overrides.steps.ask.copy.en.subject":
        "line 1, column 7: there is no {{ customer.firstname }}; did you mean customer.first_name?",
    })
  })

  it("is divided among several fields", () => {
    expect(
      fieldErrors(
        "Invalid request: overrides.steps.ask.delay.days: too many; overrides.steps.ask.copy.en.body: has no end",
        paths
      )
    ).toEqual({
      "overrides.steps.ask.delay.days": "too many",
      "overrides.steps.ask.copy.en.body": "has no end",
    })
  })

  it("finds a place in a list however it is written, and nothing where no field is named", () => {
    expect(
      fieldErrors("texts.en.faq[1].question: must not be empty", [
        "texts.en.faq.0.question",
        "texts.en.faq.1.question",
      ])
    ).toEqual({ "texts.en.faq.1.question": "must not be empty" })
    expect(fieldErrors("The store is on fire", paths)).toEqual({})
  })
})
