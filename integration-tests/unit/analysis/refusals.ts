import { expect, it } from "vitest"
import { call } from "./call"

/** What is right beside the one value that is wrong. */
export const arms = { successesA: 1, nA: 10, successesB: 2, nB: 10 }
export const level = { confidence: 0.95 }
export const prior = { priorAlpha: 1, priorBeta: 1 }

/** How a function refuses an input, as its error's name and message. */
export const refusal = (fn: string, input: unknown): string => {
  try {
    return `no refusal, but ${JSON.stringify(call(fn, input))}`
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : "not an error"
  }
}

/** A function, what it is given, and how its refusal begins. */
export type Refused = [fn: string, input: object, message: string]

/** A test for each input that no value can be right for. */
export function refuses(inputs: Refused[]): void {
  it.each(inputs)("%s(%j)", (fn, input, message) => {
    const answer = refusal(fn, input)
    expect(answer.slice(0, `RangeError: ${message}`.length)).toBe(
      `RangeError: ${message}`
    )
  })
}
