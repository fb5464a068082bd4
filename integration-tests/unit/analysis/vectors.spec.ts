import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { call, functionNames } from "./call"
import { differences, type Tolerances } from "./differences"

type Case = {
  id: string
  fn: string
  input: unknown
  expected: object
  tol: Tolerances
  source: string
  note?: string
}

const cases: Case[] = JSON.parse(
  readFileSync(join(__dirname, "vectors-public.json"), "utf8")
)

describe("the reference vectors", () => {
  it("are all there, and call functions that exist", () => {
    expect(cases).toHaveLength(89)
    expect(functionNames).toEqual(expect.arrayContaining(cases.map(({ fn }) => fn)))
  })

  it.each(cases.map((vector) => [title(vector), vector] as const))("%s", (_, vector) => {
    if ("throws" in vector.expected) {
      expect(() => call(vector.fn, vector.input)).toThrow(RangeError)
      return
    }
    const got = call(vector.fn, structuredClone(vector.input))
    expect(differences(got, vector.expected, vector.tol)).toEqual([])
  })
})

describe("the comparison with the vectors", () => {
  const tolerances = { rel: 1e-9, abs: 1e-12, pValue: { rel: 1e-7, abs: 1e-280 } }

  it.each([
    ["a number that is too far off", { z: 1.00001 }, { z: 1 }],
    ["a p-value that was formed as 1 - cdf", { pValue: 0 }, { pValue: 1e-40 }],
    ["a number for null", { z: 0 }, { z: null }],
    ["null for a number", { z: null }, { z: 0 }],
    ["NaN", { z: Number.NaN }, { z: 0 }],
    ["a list that is too long", { list: [1, 2] }, { list: [1] }],
    ["another string", { name: "a" }, { name: "b" }],
    ["a value for an object", 1, { z: 1 }],
  ])("refuses %s", (_, got, expected) => {
    expect(differences(got, expected, tolerances)).toHaveLength(1)
  })

  it.each([
    ["a number within the tolerance", { z: 1 + 5e-10 }, { z: 1 }],
    ["a missing field for null", {}, { z: null }],
    ["more fields than expected", { z: 1, more: 2 }, { z: 1 }],
  ])("takes %s", (_, got, expected) => {
    expect(differences(got, expected, tolerances)).toEqual([])
  })
})

function title({ id, fn, note, source }: Case): string {
  return `${id} ${fn}: ${note ?? source}`
}
