import { srmTest } from "../../multiplicity/srm-test"

/** Whether as many people were held out as planned. */
export type SampleRatio = {
  plannedShare: number
  observedShare: number | null
  pValue: number | null
  /** Below 0.001: assignment or recording is broken, and so is the comparison. */
  isMismatch: boolean
}

/** The usual threshold, because every holdout is checked. */
const alarm = 0.001

export function sampleRatio(
  treated: number,
  heldOut: number,
  plannedShare: number
): SampleRatio {
  const { pValue, warnings } = srmTest({
    observed: [heldOut, treated],
    weights: [plannedShare, 1 - plannedShare],
  })
  const people = heldOut + treated
  return {
    plannedShare,
    observedShare: people === 0 ? null : heldOut / people,
    pValue,
    // With fewer than five people expected in an arm the test itself does not hold.
    isMismatch: pValue !== null && pValue < alarm && warnings.length === 0,
  }
}
