import type { ArmComparison } from "./arm-comparison"
import type { ArmEstimate } from "./arm-estimate"
import type { CompleteDesign } from "./experiment-design"
import { directionOf, type CompleteMetric } from "./experiment-metric"
import type { ExperimentPower } from "./experiment-power"
import type { SampleRatio } from "../sample-ratio"
import type { ExperimentGuardrail } from "./guardrail"

/** What is to be done with an experiment. */
export type ExperimentVerdictCode =
  "keep-running" | "winner" | "no-difference" | "stopped-by-guardrail" | "invalid"

/** The verdict, the arms that it names, and the sentence that an analyst would write. */
export type ExperimentVerdict = {
  code: ExperimentVerdictCode
  /** The arm to choose, which may be the control. */
  winner: string | null
  /** Treatments that got a guardrail worse than tolerated. */
  stopped: string[]
  sentence: string
}

/** Everything that a verdict stands on. */
export type Findings = {
  primary: CompleteMetric
  design: CompleteDesign
  sampleRatio: SampleRatio
  /** Of the primary metric, the control first. */
  arms: { name: string; estimate: ArmEstimate; events: number | null }[]
  comparisons: ArmComparison[]
  guardrails: (Omit<ExperimentGuardrail, "metric"> & { metric: CompleteMetric })[]
  power: ExperimentPower
  recipients: number
}

/** Normal approximations are not trusted with fewer in any arm. */
export const leastRecipients = 100

/**
 * Nor with fewer recipients who would do it, or would not, in the smaller of two arms if it
 * were like the other.
 */
export const leastEvents = 10

export type Decision = Omit<ExperimentVerdict, "sentence">

/**
 * The sample ratio comes first, because nothing can be read where it is wrong, then harm, and
 * only then the primary metric.
 */
export function decide(findings: Findings): Decision {
  const { sampleRatio, guardrails } = findings
  const none: Decision = { code: "keep-running", winner: null, stopped: [] }
  if (sampleRatio.isMismatch) {
    return { ...none, code: "invalid" }
  }
  const breached = guardrails.filter(({ status }) => status === "breached")
  if (breached.length > 0) {
    const stopped = [...new Set(breached.map(({ arm }) => arm))]
    return { ...none, code: "stopped-by-guardrail", stopped }
  }
  if (!isReadable(findings)) {
    return none
  }
  const winner = winnerOf(findings)
  if (winner !== null) {
    return { ...none, code: "winner", winner }
  }
  return isPlanReached(findings) || isNothingLeft(findings)
    ? { ...none, code: "no-difference" }
    : none
}

export function isPlanReached({ design, recipients }: Findings): boolean {
  return design.plannedRecipients !== null && recipients >= design.plannedRecipients
}

/** A fixed test is read once everybody is there, a sequential one as soon as it is large. */
function isReadable(findings: Findings): boolean {
  return findings.design.method === "fixed"
    ? isPlanReached(findings)
    : isLargeEnough(findings)
}

/** Whether there is enough for the approximations to hold. */
export function isLargeEnough({ arms }: Findings): boolean {
  const [control, ...treatments] = arms
  const isMixed = (treatment: (typeof arms)[number]) => {
    if (control.events === null || treatment.events === null) {
      return true
    }
    const events = control.events + treatment.events
    const sizes = [control.estimate.recipients, treatment.estimate.recipients]
    const all = sizes[0] + sizes[1]
    const ofSmaller = Math.min(...sizes) / all
    return Math.min(events, all - events) * ofSmaller >= leastEvents
  }
  return (
    arms.every(({ estimate }) => estimate.recipients >= leastRecipients) &&
    treatments.every(isMixed)
  )
}

/** Positive where the treatment is shown to be better, negative where worse, else 0. */
export function shown(
  { primary, design }: Pick<Findings, "primary" | "design">,
  { adjustedPValue, difference }: ArmComparison
): number {
  const isShown = adjustedPValue !== null && adjustedPValue < design.alpha
  return isShown && difference !== null ? directionOf(primary) * difference : 0
}

/** The best of the treatments that beat the control; the control, if it beats them all. */
function winnerOf(findings: Findings): string | null {
  const { comparisons } = findings
  const best = comparisons
    .filter((comparison) => shown(findings, comparison) > 0)
    .sort((first, second) => shown(findings, second) - shown(findings, first))
    .at(0)
  if (best) {
    return best.arm
  }
  const isControlBest = comparisons.every((comparison) => shown(findings, comparison) < 0)
  return isControlBest ? comparisons[0].control : null
}

/** Whether every uplift that was worth finding is ruled out, for better and for worse. */
function isNothingLeft({ arms, comparisons, design }: Findings): boolean {
  const control = arms[0].estimate.value
  const { minimumUplift } = design
  if (design.method === "fixed" || minimumUplift === null || !(control > 0)) {
    return false
  }
  const least = control * minimumUplift
  return comparisons.every(
    ({ lower, upper }) =>
      lower !== null && upper !== null && lower > -least && upper < least
  )
}
