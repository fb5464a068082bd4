import { expect } from "vitest"
import type { BgnbdFitResult } from "../../../src/analysis"
import { simulatedCustomers, simulatedSpending } from "./simulated-customers"

export const customers = simulatedCustomers({ r: 0.8, alpha: 6, a: 0.7, b: 2.5 }, 600, 7)
export const spenders = simulatedSpending(
  { p: 6, q: 4, v: 15 },
  customers.map(({ frequency }) => frequency),
  11
)

export const parametersOf = ({ r, alpha, a, b }: BgnbdFitResult) => ({
  r: r!,
  alpha: alpha!,
  a: a!,
  b: b!,
})

/** Compares fields by their ratio, for they may be of any size. */
export const expectClose = (
  got: object | null,
  expected: Record<string, number>,
  digits = 9
) => {
  for (const [name, value] of Object.entries(expected)) {
    expect(Number(Reflect.get(Object(got), name)) / value, name).toBeCloseTo(1, digits)
  }
}

/** The warning of a search that ended at a bound. */
export const noMaximum = /^the likelihood has no maximum/
