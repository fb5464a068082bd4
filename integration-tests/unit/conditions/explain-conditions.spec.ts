import { describe, expect, it } from "vitest"
import { explainConditions } from "../../../src/flows/conditions"
import {
  type ConditionGroup,
  FlagAttribute,
  NUMBER_OPERATORS,
  NumberAttribute,
  SET_OPERATORS,
  SetAttribute,
} from "../../../src/modules/post-purchase/flow-overrides"

describe("explainConditions", () => {
  it("says what is wanted, with brackets around groups", () => {
    expect(
      explainConditions({
        match: "all",
        conditions: [
          { attribute: "order_total", operator: "gte", value: 50 },
          {
            match: "any",
            conditions: [
              { attribute: "country", operator: "in", value: ["de", "at"] },
              { attribute: "first_order", operator: "is", value: true },
            ],
          },
        ],
      })
    ).toBe(
      "order total is at least 50 and (country is one of de, at or it is the first order)"
    )
  })

  it("needs no brackets where there is nothing to mix up", () => {
    const inner: ConditionGroup = {
      match: "any",
      conditions: [{ attribute: "has_account", operator: "is", value: false }],
    }
    expect(explainConditions({ match: "all", conditions: [inner, inner] })).toBe(
      "the customer has no account and the customer has no account"
    )
  })

  it("says the beginning of a long list", () => {
    const value = Array.from({ length: 500 }, (_, index) => `prod_${index}`)
    expect(
      explainConditions({
        match: "all",
        conditions: [{ attribute: "product", operator: "not_in", value }],
      })
    ).toBe(`products include none of ${value.slice(0, 10).join(", ")} and 490 more`)
  })

  it("says every comparison in words of its own", () => {
    const sentences = [
      ...Object.values(NumberAttribute).flatMap((attribute) =>
        NUMBER_OPERATORS.map((operator) => ({ attribute, operator, value: 1 }))
      ),
      ...Object.values(SetAttribute).flatMap((attribute) =>
        SET_OPERATORS.map((operator) => ({ attribute, operator, value: ["a", "b"] }))
      ),
      ...Object.values(FlagAttribute).flatMap((attribute) =>
        [true, false].map((value) => ({ attribute, operator: "is" as const, value }))
      ),
    ].map((condition) => explainConditions({ match: "all", conditions: [condition] }))
    expect(new Set(sentences).size).toBe(5 * 6 + 10 * 3 + 2 * 2)
    expect(sentences.join()).not.toMatch(/undefined|_/)
  })
})
