import { list, record } from "../checks/check"
import { checkInput, checkSameLength } from "../checks/check-input"
import { finite, level } from "../checks/rules"
import { confidenceZ } from "../inference/confidence-z"
import { finiteOrNull } from "../numbers/finite-or-null"
import { normalPValue } from "../inference/normal-p-value"
import { adjustment, type CupedArm } from "./cuped-adjustment"

/** Means in the unit of the outcomes; the difference is B - A. */
export type CupedResult = {
  theta: number | null
  meanA: number | null
  meanB: number | null
  difference: number | null
  standardError: number | null
  z: number | null
  pValue: number | null
  lower: number | null
  upper: number | null
  /** Share of the squared standard error that the covariate takes away. */
  varianceReduction: number | null
}

/**
 * CUPED (controlled experiment using pre-experiment data): a difference of means, B - A, with
 * the part that a covariate from before the experiment explains taken out, and so with a
 * narrower interval.
 *
 * Each outcome y becomes y - θ (x - x̄), with θ = cov(x, y) / var(x) over both arms together;
 * then a z test with a variance for each arm. Assumes that the experiment cannot have changed
 * the covariate. Look at `varianceReduction`: where history hardly predicts, little is gained.
 *
 * Reference: Deng, Xu, Kohavi & Walker 2013, WSDM; θ over both arms as in GrowthBook.
 *
 * @param input - one outcome and one covariate a unit
 * @returns all `null` when an arm has fewer than two units; θ is 0 for a constant covariate;
 *   no z and p without variance
 * @throws RangeError when a value is not a finite number, the lists of an arm differ in
 *   length, or `confidence` is not between 0 and 1
 * @example
 * const a = { outcomes: [12, 15, 19, 24], covariates: [1, 2, 3, 4] }
 * const b = { outcomes: [14, 18, 23, 25], covariates: [1, 2, 3, 4] }
 * cuped({ a, b, confidence: 0.95 }).theta // 3.9
 * cuped({ a, b, confidence: 0.95 }).varianceReduction // 0.98129
 */
export function cuped(input: {
  a: CupedArm
  b: CupedArm
  confidence: number
}): CupedResult {
  const arm = record({ outcomes: list(finite), covariates: list(finite) })
  checkInput(input, { a: arm, b: arm, confidence: level })
  const { a, b, confidence } = input
  checkSameLength([a.outcomes, "a.outcomes"], [a.covariates, "a.covariates"])
  checkSameLength([b.outcomes, "b.outcomes"], [b.covariates, "b.covariates"])
  if (a.outcomes.length < 2 || b.outcomes.length < 2) {
    return {
      theta: null,
      meanA: null,
      meanB: null,
      difference: null,
      standardError: null,
      z: null,
      pValue: null,
      lower: null,
      upper: null,
      varianceReduction: null,
    }
  }
  const { theta, meanA, meanB, difference, variance, plainVariance } = adjustment(a, b)
  const standardError = Math.sqrt(variance)
  const z = difference / standardError
  const reach = confidenceZ(confidence) * standardError
  return {
    theta: finiteOrNull(theta),
    meanA: finiteOrNull(meanA),
    meanB: finiteOrNull(meanB),
    difference: finiteOrNull(difference),
    standardError: finiteOrNull(standardError),
    z: finiteOrNull(z),
    pValue: standardError === 0 ? null : normalPValue(z),
    lower: finiteOrNull(difference - reach),
    upper: finiteOrNull(difference + reach),
    varianceReduction: finiteOrNull(1 - variance / plainVariance),
  }
}
