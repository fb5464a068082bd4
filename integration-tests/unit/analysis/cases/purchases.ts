import fc from "fast-check"
import type { FunctionCases } from "./function-case"

const frequency = fc.oneof(
  fc.constantFrom(0, 1, 2_000_000, Number.MAX_SAFE_INTEGER),
  fc.integer({ min: 0, max: 30 })
)
const nonNegative = fc.oneof(
  fc.constantFrom(0, 1, 5e-324, 1e-300, 1e308),
  fc.double({ min: 0, max: 100, noNaN: true })
)
const positive = fc.oneof(
  fc.constantFrom(5e-324, 1e-300, 1e-3, 1, 1e3, 1e15, 1e308),
  fc.double({ min: 0.01, max: 50, noNaN: true })
)
const share = fc.double({ min: 0, max: 1, noNaN: true })

const history = fc
  .record({ frequency, age: nonNegative, part: share })
  .map(({ frequency, age, part }) => ({
    frequency,
    recency: frequency === 0 ? 0 : age * part,
    age,
  }))
const spending = fc
  .record({ frequency, monetaryValue: nonNegative, instead: positive })
  .map(({ frequency, monetaryValue, instead }) => ({
    frequency,
    monetaryValue: frequency > 0 && monetaryValue === 0 ? instead : monetaryValue,
  }))

const bgnbd = fc.record({ r: positive, alpha: positive, a: positive, b: positive })
const gammaGamma = fc.record({ p: positive, q: positive, v: positive })

const rightParams = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
const rightSpending = { p: 6.25, q: 3.74, v: 15.45 }

const fit = {
  right: {
    customers: [
      { frequency: 2, recency: 30.43, age: 38.86 },
      { frequency: 1, recency: 1.71, age: 38.86 },
    ],
    start: rightParams,
  },
  valid: fc.record(
    { customers: fc.array(history, { maxLength: 12 }), start: bgnbd },
    { requiredKeys: ["customers"] }
  ),
  optional: ["start"],
}

export const purchases: FunctionCases = {
  bgnbdFit: fit,
  mbgnbdFit: fit,
  mbgnbdProbabilityAlive: {
    right: {
      params: rightParams,
      customer: { frequency: 2, recency: 30.43, age: 38.86 },
    },
    valid: fc.record({ params: bgnbd, customer: history }),
  },
  gammaGammaFit: {
    right: {
      customers: [
        { frequency: 2, monetaryValue: 22.35 },
        { frequency: 1, monetaryValue: 11.77 },
      ],
    },
    valid: fc.record({ customers: fc.array(spending, { maxLength: 12 }) }),
  },
  gammaGammaExpectedSpend: {
    right: { params: rightSpending, customer: { frequency: 2, monetaryValue: 22.35 } },
    valid: fc.record({ params: gammaGamma, customer: spending }),
  },
  customerLifetimeValue: {
    right: {
      bgnbd: rightParams,
      gammaGamma: rightSpending,
      customer: { frequency: 2, recency: 30.43, age: 38.86, monetaryValue: 22.35 },
      horizon: 52,
      discountRate: 0.002,
      margin: 0.3,
    },
    valid: fc.record(
      {
        bgnbd,
        gammaGamma,
        customer: fc
          .tuple(history, positive)
          .map(([times, monetaryValue]) => ({ ...times, monetaryValue })),
        horizon: nonNegative,
        discountRate: nonNegative,
        margin: share,
      },
      {
        requiredKeys: ["bgnbd", "gammaGamma", "customer", "horizon", "discountRate"],
      }
    ),
    optional: ["margin"],
  },
}
