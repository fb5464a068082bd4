import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  bgnbdConditionalExpectedPurchases,
  customerLifetimeValue,
  gammaGammaExpectedSpend,
} from "../../../src/analysis"

/** Fader, Hardie & Lee's estimates for the CDNOW customers, times in weeks. */
const bgnbd = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
/** Those of Fader & Hardie 2013, in dollars. */
const gammaGamma = { p: 6.25, q: 3.74, v: 15.44 }
const customer = { frequency: 2, recency: 30.43, age: 38.86, monetaryValue: 22.35 }
const plan = { horizon: 52, discountRate: 0.00183 }

const size = fc.double({ min: 0.1, max: 30, noNaN: true })
const someParams = fc.record({ r: size, alpha: size, a: size, b: size })
const someCustomer = fc
  .record({
    frequency: fc.integer({ min: 0, max: 40 }),
    age: size,
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    monetaryValue: size,
  })
  .map(({ frequency, age, part, monetaryValue }) => ({
    frequency,
    recency: frequency > 0 ? age * part : 0,
    age,
    monetaryValue,
  }))

describe("the expected spend", () => {
  const spend = (frequency: number, monetaryValue: number, params = gammaGamma) =>
    gammaGammaExpectedSpend({ params, customer: { frequency, monetaryValue } }).value

  // The documentation of lifetimes 0.11, quickstart, with the estimates to all their digits.
  it("is what is published for the CDNOW customers", () => {
    const params = { p: 6.248802, q: 3.744588, v: 15.447748 }
    expect(spend(2, 22.35, params)).toBeCloseTo(24.6586, 4)
    expect(spend(1, 11.77, params)).toBeCloseTo(18.9115, 4)
    expect(spend(0, 0, params)).toBeCloseTo(35.171, 4)
    expect(spend(7, 73.74, params)).toBeCloseTo(71.4628, 3)
  })

  it("lies between the customer's own mean and that of all", () => {
    const all = spend(0, 0)!
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), size, (frequency, own) => {
        const value = spend(frequency, own)!
        expect(value).toBeGreaterThanOrEqual(Math.min(own, all) * (1 - 1e-12))
        expect(value).toBeLessThanOrEqual(Math.max(own, all) * (1 + 1e-12))
      })
    )
    expect(spend(1e9, 5)).toBeCloseTo(5, 6)
  })

  it("is null where the model has no mean", () => {
    expect(spend(0, 0, { p: 2, q: 1, v: 10 })).toBeNull()
    expect(spend(0, 0, { p: 2, q: 0.5, v: 10 })).toBeNull()
    expect(spend(1, 20, { p: 0.25, q: 0.75, v: 10 })).toBeNull()
    // One order more, and p x + q is above 1: (10 + 2 · 20) 0.25 / 0.25.
    expect(spend(2, 20, { p: 0.25, q: 0.75, v: 10 })).toBeCloseTo(50, 12)
  })

  it("does not overflow", () => {
    expect(spend(2, 1e308, { p: 1e308, q: 3, v: 1 })).toBeCloseTo(1e308, -300)
    expect(spend(1e15, 1e300)! / 1e300).toBeCloseTo(1, 12)
  })

  it("is refused for orders of no value", () => {
    const input = { params: gammaGamma, customer: { frequency: 1, monetaryValue: 0 } }
    expect(() => gammaGammaExpectedSpend(input)).toThrow(
      new RangeError(
        "customer.monetaryValue must be above 0 with a frequency above 0, got 0"
      )
    )
  })
})

describe("the customer lifetime value", () => {
  // mpmath, 30 digits: with S exponentially distributed at the rate ln(1 + d), the expectation
  // of eq. 10 of Fader, Hardie & Lee 2005 up to the earlier of S and the horizon.
  it.each([
    [2, 30.43, 38.86, 52, 0.00183, 1.49193616209178],
    [0, 0, 39, 156, 0.0027, 0.520212678901863],
    [10, 35, 39, 500, 0.05, 3.25991214470786],
    [500, 38, 39, 52, 0.001, 2.27742461380144],
  ])(
    "of %i purchases, the last at %f of %f weeks, for %i weeks at %f",
    (frequency, recency, age, horizon, discountRate, expected) => {
      const known = { frequency, recency, age, monetaryValue: 20 }
      const { discountedPurchases } = customerLifetimeValue({
        bgnbd,
        gammaGamma,
        customer: known,
        horizon,
        discountRate,
      })
      expect(discountedPurchases! / expected).toBeCloseTo(1, 12)
    }
  )

  it("is purchases times spend times margin", () => {
    const whole = customerLifetimeValue({ bgnbd, gammaGamma, customer, ...plan })
    expect(whole.expectedSpend).toBe(
      gammaGammaExpectedSpend({ params: gammaGamma, customer }).value
    )
    expect(whole.expectedPurchases).toBe(
      bgnbdConditionalExpectedPurchases({ params: bgnbd, customer, horizon: 52 }).value
    )
    expect(whole.value).toBeCloseTo(whole.discountedPurchases! * whole.expectedSpend!, 12)
    const share = customerLifetimeValue({
      bgnbd,
      gammaGamma,
      customer,
      ...plan,
      margin: 0.3,
    })
    expect(share.value! / whole.value!).toBeCloseTo(0.3, 14)
  })

  it("without a discount is the expected spending", () => {
    const { value, discountedPurchases, expectedPurchases, expectedSpend } =
      customerLifetimeValue({
        bgnbd,
        gammaGamma,
        customer,
        horizon: 52,
        discountRate: 0,
      })
    expect(discountedPurchases).toBe(expectedPurchases)
    expect(value).toBe(expectedPurchases! * expectedSpend!)
  })

  it("comes close to that as the discount goes to 0", () => {
    fc.assert(
      fc.property(someParams, someCustomer, size, (params, known, horizon) => {
        const { discountedPurchases, expectedPurchases } = customerLifetimeValue({
          bgnbd: params,
          gammaGamma,
          customer: known,
          horizon,
          discountRate: 1e-13,
        })
        fc.pre(expectedPurchases! > 1e-200)
        expect(discountedPurchases! / expectedPurchases!).toBeCloseTo(1, 10)
      })
    )
  })

  it("lies between discounting at once and at the end of the horizon", () => {
    fc.assert(
      fc.property(someParams, someCustomer, size, (params, known, horizon) => {
        const { discountedPurchases, expectedPurchases } = customerLifetimeValue({
          bgnbd: params,
          gammaGamma,
          customer: known,
          horizon,
          discountRate: 0.02,
        })
        const most = expectedPurchases! * (1 + 1e-12)
        expect(discountedPurchases).toBeLessThanOrEqual(most)
        expect(discountedPurchases).toBeGreaterThanOrEqual(
          (expectedPurchases! / 1.02 ** horizon) * (1 - 1e-12)
        )
      })
    )
  })

  it("is more than the sum over whole weeks, which is discounted to their ends", () => {
    const until = (horizon: number) =>
      bgnbdConditionalExpectedPurchases({ params: bgnbd, customer, horizon }).value!
    let atEnds = 0
    for (let week = 1; week <= 52; week++) {
      atEnds += (until(week) - until(week - 1)) / 1.00183 ** week
    }
    const { discountedPurchases } = customerLifetimeValue({
      bgnbd,
      gammaGamma,
      customer,
      ...plan,
    })
    expect(discountedPurchases).toBeGreaterThan(atEnds)
    expect(discountedPurchases).toBeLessThan(atEnds * 1.00183)
  })

  it("does not depend on the unit of time", () => {
    const inWeeks = customerLifetimeValue({ bgnbd, gammaGamma, customer, ...plan })
    const inDays = customerLifetimeValue({
      bgnbd: { ...bgnbd, alpha: 7 * bgnbd.alpha },
      gammaGamma,
      customer: { ...customer, recency: 7 * customer.recency, age: 7 * customer.age },
      horizon: 7 * plan.horizon,
      discountRate: (1 + plan.discountRate) ** (1 / 7) - 1,
    })
    expect(inDays.value! / inWeeks.value!).toBeCloseTo(1, 12)
  })

  it("is null where the mean spend does not exist", () => {
    const heavy = { p: 2, q: 0.9, v: 10 }
    const newcomer = { frequency: 0, recency: 0, age: 10, monetaryValue: 0 }
    const result = customerLifetimeValue({
      bgnbd,
      gammaGamma: heavy,
      customer: newcomer,
      ...plan,
    })
    expect(result).toMatchObject({ expectedSpend: null, value: null })
    expect(result.discountedPurchases).toBeGreaterThan(0)
  })

  it("is refused for what no customer can be", () => {
    const valueOf = (changes: object, more: object = {}) => {
      customerLifetimeValue({
        bgnbd,
        gammaGamma,
        customer: { ...customer, ...changes },
        ...plan,
        ...more,
      })
    }
    expect(() => valueOf({ recency: 40 })).toThrow(
      new RangeError("customer.recency must not be above customer.age (38.86), got 40")
    )
    expect(() => valueOf({ monetaryValue: 0 })).toThrow(
      new RangeError(
        "customer.monetaryValue must be above 0 with a frequency above 0, got 0"
      )
    )
    expect(() => valueOf({}, { margin: 1.1 })).toThrow(
      new RangeError("margin must be a number from 0 to 1, got 1.1")
    )
  })
})
