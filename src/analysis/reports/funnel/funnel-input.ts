import { list, optional, record, type Check } from "../../checks/check"
import { checkInput, checkPart, refuse } from "../../checks/check-input"
import { count, flag, level, share, text } from "../../checks/rules"
import { checkSums, sumsFields, type Sums } from "../../samples/from-sums"

/** Each step counts a part of the people of the one before. */
export type FunnelReportStep = {
  name: string
  count: number
  /** Opens, which machines inflate. (Default: whether the name says so) */
  isOpen?: boolean
}

/** Something that should be rare among the people of a step, such as complaints. */
export type FunnelSideCount = {
  name: string
  count: number
  /** The name of the step whose people are counted. */
  of: string
  /** The rate that must not be exceeded. */
  limit?: number
}

/** What {@link funnelReport} takes. */
export type FunnelReportInput = {
  steps: FunnelReportStep[]
  /** The same steps of the period before. */
  previous?: FunnelReportStep[]
  sideRates?: FunnelSideCount[]
  /** Sums over the people of a step, those who bought nothing counting with 0. */
  revenue?: Sums & { of: string; currency?: string }
  /** What share of the people of the first step should reach a step. */
  goal?: { step: string; rate: number }
  confidence?: number
}

const steps: Check = (value) =>
  list(record({ name: text, count, isOpen: optional(flag) }), 1)(value)

export function checkFunnelReport(input: FunnelReportInput): void {
  checkInput(input, {
    steps,
    previous: optional(steps),
    sideRates: optional(
      list(record({ name: text, count, of: text, limit: optional(share) }))
    ),
    revenue: optional(record({ ...sumsFields, of: text, currency: optional(text) })),
    goal: optional(record({ step: text, rate: share })),
    confidence: optional(level),
  })
  checkSteps(input.steps, "steps")
  if (input.previous) {
    checkSteps(input.previous, "previous")
    checkSameSteps(input.steps, input.previous)
  }
  input.sideRates?.forEach((side, index) => {
    const path = `sideRates[${index}]`
    const whole = stepNamed(input.steps, side.of, `${path}.of`)
    checkPart([side.count, `${path}.count`], [whole.count, `the count of ${side.of}`])
  })
  if (input.revenue) {
    const { count: n } = stepNamed(input.steps, input.revenue.of, "revenue.of")
    checkSums(input.revenue, n, "revenue.")
  }
  if (input.goal) {
    stepNamed(input.steps, input.goal.step, "goal.step")
  }
}

/** The step of a name; refuses the name of none. */
export function stepNamed<Step extends { name: string }>(
  all: Step[],
  name: string,
  path: string
): Step {
  const found = all.find((step) => step.name === name)
  return found ?? refuse(path, "must be the name of a step", name)
}

function checkSteps(all: FunnelReportStep[], path: string): void {
  all.slice(1).forEach(({ name, count: reached }, index) => {
    const at = `${path}[${index + 1}]`
    if (all.slice(0, index + 1).some((earlier) => earlier.name === name)) {
      refuse(`${at}.name`, "must differ from the names before", name)
    }
    checkPart([reached, `${at}.count`], [all[index].count, `${path}[${index}].count`])
  })
}

function checkSameSteps(now: FunnelReportStep[], before: FunnelReportStep[]): void {
  if (before.length !== now.length) {
    refuse("previous", `must have as many entries as steps (${now.length})`, before)
  }
  before.forEach(({ name }, index) => {
    if (name !== now[index].name) {
      refuse(
        `previous[${index}].name`,
        `must be that of steps[${index}] (${now[index].name})`,
        name
      )
    }
  })
}

/** For a step of which machines make a part. */
export function countsOpens({ name, isOpen }: FunnelReportStep): boolean {
  return isOpen ?? /\bopen(s|ed|ing|ings)?\b/i.test(name)
}
