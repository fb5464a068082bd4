import { adjustPValues } from "../../multiplicity/adjust-p-values"
import {
  miettinenNurminenDifference,
  type MiettinenNurminenDifferenceResult,
} from "../../proportions/miettinen-nurminen-difference"
import { miettinenNurminenTest } from "../../proportions/miettinen-nurminen-test"

/** The rate of a step less that of the same step in the period before. */
export type FunnelChange = MiettinenNurminenDifferenceResult & {
  pValue: number | null
  /** By Benjamini and Hochberg over the steps: hold this one against alpha. */
  adjustedPValue: number | null
}

type Counted = { count: number }

/** The change of each step's rate from the step before; the first one has none. */
export function funnelChanges(
  steps: Counted[],
  previous: Counted[],
  confidence: number
): FunnelChange[] {
  const changes = steps.map((_, index) =>
    changeOf(
      [previous[index], previous[index - 1] ?? nobody],
      [steps[index], steps[index - 1] ?? nobody],
      confidence
    )
  )
  const { adjusted } = adjustPValues({
    pValues: changes.map(({ pValue }) => pValue),
    method: "benjamini-hochberg",
  })
  return changes.map((change, index) => ({ ...change, adjustedPValue: adjusted[index] }))
}

/** The change of the share that gets from the first step to the last. */
export function overallChange(
  steps: Counted[],
  previous: Counted[],
  confidence: number
): MiettinenNurminenDifferenceResult & { pValue: number | null } {
  const end = steps.length - 1
  return changeOf([previous[end], previous[0]], [steps[end], steps[0]], confidence)
}

const nobody = { count: 0 }

function changeOf(
  [partBefore, wholeBefore]: [Counted, Counted],
  [part, whole]: [Counted, Counted],
  confidence: number
) {
  const arms = {
    successesA: wholeBefore.count === 0 ? 0 : partBefore.count,
    nA: wholeBefore.count,
    successesB: whole.count === 0 ? 0 : part.count,
    nB: whole.count,
  }
  const { pValue } = miettinenNurminenTest(arms)
  return { ...miettinenNurminenDifference({ ...arms, confidence }), pValue }
}
