import { describe, expect, it } from "vitest"
import { answerOf, checkEach, expectClose } from "./invariance"

/** Fields in the unit of the money, with what they are multiplied by for another unit. */
const money: Record<string, { of: string[]; grows: string[] }> = {
  welchTTest: {
    of: ["meanA", "sdA", "meanB", "sdB"],
    grows: ["difference", "standardError", "lower", "upper"],
  },
  welchTTestFromSamples: {
    of: ["a", "b"],
    grows: ["difference", "standardError", "lower", "upper"],
  },
  ratioMetric: {
    of: ["numerators"],
    grows: ["ratio", "standardError", "lower", "upper"],
  },
  ratioMetricDifference: {
    of: ["a.numerators", "b.numerators"],
    grows: ["ratioA", "ratioB", "difference", "standardError", "lower", "upper"],
  },
  revenuePerRecipient: {
    of: ["revenues"],
    grows: ["mean", "sd", "standardError", "lower", "upper"],
  },
  cuped: {
    of: ["a.outcomes", "b.outcomes"],
    grows: ["theta", "meanA", "meanB", "difference", "standardError", "lower", "upper"],
  },
  winsorizedTTest: {
    of: ["a", "b"],
    grows: [
      ...["difference", "standardError", "lower", "upper"],
      ...["meanA", "meanB", "floor", "cap"],
    ],
  },
  winsorizedMean: {
    of: ["values"],
    grows: ["mean", "standardError", "lower", "upper", "floor", "cap"],
  },
  hodgesLehmann: { of: ["a", "b"], grows: ["shift", "lower", "upper"] },
  bootstrapInterval: {
    of: ["values"],
    grows: ["estimate", "lower", "upper", "bias", "standardError"],
  },
  bootstrapDifference: {
    of: ["a", "b"],
    grows: [
      ...["estimate", "lower", "upper", "bias", "standardError"],
      ...["statisticA", "statisticB"],
    ],
  },
  nonInferiorityOfMeans: {
    of: ["meanA", "sdA", "meanB", "sdB", "margin"],
    grows: ["difference", "standardError", "lower", "upper"],
  },
  fiellerUplift: {
    of: ["meanA", "standardErrorA", "meanB", "standardErrorB"],
    grows: [],
  },
  customerLifetimeValue: {
    of: ["gammaGamma.v", "customer.monetaryValue"],
    grows: ["expectedSpend", "value"],
  },
  mannWhitneyUTest: { of: ["a", "b"], grows: [] },
  asymptoticConfidenceSequence: {
    of: ["estimate", "standardError"],
    grows: ["halfWidth", "lower", "upper"],
  },
  intervalSummary: {
    of: ["intervals"],
    grows: ["mean", "sd", "median", "mad", "madScaled", "q1", "q3", "iqr", "min", "max"],
  },
}

function scaled(value: unknown, paths: string[], factor: number, path = ""): unknown {
  if (typeof value === "number") {
    return paths.includes(path) ? value * factor : value
  }
  if (Array.isArray(value)) {
    return value.map((inner: unknown) => scaled(inner, paths, factor, path))
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [
          name,
          scaled(inner, paths, factor, path === "" ? name : `${path}.${name}`),
        ])
      )
    : value
}

describe("money in cents instead of euros", () => {
  it.each(Object.keys(money))("makes %s 100 times as large, and no surer", (name) => {
    const { of, grows } = money[name]
    checkEach(name, (input, euros) => {
      const cents = answerOf(name, scaled(input, of, 100))
      const size = Math.max(0, ...grows.map((field) => Math.abs(euros[field] ?? 0)))
      Object.entries(euros).forEach(([field, value]) => {
        if (typeof value !== "number" && value !== null) {
          expect(cents[field]).toEqual(value)
          return
        }
        const factor = grows.includes(field) ? 100 : 1
        const expected = value === null ? null : value * factor
        expectClose(cents[field], expected, grows.includes(field) ? size * 100 : 1)
      })
    })
  })
})
