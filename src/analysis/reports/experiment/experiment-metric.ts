import { list, optional, record, type Check } from "../../checks/check"
import { refuse } from "../../checks/check-input"
import { nonNegative, oneOf, text } from "../../checks/rules"

/**
 * How a metric is made of an arm's recipients: the share of them that did something, the mean
 * of a number that each has (0 counts), or one total over another.
 */
export type ExperimentMetricKind = "rate" | "mean" | "ratio"

/**
 * What a metric is there for: the one that decides, those that explain, those that must not
 * get worse.
 */
export type ExperimentMetricRole = "primary" | "secondary" | "guardrail"

/** What is measured in an experiment. */
export type ExperimentMetric = {
  name: string
  kind: ExperimentMetricKind
  role: ExperimentMetricRole
  /** Whether more of it is good. (Default: "higher") */
  better?: "higher" | "lower"
  /** How much worse a guardrail may get, in the metric's own unit. (Default: 0) */
  tolerance?: number
  /** What its numbers are said with, as in "EUR". A rate needs none. */
  unit?: string
}

export const metricList: Check = (value) =>
  list(
    record({
      name: text,
      kind: oneOf(["rate", "mean", "ratio"]),
      role: oneOf(["primary", "secondary", "guardrail"]),
      better: optional(oneOf(["higher", "lower"])),
      tolerance: optional(nonNegative),
      unit: optional(text),
    }),
    1
  )(value)

/** A metric with everything that was left out. */
export type CompleteMetric = Required<Omit<ExperimentMetric, "unit">> & {
  unit: string | null
}

export function completeMetric(metric: ExperimentMetric): CompleteMetric {
  const { name, kind, role, better = "higher", tolerance = 0, unit = null } = metric
  return { name, kind, role, better, tolerance, unit }
}

/** Names are unique, and one metric decides. */
export function checkMetrics(metrics: readonly ExperimentMetric[]): void {
  checkNames(
    metrics.map(({ name }) => name),
    (index) => `metrics[${index}].name`
  )
  const deciding = metrics.filter(({ role }) => role === "primary").length
  if (deciding !== 1) {
    refuse("metrics", `must have one metric with the role "primary"`, deciding)
  }
}

/** No name is empty or there twice. */
export function checkNames(
  names: readonly string[],
  pathOf: (index: number) => string
): void {
  names.forEach((name, index) => {
    if (name === "" || names.indexOf(name) !== index) {
      refuse(pathOf(index), "must be a name that no other has", name)
    }
  })
}

/** 1 where more is good, -1 where less is. */
export function directionOf({ better }: CompleteMetric): 1 | -1 {
  return better === "higher" ? 1 : -1
}

/** Whether an object has a field of its own by that name, and not by inheritance. */
export function fieldOf(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
}

export const anyObject: Check = (value) => record({})(value)
