import { funnelRates, type FunnelStep } from "../../funnels/funnel-rates"
import type { MiettinenNurminenDifferenceResult } from "../../proportions/miettinen-nurminen-difference"
import { goalStatus, type GoalStatus } from "../goal-status"
import type { ReportWarning } from "../warning"
import { funnelChanges, overallChange, type FunnelChange } from "./funnel-changes"
import {
  checkFunnelReport,
  countsOpens,
  stepNamed,
  type FunnelReportInput,
} from "./funnel-input"
import { funnelRevenue, type FunnelRevenue } from "./funnel-revenue"
import { funnelSideRate, type FunnelSideRate } from "./funnel-side-rate"
import { funnelVerdict, type FunnelVerdict } from "./funnel-verdict"
import { funnelWarnings } from "./funnel-warnings"

/** Rates from 0 to 1, changes current less previous. */
export type FunnelReport = {
  confidence: number
  /** `change` of the step's rate from the step before it. */
  steps: (FunnelStep & { change: FunnelChange | null })[]
  /** Of the share that gets from the first step to the last. */
  change: (MiettinenNurminenDifferenceResult & { pValue: number | null }) | null
  /** The step that loses the largest share of those who reached the one before. */
  weakest: { name: string; lost: number; lostShare: number; note: string } | null
  revenue: FunnelRevenue | null
  sideRates: FunnelSideRate[]
  goal: { step: string; rate: number; status: GoalStatus } | null
  warnings: ReportWarning[]
  verdict: FunnelVerdict
}

/**
 * Report on a funnel, such as sent, delivered, clicked, ordered: its rates, what changed
 * since the period before, where most are lost, what a recipient brought, and whether goals
 * and limits are kept, with a verdict in a sentence.
 *
 * Rates by {@link funnelRates}; changes by Miettinen and Nurminen's score interval and test,
 * which agree, with p-values adjusted by Benjamini and Hochberg over the steps; revenue a person by Student's
 * t from sums; side rates by Wilson, "exceeded" or "kept" where the whole interval is above
 * the limit or not above it; the goal against the interval of the share of the first step's
 * people. The verdict stands on one interval, that of the change from the first step to the
 * last; a last step that counts opens is described and not judged. Assumes that each person
 * is counted once, independent people and periods, and one planned look at each period.
 *
 * Reference: Wilson 1927, JASA 22:209; Miettinen & Nurminen 1985, Statistics in Medicine 4:213.
 *
 * @param input - `steps` in their order, names all different; `previous` the same steps of
 *   the period before; `sideRates` of harm, with a `limit` that they should stay below;
 *   `revenue` summed over the people of the step `of`; `goal` for the share of the first
 *   step's people who reach a step; `confidence` (Default: 0.95)
 * @returns `null` for what was not given, and for rates of nobody
 * @throws RangeError when there is no step, a name is no string or no step's, two steps have
 *   the same name, `previous` has other steps, a count is not a whole number of 0 or more or
 *   is above that of which it is a part, no people have the sums of the revenue, a limit or
 *   the goal's rate is not from 0 to 1, or `confidence` is not between 0 and 1
 * @example
 * const steps = [
 *   { name: "delivered", count: 8000 },
 *   { name: "clicked", count: 400 },
 *   { name: "ordered", count: 140 },
 * ]
 * const previous = [
 *   { name: "delivered", count: 7600 },
 *   { name: "clicked", count: 350 },
 *   { name: "ordered", count: 95 },
 * ]
 * const sideRates = [{ name: "complaints", count: 3, of: "delivered", limit: 0.001 }]
 * const report = funnelReport({ steps, previous, sideRates })
 * report.change.difference // 0.005
 * report.sideRates[0].status // "undecided"
 * report.verdict.code // "improved"
 */
export function funnelReport(input: FunnelReportInput): FunnelReport {
  checkFunnelReport(input)
  const { steps, previous, revenue, goal, confidence = 0.95 } = input
  const rates = funnelRates({ steps, confidence }).steps
  const changes = previous ? funnelChanges(steps, previous, confidence) : null
  const change =
    previous && steps.length > 1 ? overallChange(steps, previous, confidence) : null
  const sideRates = (input.sideRates ?? []).map((side, index) =>
    funnelSideRate(
      side,
      stepNamed(steps, side.of, `sideRates[${index}].of`).count,
      confidence
    )
  )
  return {
    confidence,
    steps: rates.map((step, index) => ({ ...step, change: changes?.[index] ?? null })),
    change,
    weakest: weakestOf(rates),
    revenue: revenue
      ? funnelRevenue(
          revenue,
          stepNamed(steps, revenue.of, "revenue.of").count,
          confidence
        )
      : null,
    sideRates,
    goal: goal ? goalOf(goal, rates) : null,
    warnings: funnelWarnings(steps, rates, sideRates),
    verdict: funnelVerdict(rates, change, {
      confidence,
      endsInOpens: steps.slice(-1).some(countsOpens),
    }),
  }
}

function weakestOf(steps: FunnelStep[]): FunnelReport["weakest"] {
  let weakest: FunnelReport["weakest"] = null
  for (const { name, stepRate, dropOff } of steps) {
    const lostShare = stepRate === null ? 0 : 1 - stepRate
    if (dropOff !== null && lostShare > (weakest?.lostShare ?? 0)) {
      weakest = { name, lost: dropOff, lostShare, note: descriptive }
    }
  }
  return weakest
}

const descriptive =
  "Describes where most are lost; it does not show that the step could do better, nor why people leave."

function goalOf(goal: { step: string; rate: number }, steps: FunnelStep[]) {
  const { overallLower, overallUpper } = stepNamed(steps, goal.step, "goal.step")
  return {
    step: goal.step,
    rate: goal.rate + 0,
    status: goalStatus({ lower: overallLower, upper: overallUpper }, goal.rate),
  }
}
