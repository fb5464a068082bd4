import type { ArmComparison } from "./arm-comparison"
import { directionOf, type CompleteMetric } from "./experiment-metric"

/**
 * What became of a metric that must not get worse: `passed` where more harm than is tolerated
 * is ruled out, `breached` where less is, `undecided` between.
 */
export type GuardrailStatus = "passed" | "breached" | "undecided"

/** How much worse a treatment is in a guardrail, with bounds that hold at every look. */
export type ExperimentGuardrail = {
  metric: string
  arm: string
  status: GuardrailStatus
  /** In the metric's unit; below 0 it got better. */
  worsening: number | null
  lower: number | null
  upper: number | null
  tolerance: number
}

export function guardrailOf(
  metric: CompleteMetric,
  { arm, difference, lower, upper }: ArmComparison
): ExperimentGuardrail {
  const { tolerance } = metric
  const isMoreWorse = directionOf(metric) === -1
  const turned = (value: number | null) => (value === null ? null : 0 - value)
  const worsening = isMoreWorse ? difference : turned(difference)
  const least = isMoreWorse ? lower : turned(upper)
  const most = isMoreWorse ? upper : turned(lower)
  const status = () => {
    if (least === null || most === null) {
      return "undecided"
    }
    if (least > tolerance) {
      return "breached"
    }
    return most <= tolerance ? "passed" : "undecided"
  }
  return {
    metric: metric.name,
    arm,
    status: status(),
    worsening,
    lower: least,
    upper: most,
    tolerance,
  }
}
