import { confidenceZ } from "../../inference/confidence-z"
import { zTest } from "../../inference/z-test"
import { welchResult } from "../../means/welch-result"
import { finiteOrNull } from "../../numbers/finite-or-null"
import { studentTUpperQuantile } from "../../numbers/student-t"
import { newcombeDifference } from "../../proportions/newcombe-difference"
import { twoProportionZTest } from "../../proportions/two-proportion-z-test"
import { sequenceBounds } from "../../sequential/sequence-bounds"
import { armEstimate } from "./arm-estimate"
import { chanceToWin, type ChanceToWin } from "./chance-to-win"
import type { ExperimentArm, MetricTotals } from "./experiment-arm"
import { directionOf, type CompleteMetric } from "./experiment-metric"
import type { Inference } from "./inference"
import { relativeLift, type RelativeLift } from "./relative-lift"

/**
 * A treatment beside the control in one metric: treatment - control, in the metric's unit.
 * Interval and p-value belong together: 0 is outside exactly when p is below alpha.
 */
export type ArmComparison = {
  arm: string
  control: string
  method: Inference["method"]
  difference: number | null
  standardError: number | null
  lower: number | null
  upper: number | null
  pValue: number | null
  /** Held against alpha after all comparisons of the same role were looked at. */
  adjustedPValue: number | null
} & RelativeLift &
  ChanceToWin

type Side = { arm: ExperimentArm; totals: MetricTotals }

/** Compares one treatment with the control; p-values are not adjusted yet. */
export function compareArms(
  control: ExperimentArm,
  treatment: ExperimentArm,
  metric: CompleteMetric,
  inference: Inference
): ArmComparison {
  const sideOf = (arm: ExperimentArm) => {
    const totals = arm.totals[metric.name]
    return { arm, totals, estimate: armEstimate(arm.recipients, totals) }
  }
  const a = sideOf(control)
  const b = sideOf(treatment)
  const difference = b.estimate.value - a.estimate.value
  const standardError = Math.sqrt(a.estimate.variance + b.estimate.variance)
  const judged =
    inference.method === "sequential"
      ? sequentially(a, b, { difference, standardError }, inference)
      : once(a, b, { difference, standardError }, inference.confidence)
  return {
    arm: treatment.name,
    control: control.name,
    method: inference.method,
    difference: finiteOrNull(difference),
    standardError: finiteOrNull(standardError),
    lower: judged.lower,
    upper: judged.upper,
    pValue: judged.pValue,
    adjustedPValue: judged.pValue,
    ...relativeLift(a.estimate, b.estimate, judged.reach),
    ...chanceToWin(a, b, directionOf(metric)),
  }
}

type Difference = { difference: number; standardError: number }

type Judged = {
  lower: number | null
  upper: number | null
  pValue: number | null
  /** How many standard errors the interval reaches to either side; NaN where it does not. */
  reach: number
}

const unknown: Judged = { lower: null, upper: null, pValue: null, reach: Number.NaN }

function sequentially(
  a: Side,
  b: Side,
  { difference, standardError }: Difference,
  inference: Inference & { method: "sequential" }
): Judged {
  if (!Number.isFinite(difference) || !(standardError > 0)) {
    return unknown
  }
  const { lower, upper, pValue, halfWidth } = sequenceBounds({
    estimate: difference,
    standardError,
    n: a.arm.recipients + b.arm.recipients,
    ...inference,
  })
  const reach = halfWidth === null ? Number.NaN : halfWidth / standardError
  return { lower, upper, pValue, reach }
}

function once(a: Side, b: Side, compared: Difference, confidence: number): Judged {
  const { difference, standardError } = compared
  if (!Number.isFinite(difference)) {
    return unknown
  }
  const z = confidenceZ(confidence)
  if ("count" in a.totals && "count" in b.totals) {
    const arms = {
      successesA: a.totals.count,
      nA: a.arm.recipients,
      successesB: b.totals.count,
      nB: b.arm.recipients,
    }
    const { lower, upper } = newcombeDifference({ ...arms, confidence })
    return {
      lower,
      upper,
      pValue: twoProportionZTest({ ...arms, confidence }).pValue,
      reach: z,
    }
  }
  if ("sum" in a.totals && "sum" in b.totals) {
    const spread = ({ arm, totals }: Side) => ({
      n: arm.recipients,
      sd: Math.sqrt(armEstimate(arm.recipients, totals).variance * arm.recipients),
    })
    const welch = welchResult({ difference, a: spread(a), b: spread(b) }, confidence)
    const { lower, upper, pValue, df } = welch
    const reach =
      df === null ? Number.NaN : studentTUpperQuantile((1 - confidence) / 2, df)
    return { lower, upper, pValue, reach }
  }
  return {
    lower: finiteOrNull(difference - z * standardError),
    upper: finiteOrNull(difference + z * standardError),
    pValue: zTest(difference, standardError).pValue,
    reach: z,
  }
}
