import fc from "fast-check"
import { groupSequentialBoundaries } from "../../../src/analysis"

export const alpha = 0.05
export const spendings = ["obrien-fleming", "pocock", { power: 1 }, { power: 3 }] as const
export const anySpending = fc.constantFrom(...spendings)
export const anySided = fc.constantFrom(1 as const, 2 as const)

/** The boundaries of a design's looks. */
export const zs = (input: Parameters<typeof groupSequentialBoundaries>[0]) =>
  groupSequentialBoundaries(input).looks.map(({ z }) => z)
