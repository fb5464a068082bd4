import { finiteOrNull } from "../../numbers/finite-or-null"
import type { Sums } from "../../samples/from-sums"
import { meanDifference, type HoldoutDesign } from "./mean-difference"
import { holdoutLift, type HoldoutLift } from "./holdout-lift"

/** What is compared; buyers are counted, the others summed. */
export type HoldoutOutcomeName = "buyers" | "orders" | "revenue" | "margin" | "discount"

/** A mean a person in each arm, and what the messages changed: treated less held out. */
export type HoldoutOutcome = {
  name: HoldoutOutcomeName
  treatedMean: number | null
  heldOutMean: number | null
  /** A person. */
  difference: number | null
  standardError: number | null
  lower: number | null
  upper: number | null
  pValue: number | null
  relative: HoldoutLift
  /** The difference times the treated people: what would not be there without messages. */
  total: { increment: number | null; lower: number | null; upper: number | null }
}

type Arm = Sums & { n: number }

export function holdoutOutcome(
  name: HoldoutOutcomeName,
  treated: Arm,
  heldOut: Arm,
  design: HoldoutDesign
): HoldoutOutcome {
  const means = meanDifference(heldOut, treated, design)
  const { meanA, errorA, meanB, errorB, reach } = means
  const { difference, standardError, lower, upper, pValue } = means
  const isKnown = meanA !== null && meanB !== null && errorA !== null && errorB !== null
  const total = (value: number | null) =>
    value === null ? null : finiteOrNull(value * treated.n)
  return {
    name,
    treatedMean: meanB,
    heldOutMean: meanA,
    difference,
    standardError,
    lower,
    upper,
    pValue,
    relative:
      isKnown && reach !== null
        ? holdoutLift({ meanA, errorA, meanB, errorB, reach })
        : { lift: null, lower: null, upper: null },
    total: { increment: total(difference), lower: total(lower), upper: total(upper) },
  }
}
