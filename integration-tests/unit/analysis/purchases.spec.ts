import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  bgnbdConditionalExpectedPurchases,
  bgnbdExpectedPurchases,
  bgnbdLogLikelihood,
  bgnbdProbabilityAlive,
} from "../../../src/analysis"

/** Fader, Hardie & Lee's estimates for the CDNOW customers, times in weeks. */
const params = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
const newcomer = { frequency: 0, recency: 0, age: 39 }
const regular = { frequency: 10, recency: 35, age: 39 }
const anyParams = fc.record({
  r: fc.double({ min: 0.1, max: 5, noNaN: true }),
  alpha: fc.double({ min: 0.5, max: 50, noNaN: true }),
  a: fc.double({ min: 0.1, max: 5, noNaN: true }),
  b: fc.double({ min: 0.1, max: 5, noNaN: true }),
})

/** The Gauss hypergeometric series, for z below 1. */
function hypergeometric(a: number, b: number, c: number, z: number): number {
  let term = 1
  let sum = 1
  for (let n = 0; n < 100_000 && Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (((a + n) * (b + n)) / (c + n) / (n + 1)) * z
    sum += term
  }
  return sum
}

describe("the BG/NBD log-likelihood", () => {
  it("of no customers is 0", () => {
    expect(bgnbdLogLikelihood({ params, customers: [] })).toEqual({
      value: 0,
      perCustomer: [],
    })
  })

  it("is the sum over the customers", () => {
    const { value, perCustomer } = bgnbdLogLikelihood({
      params,
      customers: [newcomer, regular, newcomer],
    })
    expect(value).toBeCloseTo(
      perCustomer.reduce((sum: number, one) => sum + one!, 0),
      12
    )
    expect(perCustomer[2]).toBe(perCustomer[0])
  })

  it("of a customer without a repeat purchase is r ln(α / (α + T))", () => {
    const { value } = bgnbdLogLikelihood({ params, customers: [newcomer] })
    expect(value).toBeCloseTo(0.243 * Math.log(4.414 / 43.414), 14)
  })

  it("does not overflow for hundreds of purchases", () => {
    const customers = [{ frequency: 500, recency: 38, age: 39 }]
    expect(bgnbdLogLikelihood({ params, customers }).value).toBeGreaterThan(-1e5)
  })
})

describe("the probability of being alive", () => {
  it("is 1 without a repeat purchase, however long ago the first one was", () => {
    const longAgo = { ...newcomer, age: 1e6 }
    expect(bgnbdProbabilityAlive({ params, customer: longAgo }).value).toBe(1)
  })

  it("falls the longer nothing is bought, sooner for those who bought often", () => {
    const alive = (frequency: number, age: number) =>
      bgnbdProbabilityAlive({ params, customer: { frequency, recency: 30, age } }).value!
    expect(alive(3, 40)).toBeGreaterThan(alive(3, 60))
    expect(alive(3, 60)).toBeGreaterThan(alive(30, 60))
    expect(alive(500, 1e6)).toBeGreaterThanOrEqual(0)
  })
})

describe("expected purchases", () => {
  // Fader, Hardie & Lee 2005, section 3: 1.226 for this customer.
  it("are what the paper says", () => {
    const customer = { frequency: 2, recency: 30.43, age: 38.86 }
    const { value } = bgnbdConditionalExpectedPurchases({ params, customer, horizon: 39 })
    expect(value).toBeCloseTo(1.226, 3)
  })

  it("are 0 within no time", () => {
    expect(bgnbdExpectedPurchases({ params, horizon: 0 }).value).toBe(0)
    const input = { params, customer: regular, horizon: 0 }
    expect(bgnbdConditionalExpectedPurchases(input).value).toBe(0)
  })

  it("agree with the published formula", () => {
    const horizon = fc.double({ min: 0.1, max: 30, noNaN: true })
    fc.assert(
      fc.property(anyParams, horizon, (model, t) => {
        const { r, alpha, a, b } = model
        fc.pre(Math.abs(a - 1) > 0.05)
        const z = t / (alpha + t)
        const tail = (alpha / (alpha + t)) ** r * hypergeometric(r, b, a + b - 1, z)
        const expected = ((a + b - 1) / (a - 1)) * (1 - tail)
        fc.pre(Math.abs(a + b - 1) > 0.05)
        const { value } = bgnbdExpectedPurchases({ params: model, horizon: t })
        expect(value! / expected).toBeCloseTo(1, 7)
      })
    )
  })

  it("pass through a = 1, where the published formula divides by 0", () => {
    const at = (a: number) =>
      bgnbdExpectedPurchases({ params: { ...params, a }, horizon: 52 }).value!
    expect(at(1)).toBeCloseTo((at(1 - 1e-6) + at(1 + 1e-6)) / 2, 10)
    expect(at(1 - 1e-6)).toBeGreaterThan(at(1))
  })

  it("soon are the mean purchase rate times the time", () => {
    const { value } = bgnbdExpectedPurchases({ params, horizon: 1e-6 })
    expect(value! / ((0.243 / 4.414) * 1e-6)).toBeCloseTo(1, 5)
  })

  it("never fall as the horizon grows", () => {
    fc.assert(
      fc.property(anyParams, (model) => {
        const at = (horizon: number) =>
          bgnbdExpectedPurchases({ params: model, horizon }).value!
        expect(at(10)).toBeGreaterThanOrEqual(at(5))
        expect(at(100)).toBeGreaterThanOrEqual(at(10))
      })
    )
  })
})
