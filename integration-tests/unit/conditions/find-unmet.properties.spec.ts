import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type ConditionFacts, findUnmet } from "../../../src/flows/conditions"
import {
  type Condition,
  type ConditionGroup,
  FlagAttribute,
  NUMBER_OPERATORS,
  NumberAttribute,
  SET_OPERATORS,
  SetAttribute,
  conditionGroupSchema,
} from "../../../src/modules/post-purchase/flow-overrides"
import { conditionFacts } from "./support"

const letters = ["a", "b", "c", "d"]
const few = fc.subarray(letters)
const number = fc.integer({ min: -5, max: 5 })
const one = fc.option(fc.constantFrom(...letters))

const anyFacts: fc.Arbitrary<ConditionFacts> = fc
  .record({
    orderTotal: number,
    itemCount: number,
    orderCount: number,
    isFirstOrder: fc.boolean(),
    lifetimeSpend: fc.option(number),
    daysSinceLastOrder: number,
    hasAccount: fc.boolean(),
    productIds: few,
    collectionIds: few,
    categoryIds: few,
    tagIds: few,
    productTypeIds: few,
    customerGroupIds: few,
    country: one,
    salesChannelId: one,
    language: fc.constantFrom(...letters),
    currency: fc.constantFrom(...letters),
  })
  .map((fields) => conditionFacts(fields))

const setAttribute = fc.constantFrom(...Object.values(SetAttribute))
const wanted = fc.subarray(letters, { minLength: 1 })
const anyCondition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    attribute: fc.constantFrom(...Object.values(NumberAttribute)),
    operator: fc.constantFrom(...NUMBER_OPERATORS),
    value: number,
  }),
  fc.record({
    attribute: setAttribute,
    operator: fc.constantFrom(...SET_OPERATORS),
    value: wanted,
  }),
  fc.record({
    attribute: fc.constantFrom(...Object.values(FlagAttribute)),
    operator: fc.constant("is" as const),
    value: fc.boolean(),
  })
)
const match = fc.constantFrom("all" as const, "any" as const)
const flat = fc.record({
  match,
  conditions: fc.array(anyCondition, { minLength: 1, maxLength: 4 }),
})
const anyGroup: fc.Arbitrary<ConditionGroup> = fc.record({
  match,
  conditions: fc.array(fc.oneof(anyCondition, flat), { minLength: 1, maxLength: 4 }),
})

const holds = (group: ConditionGroup, facts: ConditionFacts) =>
  findUnmet(group, facts) === null
const alone = (condition: Condition | ConditionGroup): ConditionGroup => ({
  match: "all",
  conditions: [condition],
})

describe("conditions, whatever they are", () => {
  it("are all that an admin can save", () => {
    fc.assert(
      fc.property(anyGroup, (group) => {
        expect(conditionGroupSchema.parse(group)).toEqual(group)
      })
    )
  })

  it("hold together when each holds, and any when one does", () => {
    fc.assert(
      fc.property(anyGroup, anyFacts, (group, facts) => {
        const each = group.conditions.map((member) => holds(alone(member), facts))
        expect(holds(group, facts)).toBe(
          group.match === "all" ? each.every(Boolean) : each.some(Boolean)
        )
      })
    )
  })

  it("turn round by not_in as De Morgan says", () => {
    const sets = fc.array(fc.tuple(setAttribute, wanted), { minLength: 1, maxLength: 4 })
    const of = (
      groupMatch: "all" | "any",
      operator: "in" | "not_in",
      members: [SetAttribute, string[]][]
    ): ConditionGroup => ({
      match: groupMatch,
      conditions: members.map(([attribute, value]) => ({ attribute, operator, value })),
    })
    fc.assert(
      fc.property(sets, anyFacts, (members, facts) => {
        expect(holds(of("any", "in", members), facts)).toBe(
          !holds(of("all", "not_in", members), facts)
        )
        expect(holds(of("all", "in", members), facts)).toBe(
          !holds(of("any", "not_in", members), facts)
        )
      })
    )
  })

  it("only gain when a number that has to be at least something grows", () => {
    fc.assert(
      fc.property(anyFacts, number, number, fc.nat(5), (facts, value, total, more) => {
        const of = (operator: "gt" | "gte" | "lt" | "lte", orderTotal: number) =>
          holds(alone({ attribute: "order_total", operator, value }), {
            ...facts,
            orderTotal,
          })
        for (const operator of ["gt", "gte"] as const) {
          expect(!of(operator, total) || of(operator, total + more)).toBe(true)
        }
        for (const operator of ["lt", "lte"] as const) {
          expect(!of(operator, total) || of(operator, total - more)).toBe(true)
        }
        expect(of("gt", total)).toBe(!of("lte", total))
      })
    )
  })

  it("that want all of several want each of them", () => {
    fc.assert(
      fc.property(setAttribute, wanted, anyFacts, (attribute, value, facts) => {
        expect(holds(alone({ attribute, operator: "all", value }), facts)).toBe(
          value.every((each) =>
            holds(alone({ attribute, operator: "in", value: [each] }), facts)
          )
        )
      })
    )
  })
})
