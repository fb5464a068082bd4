import fc from "fast-check"
import { expect } from "vitest"
import { call } from "./call"
import { variedInputs } from "./varied-inputs"

export type Fields = Record<string, unknown>
export type Result = Record<string, number | null>

export const answerOf = (name: string, input: unknown) => call(name, input) as Result

/** Near enough for sums that were rounded in another order. */
export function expectClose(got: number | null, expected: number | null, size = 0): void {
  if (got === null || expected === null) {
    expect(got).toBe(expected)
  } else {
    const scale = Math.max(Math.abs(expected), size, 1e-9)
    expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-9 * scale)
  }
}

/** Holds an answer to a rule, for a hundred inputs of a function. */
export function checkEach(
  name: string,
  check: (input: Fields, answer: Result) => void
): void {
  fc.assert(
    fc.property(variedInputs[name], (input) =>
      check({ ...input }, answerOf(name, input))
    ),
    { numRuns: 100 }
  )
}
