import fc from "fast-check"
import { arms } from "../inputs"
import type { FunctionCases } from "./function-case"

const right = { successesA: 48, nA: 80, successesB: 56, nB: 70 }

const level = fc.oneof(
  fc.constantFrom(0.95, 0.9, 0.05),
  fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true })
)
const finite = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.double({ min: -1e4, max: 1e4, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true })
)
const nonNegative = finite.map(Math.abs)
const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true })
const size = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.integer({ min: 0, max: 2_000_000 })
)
const better = fc.constantFrom("higher", "lower")
const method = fc.constantFrom("miettinen-nurminen", "wald", undefined)

const withArms = (more: Record<string, fc.Arbitrary<unknown>>) =>
  fc.tuple(arms, fc.record(more)).map(([counts, rest]) => ({ ...counts, ...rest }))

const means = {
  meanA: finite,
  sdA: nonNegative,
  nA: size,
  meanB: finite,
  sdB: nonNegative,
  nB: size,
  margin: positive,
  confidence: level,
}
const rightMeans = {
  meanA: 3.1,
  sdA: 14,
  nA: 5000,
  meanB: 3.2,
  sdB: 15,
  nB: 5000,
  margin: 0.5,
  confidence: 0.95,
}

export const rates: FunctionCases = {
  agrestiCaffoDifference: {
    right: { ...right, confidence: 0.95 },
    valid: withArms({ confidence: level }),
  },
  miettinenNurminenDifference: {
    right: { ...right, confidence: 0.95 },
    valid: withArms({ confidence: level }),
  },
  miettinenNurminenTest: {
    right: { ...right, margin: -0.05, alternative: "greater" },
    valid: withArms({
      margin: fc.oneof(
        fc.constantFrom(0, undefined, 0.999_999_999, 1e-300),
        level.map((size) => -size)
      ),
      alternative: fc.constantFrom("two-sided", "greater", "less", undefined),
    }),
    optional: ["margin", "alternative"],
  },
  nonInferiorityTest: {
    right: { ...right, margin: 0.05, confidence: 0.95, better: "higher", method: "wald" },
    valid: withArms({ margin: level, confidence: level, better, method }),
    optional: ["method"],
  },
  equivalenceTest: {
    right: { ...right, margin: 0.05, confidence: 0.9, method: "wald" },
    valid: withArms({ margin: level, confidence: level, method }),
    optional: ["method"],
  },
  nonInferiorityOfMeans: {
    right: { ...rightMeans, better: "higher" },
    valid: fc.record({ ...means, better }),
  },
  equivalenceOfMeans: { right: rightMeans, valid: fc.record(means) },
  fiellerUplift: {
    right: {
      meanA: 2.5,
      standardErrorA: 0.2,
      meanB: 3,
      standardErrorB: 0.25,
      covariance: 0.01,
      confidence: 0.95,
    },
    valid: fc
      .record({
        meanA: finite,
        standardErrorA: nonNegative,
        meanB: finite,
        standardErrorB: nonNegative,
        correlation: fc.constantFrom(-1, -0.5, 0, 0.9, 1, undefined),
        confidence: level,
      })
      .map(({ correlation, ...input }) => {
        const product = input.standardErrorA * input.standardErrorB
        const isRoom = product > 1e-290 && product < 1e300
        const covariance = isRoom ? correlation && correlation * product : undefined
        return { ...input, covariance }
      }),
    optional: ["covariance"],
  },
  fiellerRateUplift: {
    right: { ...right, confidence: 0.95 },
    valid: withArms({ confidence: level }),
  },
}
