import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bgnbdFit, gammaGammaFit } from "../../../src/analysis"
import { customers, spenders } from "./fitted-customers"

describe("a fit of many or extreme customers", () => {
  const extreme = fc.constantFrom(0, 5e-324, 1e-300, 1, 1e300, 1.7e308)

  it("takes more customers than a function takes arguments", () => {
    const many = Array.from({ length: 150_000 }, (_, index) => ({
      ...customers[index % customers.length],
      ...spenders[index % spenders.length],
    }))
    expect(bgnbdFit({ customers: many }).converged).toBe(true)
    expect(gammaGammaFit({ customers: many }).converged).toBe(true)
  })

  it("ends", () => {
    const frequency = fc.constantFrom(0, 1, 2_000_000, Number.MAX_SAFE_INTEGER)
    const customer = fc.record({ frequency, age: extreme }).map(({ frequency, age }) => ({
      frequency,
      recency: frequency > 0 ? age / 2 : 0,
      age,
      monetaryValue: age || 1,
    }))
    fc.assert(
      fc.property(fc.array(customer, { maxLength: 8 }), (some) => {
        expect(bgnbdFit({ customers: some }).iterations).toBeLessThanOrEqual(200)
        expect(gammaGammaFit({ customers: some }).iterations).toBeLessThanOrEqual(200)
      }),
      { numRuns: 60 }
    )
  })
})
