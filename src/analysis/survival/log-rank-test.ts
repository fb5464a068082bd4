import { list, optional, record } from "../checks/check"
import { checkInput, checkSameLength } from "../checks/check-input"
import { nonNegative, oneOf } from "../checks/rules"
import { gammaTails } from "../numbers/incomplete-gamma"
import { quadraticForm } from "./quadratic-form"
import { pooledRiskRows } from "./pooled-risk-rows"

/** How much an event counts by the time it happens at. */
export type LogRankWeights = "log-rank" | "peto"

/** How long each of a group was watched, and whether that ended with the event (1). */
export type WatchedGroup = { times: number[]; events: (0 | 1)[] }

/** Events as observed in each group, and as expected if all had the same curve. */
export type LogRankTestResult = {
  statistic: number | null
  /** Groups that were compared with another, less 1. */
  df: number
  pValue: number | null
  /** With the weights `peto` the sums of the weights of the events. */
  groups: { n: number; observed: number; expected: number }[]
}

/**
 * Log-rank test: do groups differ in how soon something happens, as campaigns in how soon a
 * second order comes, when some customers have not had the time to?
 *
 * At each time of an event, every group is expected to have its share of those at risk of the
 * events; the distances of the sums, observed less expected, over their covariance matrix
 * (hypergeometric, Mantel and Haenszel's with ties) are about chi-square with one degree of
 * freedom less than there are groups. All times count the same (`log-rank`, best where hazards
 * are proportional), or as the share of the pooled Kaplan-Meier curve that is left just before
 * (`peto`, Peto and Peto's generalised Wilcoxon test, best where groups part early). Assumes
 * that being censored has nothing to do with what would have happened, and ten or more events.
 * There is no hazard ratio beside it: what the sums give, (O/E)B / (O/E)A or
 * exp((O - E) / V), is biased towards 1 where the hazards differ much.
 *
 * Reference: Mantel 1966, Cancer Chemotherapy Reports 50:163; Peto & Peto 1972, JRSS A
 * 135:185; Harrington & Fleming 1982, Biometrika 69:553; R `survival::survdiff` (rho 0 and 1).
 *
 * @param input - for each group `times` of 0 or more in one unit, and `events` with 1 where it
 *   happened and 0 where it had not when watching ended; `weights` (Default: "log-rank")
 * @returns no statistic and no p-value, with df 0, where no event tells groups apart: without
 *   events, or with nobody else at risk at any. Groups that never overlap are compared with
 *   none of the others and cost a degree of freedom
 * @throws RangeError when there are fewer than two groups, a time is below 0, an event is
 *   neither 0 nor 1, the lists of a group differ in length, or `weights` is unknown
 * @example
 * const maintained = {
 *   times: [9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161],
 *   events: [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0],
 * }
 * const not = {
 *   times: [5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45],
 *   events: [1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1],
 * }
 * logRankTest({ groups: [maintained, not] }).statistic // 3.4
 * logRankTest({ groups: [maintained, not] }).pValue // 0.0653
 * logRankTest({ groups: [maintained, not] }).groups[0].expected // 10.69
 */
export function logRankTest(input: {
  groups: WatchedGroup[]
  weights?: LogRankWeights
}): LogRankTestResult {
  checkInput(input, {
    groups: list(record({ times: list(nonNegative), events: list(oneOf([0, 1])) }), 2),
    weights: optional(oneOf(["log-rank", "peto"])),
  })
  const { groups, weights = "log-rank" } = input
  groups.forEach(({ times, events }, index) =>
    checkSameLength(
      [times, `groups[${index}].times`],
      [events, `groups[${index}].events`]
    )
  )
  const observed = groups.map(() => 0)
  const expected = groups.map(() => 0)
  const covariance = groups.map(() => groups.map(() => 0))
  let survival = 1
  for (const { atRisk, events, groupsAtRisk, groupsEvents } of pooledRiskRows(groups)) {
    const weight = weights === "peto" ? survival : 1
    survival *= 1 - events / atRisk
    const spread =
      atRisk > 1 ? weight * weight * events * ((atRisk - events) / (atRisk - 1)) : 0
    groupsAtRisk.forEach((here, row) => {
      observed[row] += weight * groupsEvents[row]
      expected[row] += weight * events * (here / atRisk)
      groupsAtRisk.forEach((there, column) => {
        const rest = row === column ? (atRisk - here) / atRisk : -there / atRisk
        covariance[row][column] += spread * (here / atRisk) * rest
      })
    })
  }
  const distances = observed.map((sum, index) => sum - expected[index])
  const { value, rank } = quadraticForm(distances, covariance)
  return {
    statistic: rank > 0 ? value : null,
    df: rank,
    pValue: rank > 0 ? gammaTails(rank / 2, value / 2).upper : null,
    groups: groups.map(({ times }, index) => ({
      n: times.length,
      observed: observed[index],
      expected: expected[index],
    })),
  }
}
