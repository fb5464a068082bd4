import { smallestWhole } from "../../numbers/smallest-whole"
import { powerZ } from "../../power/design"
import type { Sums } from "../../samples/from-sums"
import { confidenceZ } from "../../inference/confidence-z"
import { sequenceReach } from "../../sequential/sequence-bounds"
import { comparedMoments } from "./compared-moments"
import type { HoldoutDesign } from "./mean-difference"

/** People of both arms together, to see a lift of so much with a power of 80 %. */
export type PeopleNeeded = {
  minimumLift: number
  power: number
  total: number | null
  missing: number | null
}

const power = 0.8

/** More people than there are. */
const beyondAll = 1e12

/**
 * The smallest n at which the interval's reach and the normal quantile of the power, in
 * standard errors, fit into the difference: the held-out mean times the lift. Means, spread
 * and share are taken to stay as they are.
 */
export function peopleNeeded(
  minimumLift: number,
  a: Sums & { n: number },
  b: Sums & { n: number },
  heldOutShare: number,
  design: HoldoutDesign
): PeopleNeeded {
  const { meanA, varianceA, varianceB } = comparedMoments(a, b, design.method)
  const none = { minimumLift, power, total: null, missing: null }
  if (varianceA === null || varianceB === null || meanA === null || meanA <= 0) {
    return none
  }
  const deviation = Math.hypot(
    Math.sqrt(varianceA / heldOutShare),
    Math.sqrt(varianceB / (1 - heldOutShare))
  )
  if (deviation === 0) {
    return none
  }
  const wanted = minimumLift * meanA
  const isEnough = (n: number) =>
    (reachOf(n, design) + powerZ(power)) * (deviation / Math.sqrt(n)) <= wanted
  const total = smallestWhole(isEnough, beyondAll)
  const missing = total === null ? null : Math.max(0, total - a.n - b.n)
  return { minimumLift, power, total, missing }
}

function reachOf(n: number, design: HoldoutDesign): number {
  return design.method === "fixed"
    ? confidenceZ(design.confidence)
    : sequenceReach(n, design)
}
