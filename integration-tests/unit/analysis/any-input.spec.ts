import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { call, functionNames } from "./call"
import { cases } from "./cases"
import { validInputs as vectorInputs } from "./inputs"

const validInputs = {
  ...vectorInputs,
  ...Object.fromEntries(Object.entries(cases).map(([fn, { valid }]) => [fn, valid])),
}

/** Every number in an answer, with its path. */
function numbersIn(value: unknown, path = "result"): [string, number][] {
  if (typeof value === "number") {
    return [[path, value]]
  }
  return typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, `${path}.${key}`))
    : []
}

function frozen(value: object): object {
  Object.values(value).forEach((inner: unknown) => {
    if (typeof inner === "object" && inner !== null) {
      frozen(inner)
    }
  })
  return Object.freeze(value)
}

describe("any right input", () => {
  it("is tried on every function", () => {
    expect(Object.keys(validInputs).sort()).toEqual([...functionNames].sort())
  })

  it.each(functionNames)(
    "gives %s no NaN, no Infinity and nothing undefined, and stays as it was",
    (name) => {
      fc.assert(
        fc.property(validInputs[name], (input) => {
          const before = structuredClone(input)
          const answer = call(name, frozen(input))
          expect(input).toEqual(before)
          expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
          expect(
            numbersIn(answer).filter(([, value]) => !Number.isFinite(value))
          ).toEqual([])
        }),
        { numRuns: 150 }
      )
    }
  )
})
