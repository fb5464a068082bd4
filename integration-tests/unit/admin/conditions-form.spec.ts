import { describe, expect, it } from "vitest"
import {
  FLAGS,
  MAX_DEPTH,
  NEW_GROUP,
  NUMBERS,
  NUMBER_OPERATORS,
  SETS,
  SET_OPERATORS,
  changeAttribute,
  toGroup,
  toGroupValues,
} from "../../../src/admin/components/flow/conditions-form"
import {
  FlagAttribute,
  NumberAttribute,
  NUMBER_OPERATORS as SERVER_NUMBER_OPERATORS,
  SET_OPERATORS as SERVER_SET_OPERATORS,
  SetAttribute,
  conditionGroupSchema,
} from "../../../src/modules/post-purchase/flow-overrides"

const sorted = (values: readonly string[]) => [...values].sort()

describe("the conditions that can be built", () => {
  it("are those that the server compares", () => {
    expect(sorted(NUMBERS)).toEqual(sorted(Object.values(NumberAttribute)))
    expect(sorted(SETS)).toEqual(sorted(Object.values(SetAttribute)))
    expect(sorted(FLAGS)).toEqual(sorted(Object.values(FlagAttribute)))
    expect(sorted(NUMBER_OPERATORS)).toEqual(sorted(SERVER_NUMBER_OPERATORS))
    expect(sorted(SET_OPERATORS)).toEqual(sorted(SERVER_SET_OPERATORS))
  })

  it("go as deep as the server allows, and no deeper", () => {
    const nest = (depth: number): typeof NEW_GROUP =>
      depth === 1
        ? {
            match: "all",
            conditions: [{ attribute: "item_count", operator: "gt", value: "1,5" }],
          }
        : { match: "any", conditions: [nest(depth - 1)] }
    expect(conditionGroupSchema.safeParse(toGroup(nest(MAX_DEPTH))).success).toBe(true)
    expect(conditionGroupSchema.safeParse(toGroup(nest(MAX_DEPTH + 1))).success).toBe(
      false
    )
  })

  it("come back as they were stored", () => {
    const stored = conditionGroupSchema.parse({
      match: "any",
      conditions: [
        { attribute: "lifetime_spend", operator: "lt", value: 0.5 },
        { attribute: "product", operator: "not_in", value: ["prod_1", "prod_2"] },
        {
          match: "all",
          conditions: [{ attribute: "has_account", operator: "is", value: true }],
        },
      ],
    })
    expect(toGroup(toGroupValues(stored))).toEqual(stored)
  })

  it("keep their value when the attribute changes to one of its kind only", () => {
    const total = { attribute: "order_total", operator: "lte", value: "9" } as const
    expect(changeAttribute(total, "item_count")).toEqual({
      ...total,
      attribute: "item_count",
    })
    expect(changeAttribute(total, "country")).toEqual({
      attribute: "country",
      operator: "in",
      value: [],
    })
    expect(changeAttribute(total, "first_order")).toEqual({
      attribute: "first_order",
      operator: "is",
      value: true,
    })
  })
})
