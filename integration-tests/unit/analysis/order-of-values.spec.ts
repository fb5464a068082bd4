import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { call, functionNames } from "./call"
import { cases } from "./cases"
import { validInputs } from "./inputs"
import { expectClose, type Fields } from "./invariance"
import { variedInputs } from "./varied-inputs"

/** Lists that belong together, entry by entry, in another order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) {
    return [...(value as unknown[])].reverse()
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, reversed(inner)])
      )
    : value
}

/** Answers that are lists in the order of the input, or whose input has an order in time. */
const ordered = ["adjustPValues", "probabilityBest", "bgnbdLogLikelihood"]
const inTime = ["msprtSequence", "funnelRates"]
const lists = functionNames.filter(
  (name) =>
    name in validInputs &&
    !(name in cases) &&
    !inTime.includes(name) &&
    Object.values(Object(fc.sample(validInputs[name], { seed: 1, numRuns: 1 })[0])).some(
      (value) => typeof value === "object" && JSON.stringify(value).includes("[")
    )
)

describe("values in another order", () => {
  it("are tried on every function of lists", () => {
    expect(lists).toEqual(
      expect.arrayContaining(["cuped", "kaplanMeier", "ratioMetric", "srmTest"])
    )
  })

  it.each(lists)("do not matter to %s", (name) => {
    fc.assert(
      fc.property(variedInputs[name] ?? validInputs[name], (input) => {
        const there = call(name, input)
        const back = call(name, reversed(input))
        expectAlike(ordered.includes(name) ? reversed(back) : back, there)
      }),
      { numRuns: 50 }
    )
  })
})

function expectAlike(got: unknown, expected: unknown): void {
  if (typeof expected === "number") {
    expectClose(got as number, expected, 1)
  } else if (typeof expected === "object" && expected !== null) {
    expect(Object.keys(got as object)).toEqual(Object.keys(expected))
    Object.entries(expected).forEach(([name, value]) =>
      expectAlike((got as Fields)[name], value)
    )
  } else {
    expect(got).toEqual(expected)
  }
}
