import { list, optional, record, type Check } from "../../checks/check"
import { checkInput, refuse } from "../../checks/check-input"
import { oneOf, text } from "../../checks/rules"
import type { ExperimentArm, MetricTotals, RatioTotals } from "./experiment-arm"
import { anyObject, checkNames, fieldOf } from "./experiment-metric"

/** Where a row has the numbers of a metric. */
export type ExperimentColumns =
  | {
      name: string
      kind: "rate" | "mean"
      /** (Default: the name) */
      column?: string
    }
  | { name: string; kind: "ratio"; numerator: string; denominator: string }

/** One recipient: the arm, and a number a column. A rate's column is 0 or 1. */
export type ExperimentRow = { arm: string } & Record<string, unknown>

const columnList: Check = (value) =>
  list(
    (metric) =>
      record({ name: text, kind: oneOf(["rate", "mean", "ratio"]) })(metric) ??
      record(
        fieldOf(Object(metric), "kind") === "ratio"
          ? { numerator: text, denominator: text }
          : { column: optional(text) }
      )(metric),
    1
  )(value)

/**
 * The arms of an experiment with the totals that {@link experimentReport} takes, from one row
 * for each recipient.
 *
 * Sums and sums of squares over all rows of an arm, with the rounding errors of the
 * additions kept small. A database does the same faster: this is for data that are in memory
 * already.
 *
 * @param input - `arms` names the arms, the control first; `rows` hold everybody who was
 *   assigned, with 0 for who did nothing
 * @returns arms in the given order, also those without a row
 * @throws RangeError when a row's arm is none of `arms`, or a column is missing or holds
 *   anything but a finite number (for a rate 0, 1, false or true)
 * @example
 * const [control] = experimentArms({
 *   arms: ["plain", "photo"],
 *   metrics: [
 *     { name: "conversion", kind: "rate", column: "ordered" },
 *     { name: "revenue", kind: "mean" },
 *   ],
 *   rows: [
 *     { arm: "plain", ordered: true, revenue: 20 },
 *     { arm: "plain", ordered: false, revenue: 0 },
 *     { arm: "photo", ordered: true, revenue: 35 },
 *   ],
 * })
 * control.recipients // 2
 * control.totals.revenue // { sum: 20, sumOfSquares: 400 }
 */
export function experimentArms(input: {
  arms: string[]
  metrics: ExperimentColumns[]
  rows: ExperimentRow[]
}): ExperimentArm[] {
  checkInput(input, {
    arms: list(text, 2),
    metrics: columnList,
    rows: list(anyObject),
  })
  checkNames(input.arms, (index) => `arms[${index}]`)
  checkNames(
    input.metrics.map(({ name }) => name),
    (index) => `metrics[${index}].name`
  )
  const sums = input.arms.map(() => input.metrics.map(() => new Totals()))
  const recipients = input.arms.map(() => 0)
  const armAt = new Map(input.arms.map((name, index) => [name, index]))
  input.rows.forEach((row, index) => {
    const arm = armAt.get(row.arm)
    if (arm === undefined) {
      refuse(`rows[${index}].arm`, "must be one of arms", row.arm)
    }
    recipients[arm] += 1
    input.metrics.forEach((metric, at) => {
      sums[arm][at].add(...numbersOf(row, metric, index))
    })
  })
  return input.arms.map((name, arm) => ({
    name,
    recipients: recipients[arm],
    totals: Object.fromEntries(
      input.metrics.map(({ name: metric, kind }, at) => [metric, sums[arm][at].of(kind)])
    ),
  }))
}

/** The one number of a rate or a mean, both of a ratio. */
function numbersOf(
  row: ExperimentRow,
  metric: ExperimentColumns,
  index: number
): [number, number] {
  if (metric.kind === "ratio") {
    return [
      numberIn(row, metric.numerator, index),
      numberIn(row, metric.denominator, index),
    ]
  }
  const column = metric.column ?? metric.name
  return [(metric.kind === "rate" ? flagIn : numberIn)(row, column, index), 0]
}

function numberIn(row: ExperimentRow, column: string, index: number): number {
  const value = fieldOf(row, column)
  if (typeof value !== "number" || !Number.isFinite(value)) {
    refuse(`rows[${index}].${column}`, "must be a finite number", value)
  }
  return value
}

function flagIn(row: ExperimentRow, column: string, index: number): number {
  const value = fieldOf(row, column)
  if (value !== 0 && value !== 1 && value !== false && value !== true) {
    refuse(`rows[${index}].${column}`, "must be 0, 1, false or true", value)
  }
  return Number(value)
}

/** The running totals of one metric in one arm. */
class Totals {
  private readonly first = new Sum()
  private readonly firstSquares = new Sum()
  private readonly second = new Sum()
  private readonly secondSquares = new Sum()
  private readonly products = new Sum()

  add(first: number, second: number): void {
    this.first.add(first)
    this.firstSquares.add(first * first)
    this.second.add(second)
    this.secondSquares.add(second * second)
    this.products.add(first * second)
  }

  of(kind: ExperimentColumns["kind"]): MetricTotals {
    const numerator = { sum: this.first.total, sumOfSquares: this.firstSquares.total }
    if (kind !== "ratio") {
      return kind === "rate" ? { count: numerator.sum } : numerator
    }
    const denominator = { sum: this.second.total, sumOfSquares: this.secondSquares.total }
    const ratio: RatioTotals = {
      numerator,
      denominator,
      sumOfProducts: this.products.total,
    }
    return ratio
  }
}

/** A sum with what the additions round away kept apart (Neumaier 1974). */
class Sum {
  private kept = 0
  private lost = 0

  add(value: number): void {
    const next = this.kept + value
    this.lost +=
      Math.abs(this.kept) >= Math.abs(value)
        ? this.kept - next + value
        : value - next + this.kept
    this.kept = next
  }

  get total(): number {
    return this.kept + this.lost
  }
}
