import {
  distancesFromFirst,
  meanDifference,
  sampleMoments,
} from "../means/sample-moments"
import { covariance, variance } from "../samples/variance"

/** An outcome and a covariate a unit, in the same order. */
export type CupedArm = { outcomes: number[]; covariates: number[] }

/** Residuals below this share of the values are rounding: the covariate explains all. */
const rounding = 1e-14

/** θ, the adjusted means and the variance of their difference, for two units an arm or more. */
export function adjustment(a: CupedArm, b: CupedArm) {
  const theta = thetaOf(a, b)
  const outcomesA = sampleMoments(a.outcomes)
  const outcomesB = sampleMoments(b.outcomes)
  const covariateDifference = meanDifference(
    sampleMoments(a.covariates),
    sampleMoments(b.covariates)
  )
  // The mean covariate of all is this share of the way from A's mean to B's.
  const shareOfB = outcomesB.n / (outcomesA.n + outcomesB.n)
  return {
    theta,
    meanA:
      outcomesA.origin +
      (outcomesA.meanFromOrigin + theta * shareOfB * covariateDifference),
    meanB:
      outcomesB.origin +
      (outcomesB.meanFromOrigin - theta * (1 - shareOfB) * covariateDifference),
    difference: meanDifference(outcomesA, outcomesB) - theta * covariateDifference,
    variance: varianceOfMean(a, theta) + varianceOfMean(b, theta),
    plainVariance: varianceOfMean(a, 0) + varianceOfMean(b, 0),
  }
}

/** cov(x, y) / var(x) over both arms together; 0 for a covariate that does not vary. */
function thetaOf(a: CupedArm, b: CupedArm): number {
  const covariates = distancesFromFirst([...a.covariates, ...b.covariates])
  const outcomes = distancesFromFirst([...a.outcomes, ...b.outcomes])
  const spread = variance(covariates)
  return spread === 0 ? 0 : covariance(covariates, outcomes) / spread
}

/** sY² + θ² sX² - 2 θ sXY over n, as the variance of y - θ x, which cannot cancel. */
function varianceOfMean(arm: CupedArm, theta: number): number {
  const outcomes = distancesFromFirst(arm.outcomes)
  const covariates = distancesFromFirst(arm.covariates)
  const residuals = outcomes.map((outcome, index) => outcome - theta * covariates[index])
  const unexplained = variance(residuals)
  const size = variance(outcomes) + theta * theta * variance(covariates)
  return unexplained <= rounding * rounding * size ? 0 : unexplained / outcomes.length
}
