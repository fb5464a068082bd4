import { checkInput } from "../../checks/check-input"
import { adjustPValues } from "../../multiplicity/adjust-p-values"
import type { ReportWarning } from "../warning"
import { compareArms, type ArmComparison } from "./arm-comparison"
import { armEstimate, armValue, type ArmValue } from "./arm-estimate"
import { armList, checkArmTotals, type ExperimentArm } from "./experiment-arm"
import {
  completeDesign,
  experimentDesign,
  type CompleteDesign,
  type ExperimentDesign,
} from "./experiment-design"
import {
  checkMetrics,
  completeMetric,
  directionOf,
  metricList,
  type CompleteMetric,
  type ExperimentMetric,
} from "./experiment-metric"
import { experimentPower, type ExperimentPower } from "./experiment-power"
import { sentenceOf } from "./experiment-sentence"
import { decide, type ExperimentVerdict, type Findings } from "./experiment-verdict"
import { experimentWarnings } from "./experiment-warnings"
import { guardrailOf, type ExperimentGuardrail } from "./guardrail"
import { sampleRatio, type SampleRatio } from "../sample-ratio"

/** One metric of the report: each arm alone, and each treatment beside the control. */
export type ExperimentMetricResult = CompleteMetric & {
  arms: ArmValue[]
  comparisons: ArmComparison[]
}

/** All that is known of an experiment, in the order in which it should be read. */
export type ExperimentReport = {
  recipients: number
  design: CompleteDesign
  sampleRatio: SampleRatio
  guardrails: ExperimentGuardrail[]
  metrics: ExperimentMetricResult[]
  power: ExperimentPower
  warnings: ReportWarning[]
  verdict: ExperimentVerdict
}

/**
 * The report of a controlled experiment (an A/B test), from totals: did a message do better
 * than another, by how much, how sure is that, and what is to be done now?
 *
 * Everybody who was assigned counts in the arm of the assignment (intention to treat). In
 * this order: the sizes of the arms against their plan ({@link srmTest}, alarm below 0.001);
 * the guardrails; then the primary metric, each treatment against the control. A rate is
 * compared by Miettinen and Nurminen's score test and interval, a mean by Welch's t, a ratio
 * by the delta method; sequentially, all by {@link asymptoticConfidenceSequence}, whose
 * bounds hold at every look, with no variance below that within both arms together, so that
 * a small arm may be looked at early. Guardrails are always judged sequentially, since harm is looked
 * for every day. P-values of the primary metric are adjusted by Holm over the treatments,
 * those of the secondary ones by Benjamini and Hochberg over treatments and metrics. The
 * uplift has Fieller's interval. The chance to win is exact for rates, with Beta(1, 1), and
 * normal for the others; it is there to explain, the verdict does not use it. An
 * effect that was just large enough to decide is likely to be overstated: quote its interval.
 *
 * Verdicts: `invalid` where the arms have sizes that chance does not explain;
 * `stopped-by-guardrail` where a treatment is shown to do more harm than tolerated; `winner`
 * where a treatment is shown to be better than the control, or the control better than all;
 * `no-difference` where the planned number is reached without that, or sequentially, where
 * both directions of the smallest uplift worth finding are ruled out; else `keep-running`.
 * A `fixed` test is decided once its planned number is there, a `sequential` one at any look
 * with 100 recipients in each arm and, for a rate, ten to be expected in the smaller arm that
 * do what is measured, and ten that do not.
 *
 * Reference: Kohavi, Tang & Xu 2020, "Trustworthy Online Controlled Experiments"; Fabijan et
 * al. 2019, KDD; Waudby-Smith et al. 2021, arXiv 2103.06476; Miettinen & Nurminen 1985;
 * Fieller 1954; Holm 1979; Benjamini & Hochberg 1995.
 *
 * @param input - `arms` with the control first, each with the totals of every metric:
 *   `{ count }` of a rate (each recipient once), `{ sum, sumOfSquares }` over all recipients
 *   of a mean, both and `sumOfProducts` of a ratio; {@link experimentArms} makes them of rows
 * @returns `null` for what there are no data for
 * @throws RangeError when totals are impossible or missing, a name is there twice, there are
 *   fewer than two arms or not exactly one primary metric, `allocation` has another length
 *   than `arms`, a `fixed` design has no `plannedRecipients`, or any value is of a wrong kind
 * @example
 * const report = experimentReport({
 *   arms: [
 *     { name: "plain", recipients: 8000, totals: { conversion: { count: 320 } } },
 *     { name: "photo", recipients: 8060, totals: { conversion: { count: 421 } } },
 *   ],
 *   metrics: [{ name: "conversion", kind: "rate", role: "primary" }],
 *   design: { minimumUplift: 0.1, plannedRecipients: 40000 },
 * })
 * report.verdict.code // "winner"
 * report.verdict.winner // "photo"
 * report.metrics[0].comparisons[0].difference // 0.01223
 */
export function experimentReport(input: {
  arms: ExperimentArm[]
  metrics: ExperimentMetric[]
  design: ExperimentDesign
}): ExperimentReport {
  checkInput(input, { arms: armList, metrics: metricList, design: experimentDesign })
  const { arms, metrics } = input
  checkMetrics(metrics)
  checkArmTotals(arms, metrics)
  const design = completeDesign(input.design, arms.length)
  const results = adjusted(
    metrics.map((metric) => resultOf(arms, completeMetric(metric), design))
  )
  const primary = results.find(({ role }) => role === "primary")!
  const guardrails = results
    .filter(({ role }) => role === "guardrail")
    .flatMap((metric) =>
      metric.comparisons.map((comparison) => ({
        ...guardrailOf(metric, comparison),
        metric,
      }))
    )
  const findings: Findings = {
    primary,
    design,
    sampleRatio: sampleRatio(
      arms.map(({ recipients }) => recipients),
      design.allocation
    ),
    arms: arms.map((arm) => primaryArm(arm, primary)),
    comparisons: primary.comparisons,
    guardrails,
    power: powerOf(arms, primary, design),
    recipients: arms.reduce((sum, { recipients }) => sum + recipients, 0),
  }
  const decision = decide(findings)
  return {
    recipients: findings.recipients,
    design,
    sampleRatio: findings.sampleRatio,
    guardrails: guardrails.map((guardrail) => ({
      ...guardrail,
      metric: guardrail.metric.name,
    })),
    metrics: results,
    power: findings.power,
    warnings: experimentWarnings(findings, decision),
    verdict: { ...decision, sentence: sentenceOf(decision, findings) },
  }
}

function resultOf(
  arms: ExperimentArm[],
  metric: CompleteMetric,
  design: CompleteDesign
): ExperimentMetricResult {
  const confidence = 1 - design.alpha
  const [control, ...treatments] = arms
  const { optimalSampleSize } = design
  const inference =
    design.method === "sequential" || metric.role === "guardrail"
      ? ({ method: "sequential", confidence, optimalSampleSize } as const)
      : ({ method: "fixed", confidence } as const)
  return {
    ...metric,
    arms: arms.map(({ name, recipients, totals }) => {
      const own = totals[metric.name]
      return armValue(name, armEstimate(recipients, own), own, confidence)
    }),
    comparisons: treatments.map((treatment) =>
      compareArms(control, treatment, metric, inference)
    ),
  }
}

/** With p-values adjusted within each role; each guardrail stands for itself. */
function adjusted(results: ExperimentMetricResult[]): ExperimentMetricResult[] {
  const methods = { primary: "holm", secondary: "benjamini-hochberg" } as const
  const queues = new Map(
    Object.entries(methods).map(([role, method]) => {
      const pValues = results
        .filter((result) => result.role === role)
        .flatMap(({ comparisons }) => comparisons.map(({ pValue }) => pValue))
      return [role, adjustPValues({ pValues, method }).adjusted]
    })
  )
  return results.map((result) => ({
    ...result,
    comparisons: result.comparisons.map((comparison) => {
      const queue = queues.get(result.role)
      return queue ? { ...comparison, adjustedPValue: queue.shift() ?? null } : comparison
    }),
  }))
}

function primaryArm(
  { name, recipients, totals }: ExperimentArm,
  { name: metric }: CompleteMetric
) {
  const own = totals[metric]
  return {
    name,
    estimate: armEstimate(recipients, own),
    events: "count" in own ? own.count : null,
  }
}

function powerOf(
  arms: ExperimentArm[],
  primary: CompleteMetric,
  design: CompleteDesign
): ExperimentPower {
  return experimentPower({
    kind: primary.kind,
    direction: directionOf(primary),
    arms: arms.map((arm) => armEstimate(arm.recipients, arm.totals[primary.name])),
    design,
    alpha: design.alpha / (arms.length - 1),
  })
}
