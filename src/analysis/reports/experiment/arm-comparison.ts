import { confidenceZ } from "../../inference/confidence-z"
import { zTest } from "../../inference/z-test"
import { welchResult } from "../../means/welch-result"
import { finiteOrNull } from "../../numbers/finite-or-null"
import { studentTUpperQuantile } from "../../numbers/student-t"
import { miettinenNurminenDifference } from "../../proportions/miettinen-nurminen-difference"
import { miettinenNurminenTest } from "../../proportions/miettinen-nurminen-test"
import { sequenceBounds, sequenceReach } from "../../sequential/sequence-bounds"
import { sharedVariances } from "../shared-variances"
import { armEstimate, ofOneRecipient, type ArmEstimate } from "./arm-estimate"
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
  method: "fixed" | "sequential"
  difference: number | null
  standardError: number | null
  lower: number | null
  upper: number | null
  pValue: number | null
  /** Held against alpha after all comparisons of the same role were looked at. */
  adjustedPValue: number | null
} & RelativeLift &
  ChanceToWin

type Side = { arm: ExperimentArm; totals: MetricTotals; estimate: ArmEstimate }

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
  const judged = Number.isFinite(difference)
    ? inference.method === "sequential"
      ? sequentially(a, b, difference, inference)
      : once(a, b, difference, inference.confidence)
    : unknown()
  return {
    arm: treatment.name,
    control: control.name,
    method: inference.method,
    difference: finiteOrNull(difference),
    standardError: finiteOrNull(judged.standardError),
    lower: judged.lower,
    upper: judged.upper,
    pValue: judged.pValue,
    adjustedPValue: judged.pValue,
    ...relativeLift(judged.a, judged.b, judged.reach),
    ...chanceToWin(a, b, directionOf(metric)),
  }
}

type Judged = {
  /** The arms as they were compared. */
  a: ArmEstimate
  b: ArmEstimate
  standardError: number
  lower: number | null
  upper: number | null
  pValue: number | null
  /** How many standard errors the interval reaches to either side; NaN where it does not. */
  reach: number
}

/** What cannot be compared; a function, since a bundler keeps constants with NaN in them. */
function unknown(): Judged {
  const nobody: ArmEstimate = {
    recipients: 0,
    value: Number.NaN,
    variance: Number.NaN,
  }
  return {
    a: nobody,
    b: nobody,
    standardError: Number.NaN,
    lower: null,
    upper: null,
    pValue: null,
    reach: Number.NaN,
  }
}

function sequentially(
  { estimate: first }: Side,
  { estimate: second }: Side,
  difference: number,
  inference: Inference & { method: "sequential" }
): Judged {
  const shared = sharedVariances(ofOneRecipient(first), ofOneRecipient(second))
  const a = { ...first, variance: shared.a / first.recipients }
  const b = { ...second, variance: shared.b / second.recipients }
  const standardError = Math.sqrt(a.variance + b.variance)
  if (!(standardError > 0)) {
    return { ...unknown(), a, b, standardError }
  }
  const n = a.recipients + b.recipients
  const { lower, upper, pValue } = sequenceBounds({
    estimate: difference,
    standardError,
    n,
    ...inference,
  })
  const reach = sequenceReach(n, inference)
  return { a, b, standardError, lower, upper, pValue, reach }
}

function once(first: Side, second: Side, difference: number, confidence: number): Judged {
  const a = first.estimate
  const b = second.estimate
  const standardError = Math.sqrt(a.variance + b.variance)
  const z = confidenceZ(confidence)
  if ("count" in first.totals && "count" in second.totals) {
    const arms = {
      successesA: first.totals.count,
      nA: a.recipients,
      successesB: second.totals.count,
      nB: b.recipients,
    }
    const { pValue } = miettinenNurminenTest(arms)
    const { lower, upper } = miettinenNurminenDifference({ ...arms, confidence })
    return { a, b, standardError, lower, upper, pValue, reach: z }
  }
  if ("sum" in first.totals) {
    const spread = ({ recipients, variance }: ArmEstimate) => ({
      n: recipients,
      sd: Math.sqrt(variance * recipients),
    })
    const welch = welchResult({ difference, a: spread(a), b: spread(b) }, confidence)
    const { lower, upper, pValue, df } = welch
    const reach =
      df === null ? Number.NaN : studentTUpperQuantile((1 - confidence) / 2, df)
    return { a, b, standardError, lower, upper, pValue, reach }
  }
  return {
    a,
    b,
    standardError,
    lower: finiteOrNull(difference - z * standardError),
    upper: finiteOrNull(difference + z * standardError),
    pValue: zTest(difference, standardError).pValue,
    reach: z,
  }
}
