import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { editDistance, nearestName } from "../../../emails/copy/nearest-name"

describe("editDistance", () => {
  it.each([
    ["", "", 0],
    ["", "abc", 3],
    ["kitten", "sitting", 3],
    ["firstname", "first_name", 1],
    ["frist_name", "first_name", 1],
    ["ca", "abc", 3],
  ])("of %s and %s is %i", (one, other, distance) => {
    expect(editDistance(one, other)).toBe(distance)
    expect(editDistance(other, one)).toBe(distance)
  })

  it("is 0 for the same word alone, and never more than the longer one's length", () => {
    const word = fc.stringMatching(/^[a-c]{0,8}$/)
    fc.assert(
      fc.property(word, word, (one, other) => {
        const distance = editDistance(one, other)
        expect(distance === 0).toBe(one === other)
        expect(distance).toBeGreaterThanOrEqual(Math.abs(one.length - other.length))
        expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length))
      })
    )
  })
})

describe("nearestName", () => {
  const names = ["subject", "headline", "customer.first_name"]

  it.each([
    ["hedline", "headline"],
    ["Subjekt", "subject"],
    ["customer.firstname", "customer.first_name"],
    ["greeting", null],
    ["", null],
  ])("takes %j for %s", (name, meant) => {
    expect(nearestName(name, names)).toBe(meant)
  })
})
