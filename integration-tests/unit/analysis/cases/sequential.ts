import fc from "fast-check"
import { arms } from "../inputs"
import type { FunctionCases } from "./function-case"

const level = fc.oneof(
  fc.constantFrom(0.95, 0.05, 0.01),
  fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true })
)
const sided = fc.constantFrom(1, 2, undefined)
const spending = fc.oneof(
  fc.constantFrom("obrien-fleming", "pocock"),
  fc.record({
    power: fc.oneof(
      fc.constantFrom(1, 3),
      fc.double({ min: 1e-300, max: 1e300, noNaN: true })
    ),
  })
)
const fraction = fc.oneof(
  fc.integer({ min: 1, max: 10 }).map((tenths) => tenths / 10),
  fc.double({ min: 0, minExcluded: true, max: 1, noNaN: true })
)

/** Looks of a growing experiment; now and then nothing is added. */
const looks = fc.array(arms, { maxLength: 5 }).map((increments) => {
  const total = { successesA: 0, nA: 0, successesB: 0, nB: 0 }
  return increments.map((more) => {
    total.successesA += more.successesA
    total.nA += more.nA
    total.successesB += more.successesB
    total.nB += more.nB
    return { ...total }
  })
})
const planned = fc.oneof(
  fc.integer({ min: 1, max: 2_000_000 }),
  fc.double({ min: 1e-300, max: 1e300, noNaN: true })
)

export const sequential: FunctionCases = {
  alphaSpent: {
    right: { informationFraction: 0.5, alpha: 0.05, sided: 2, spending: "pocock" },
    valid: fc.record({
      informationFraction: fc.oneof(fraction, fc.constantFrom(0, 1, 1.2, 1e308)),
      alpha: level,
      sided,
      spending,
    }),
    optional: ["sided"],
  },
  groupSequentialBoundaries: {
    right: {
      informationFractions: [0.3, 0.6, 1],
      alpha: 0.05,
      sided: 2,
      spending: { power: 3 },
    },
    valid: fc.record({
      informationFractions: fc
        .uniqueArray(fraction, { maxLength: 6 })
        .map((list) => list.sort((a, b) => a - b)),
      alpha: level,
      sided,
      spending,
    }),
    optional: ["sided"],
  },
  groupSequentialTest: {
    right: {
      looks: [
        { successesA: 52, nA: 1000, successesB: 63, nB: 1000 },
        { successesA: 99, nA: 2000, successesB: 141, nB: 2000 },
      ],
      plannedA: 4000,
      plannedB: 4000,
      alpha: 0.05,
      sided: 2,
      spending: "pocock",
    },
    valid: fc.record({
      looks,
      plannedA: planned,
      plannedB: planned,
      alpha: level,
      sided,
      spending,
    }),
    optional: ["sided"],
  },
}
