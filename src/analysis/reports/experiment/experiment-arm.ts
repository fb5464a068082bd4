import { list, record, type Check } from "../../checks/check"
import { checkPart, refuse } from "../../checks/check-input"
import { count, finite, text } from "../../checks/rules"
import { checkSums, sumsFields, type Sums } from "../../samples/from-sums"
import {
  anyObject,
  checkNames,
  fieldOf,
  type ExperimentMetric,
  type ExperimentMetricKind,
} from "./experiment-metric"

/** How many recipients did it; each counts once. */
export type RateTotals = { count: number }

/** The totals of a ratio: of what is above the line, of what is below, and of their product. */
export type RatioTotals = {
  numerator: Sums
  denominator: Sums
  sumOfProducts: number
}

/** What a report needs to know of a metric in an arm: totals, never a person. */
export type MetricTotals = RateTotals | Sums | RatioTotals

/**
 * One arm of an experiment, with everybody who was assigned to it, whether a message was
 * read or not.
 */
export type ExperimentArm = {
  name: string
  recipients: number
  /** By the name of the metric. */
  totals: Record<string, MetricTotals>
}

export const armList: Check = (value) =>
  list(record({ name: text, recipients: count, totals: anyObject }), 2)(value)

const sums: Check = (value) => record(sumsFields)(value)

const totalsOf: Record<ExperimentMetricKind, Check> = {
  rate: (value) => record({ count })(value),
  mean: sums,
  ratio: (value) =>
    record({
      numerator: sums,
      denominator: sums,
      sumOfProducts: finite,
    })(value),
}

/** Every arm has the totals of every metric, and they are possible. */
export function checkArmTotals(
  arms: readonly ExperimentArm[],
  metrics: readonly ExperimentMetric[]
): void {
  checkNames(
    arms.map(({ name }) => name),
    (index) => `arms[${index}].name`
  )
  arms.forEach((arm, index) =>
    metrics.forEach((metric) => checkTotals(arm, metric, `arms[${index}]`))
  )
}

function checkTotals(arm: ExperimentArm, metric: ExperimentMetric, path: string): void {
  const place = `${path}.totals.${metric.name}`
  const problem = totalsOf[metric.kind](fieldOf(arm.totals, metric.name))
  if (problem) {
    refuse(`${place}${problem.path}`, problem.rule, problem.value)
  }
  const n = arm.recipients
  const totals = arm.totals[metric.name]
  if ("count" in totals) {
    checkPart([totals.count, `${place}.count`], [n, `${path}.recipients`])
  } else if ("sum" in totals) {
    checkSums(totals, n, `${place}.`)
  } else {
    const { numerator, denominator, sumOfProducts } = totals
    checkSums(numerator, n, `${place}.numerator.`)
    checkSums(denominator, n, `${place}.denominator.`)
    // Cauchy and Schwarz: no two lists of numbers have such a sum of products.
    const most = Math.sqrt(numerator.sumOfSquares) * Math.sqrt(denominator.sumOfSquares)
    if (Math.abs(sumOfProducts) > most * (1 + 1e-9)) {
      refuse(
        `${place}.sumOfProducts`,
        `must not be beyond what the sums of squares allow (${most})`,
        sumOfProducts
      )
    }
  }
}
