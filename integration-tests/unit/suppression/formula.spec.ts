import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readCell, toCell } from "../../../src/workflows/suppression/formula"

describe("cells that no spreadsheet runs", () => {
  it.each([
    "=1+1",
    "+49",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "'=1",
    "＝1",
    "＋1",
    "－1",
    "＠1",
  ])("marks %j and gives it back", (text) => {
    expect(toCell(text)).toBe(`'${text}`)
    expect(readCell(toCell(text))).toBe(text)
  })

  it.each(["mara@example.com", "it's", "'quoted'", "1+1", "", "2026-03-12"])(
    "leaves %j as it is",
    (text) => {
      expect(toCell(text)).toBe(text)
      expect(readCell(text)).toBe(text)
    }
  )

  it("gives every text back, and marks all that a formula could be", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", "\r", "a") })
    )
    fc.assert(
      fc.property(text, (original) => {
        const cell = toCell(original)
        expect(readCell(cell)).toBe(original)
        expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      }),
      { numRuns: 500 }
    )
  })
})
