import { list, optional, record, verdict, type Check } from "../../checks/check"
import { refuse } from "../../checks/check-input"
import { level, oneOf, positive } from "../../checks/rules"

/** How the experiment was set up, before the first recipient. */
export type ExperimentDesign = {
  /**
   * When it may be decided: at every look with bounds that allow for that (`sequential`), or
   * once, as soon as `plannedRecipients` are there (`fixed`). (Default: "sequential")
   */
  method?: "sequential" | "fixed"
  /** How often a difference may be claimed where there is none. (Default: 0.05) */
  alpha?: number
  /** Planned shares of the arms on any scale, in their order. (Default: equal) */
  allocation?: number[]
  /** Recipients of all arms together that the experiment is planned for; `fixed` needs it. */
  plannedRecipients?: number
  /** The smallest uplift of the primary metric worth finding; 0.1 is 10 % of the control. */
  minimumUplift?: number
  /** How likely an uplift of that size shall be found. (Default: 0.8) */
  power?: number
  /**
   * Recipients of two arms together that sequential bounds are narrowest at. (Default: what
   * is planned for two arms, else 5000)
   */
  optimalSampleSize?: number
}

/** A level so near 1 that a number cannot hold it is no level. */
const leastAlpha = 1e-9

const significance: Check = (value) =>
  level(value) ??
  verdict(Number(value) >= leastAlpha, `must be ${leastAlpha} or more`, value)

export const experimentDesign: Check = (value) =>
  record({
    method: optional(oneOf(["sequential", "fixed"])),
    alpha: optional(significance),
    allocation: optional(list(positive, 2)),
    plannedRecipients: optional(positive),
    minimumUplift: optional(positive),
    power: optional(level),
    optimalSampleSize: optional(positive),
  })(value)

/** The design with everything that was left out. */
export type CompleteDesign = {
  method: "sequential" | "fixed"
  alpha: number
  /** Shares of the arms, which add up to 1. */
  allocation: number[]
  plannedRecipients: number | null
  minimumUplift: number | null
  power: number
  optimalSampleSize: number
}

export function completeDesign(design: ExperimentDesign, arms: number): CompleteDesign {
  const { method = "sequential", allocation, plannedRecipients } = design
  if (allocation && allocation.length !== arms) {
    refuse("design.allocation", `must have as many entries as arms (${arms})`, allocation)
  }
  if (method === "fixed" && plannedRecipients === undefined) {
    refuse(
      "design.plannedRecipients",
      `must be given with the method "fixed"`,
      plannedRecipients
    )
  }
  const forTwoArms =
    plannedRecipients === undefined ? undefined : (plannedRecipients / arms) * 2
  return {
    method,
    alpha: design.alpha ?? 0.05,
    allocation: sharesOf(allocation ?? Array.from({ length: arms }, () => 1)),
    plannedRecipients: plannedRecipients ?? null,
    minimumUplift: design.minimumUplift ?? null,
    power: design.power ?? 0.8,
    optimalSampleSize: design.optimalSampleSize ?? forTwoArms ?? 5000,
  }
}

/** Near 1 before they are added up, because the sum of huge weights may overflow. */
function sharesOf(weights: number[]): number[] {
  const largest = weights.reduce((first, second) => Math.max(first, second))
  const all = weights.reduce((sum, weight) => sum + weight / largest, 0)
  return weights.map((weight) => weight / largest / all)
}
