import { describe, expect, it } from "vitest"
import { findUnmet } from "../../../src/flows/conditions"
import type {
  Condition,
  ConditionGroup,
} from "../../../src/modules/post-purchase/flow-overrides"
import { conditionFacts } from "./support"

const all = (...conditions: ConditionGroup["conditions"]): ConditionGroup => ({
  match: "all",
  conditions,
})
const any = (...conditions: ConditionGroup["conditions"]): ConditionGroup => ({
  match: "any",
  conditions,
})
const total = (operator: "gte" | "lt" | "eq" | "ne", value: number): Condition => ({
  attribute: "order_total",
  operator,
  value,
})

describe("findUnmet", () => {
  it.each<[Condition, string | null]>([
    [total("gte", 20), null],
    [total("gte", 50), "order total is 20, wanted at least 50"],
    [total("lt", 20), "order total is 20, wanted less than 20"],
    [total("eq", 21), "order total is 20, wanted 21"],
    [total("ne", 20), "order total is 20, wanted anything but 20"],
    [{ attribute: "item_count", operator: "gt", value: 1 }, null],
    [
      { attribute: "order_count", operator: "lte", value: 0 },
      "number of orders is 1, wanted at most 0",
    ],
    [{ attribute: "country", operator: "in", value: ["at", "de"] }, null],
    [
      { attribute: "country", operator: "in", value: ["at", "ch"] },
      "country is de, wanted: country is one of at, ch",
    ],
    [
      { attribute: "country", operator: "not_in", value: ["de"] },
      "country is de, wanted: country is not de",
    ],
    [{ attribute: "product", operator: "all", value: ["prod_cup", "prod_tea"] }, null],
    [
      { attribute: "product", operator: "all", value: ["prod_cup", "prod_pot"] },
      "products are prod_tea, prod_cup, wanted: products include all of prod_cup, prod_pot",
    ],
    [{ attribute: "first_order", operator: "is", value: true }, null],
    [{ attribute: "first_order", operator: "is", value: false }, "it is the first order"],
    [
      { attribute: "has_account", operator: "is", value: true },
      "the customer has no account",
    ],
  ])("says of %j: %s", (condition, unmet) => {
    expect(findUnmet(all(condition), conditionFacts())).toBe(unmet)
  })

  it("meets nothing with a number that is not known, not even ne", () => {
    for (const operator of ["eq", "ne", "gt", "gte", "lt", "lte"] as const) {
      expect(
        findUnmet(
          all({ attribute: "lifetime_spend", operator, value: 5 }),
          conditionFacts({ lifetimeSpend: null })
        )
      ).toMatch(/^lifetime spend is not known, wanted/)
    }
  })

  it.each(["category", "tag", "product_type", "customer_group"] as const)(
    "finds nothing in an empty %s but that nothing is in it",
    (attribute) => {
      const of = (operator: "in" | "not_in" | "all") =>
        findUnmet(all({ attribute, operator, value: ["x"] }), conditionFacts())
      expect([of("in"), of("all")].map((unmet) => unmet?.includes("are none"))).toEqual([
        true,
        true,
      ])
      expect(of("not_in")).toBeNull()
    }
  )

  it("treats a country that is not known as an empty list", () => {
    const facts = conditionFacts({ country: null })
    const of = (operator: "in" | "not_in") =>
      findUnmet(all({ attribute: "country", operator, value: ["de"] }), facts)
    expect(of("in")).toBe("country is not known, wanted: country is de")
    expect(of("not_in")).toBeNull()
  })

  it("names the first that fails of all, and everything of any", () => {
    expect(
      findUnmet(
        all(total("gte", 1), total("gte", 50), total("gte", 60)),
        conditionFacts()
      )
    ).toBe("order total is 20, wanted at least 50")
    expect(findUnmet(any(total("gte", 50), total("lt", 5)), conditionFacts())).toBe(
      "order total is 20, wanted at least 50; and order total is 20, wanted less than 5"
    )
    expect(findUnmet(any(total("gte", 50), total("gte", 5)), conditionFacts())).toBeNull()
  })

  it("looks into groups", () => {
    const group = all(
      total("gte", 10),
      any(
        { attribute: "country", operator: "in", value: ["at"] },
        all({ attribute: "language", operator: "in", value: ["en"] }, total("lt", 30))
      )
    )
    expect(findUnmet(group, conditionFacts())).toBeNull()
    expect(findUnmet(group, conditionFacts({ language: "de" }))).toBe(
      "country is de, wanted: country is at; and language is de, wanted: language is en"
    )
  })
})
