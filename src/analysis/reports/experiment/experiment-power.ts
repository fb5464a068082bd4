import { confidenceZ } from "../../inference/confidence-z"
import { finiteOrNull } from "../../numbers/finite-or-null"
import { normalUpperTail } from "../../numbers/normal-tail"
import { smallestWhole } from "../../numbers/smallest-whole"
import { sequenceReach } from "../../sequential/sequence-bounds"
import { sharedVariances } from "../shared-variances"
import { ofOneRecipient, type ArmEstimate } from "./arm-estimate"
import type { CompleteDesign } from "./experiment-design"
import type { ExperimentMetricKind } from "./experiment-metric"

/** How much the experiment can see by now, and what it still needs. */
export type ExperimentPower = {
  minimumUplift: number | null
  /** The power that was asked for. */
  target: number
  /**
   * How likely an uplift of that size would be seen with the recipients so far; sequentially,
   * at this look alone, so that it is a lower bound.
   */
  reached: number | null
  /** Recipients of all arms together for the power that was asked for. */
  recipientsNeeded: number | null
  /**
   * Orders, each of which brings a recipient, until then; without a `minimumUplift` until
   * the planned number.
   */
  ordersStillNeeded: number | null
}

/** The arms of the primary metric, the control first. */
type Plan = {
  kind: ExperimentMetricKind
  direction: 1 | -1
  arms: ArmEstimate[]
  design: CompleteDesign
  /** What one comparison has of alpha. */
  alpha: number
}

/** More recipients than people exist are no plan. */
const mostRecipients = 1e10

export function experimentPower(plan: Plan): ExperimentPower {
  const { design, arms } = plan
  const recipients = arms.reduce((sum, arm) => sum + arm.recipients, 0)
  const reached = powerWith(
    plan,
    arms.map((arm) => arm.recipients)
  )
  const recipientsNeeded = neededRecipients(plan)
  const goal = recipientsNeeded ?? design.plannedRecipients
  return {
    minimumUplift: design.minimumUplift,
    target: design.power,
    reached: finiteOrNull(reached),
    recipientsNeeded,
    ordersStillNeeded: goal === null ? null : Math.max(0, Math.ceil(goal - recipients)),
  }
}

/** The smallest power of all treatments with so many recipients in each arm. */
function powerWith(plan: Plan, sizes: number[]): number {
  const { kind, direction, arms, design } = plan
  const [control, ...treatments] = arms
  if (design.minimumUplift === null || !(control.value > 0)) {
    return Number.NaN
  }
  const effect = control.value * design.minimumUplift
  const target = control.value + direction * effect
  const ofOne = (arm: ArmEstimate) => ofOneRecipient(arm).variance
  return Math.min(
    ...treatments.map((treatment, index) => {
      const nA = sizes[0]
      const nB = sizes[index + 1]
      const rate = (nA * control.value + nB * target) / (nA + nB)
      const own =
        kind === "rate"
          ? { a: control.value * (1 - control.value), b: target * (1 - target) }
          : { a: ofOne(control), b: ofOne(treatment) }
      const spread =
        design.method === "sequential"
          ? sharedVariances({ variance: own.a, n: nA }, { variance: own.b, n: nB })
          : own
      const error = Math.sqrt(spread.a / nA + spread.b / nB)
      // One rate for both arms where there is no difference, as the test assumes.
      const errorAtNull =
        kind === "rate" && design.method === "fixed"
          ? Math.sqrt(rate * (1 - rate) * (1 / nA + 1 / nB))
          : error
      const needed = reachAt(nA + nB, plan) * errorAtNull
      return normalUpperTail((needed - effect) / error)
    })
  )
}

function reachAt(n: number, { design, alpha }: Plan): number {
  const confidence = 1 - alpha
  return design.method === "fixed"
    ? confidenceZ(confidence)
    : sequenceReach(n, { confidence, optimalSampleSize: design.optimalSampleSize })
}

/** Power grows with every recipient. */
function neededRecipients(plan: Plan): number | null {
  const { allocation, power } = plan.design
  return smallestWhole(
    (recipients) =>
      powerWith(
        plan,
        allocation.map((share) => recipients * share)
      ) >= power,
    mostRecipients
  )
}
