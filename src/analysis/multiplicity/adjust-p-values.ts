import { list } from "../checks/check"
import { checkInput } from "../checks/check-input"
import { oneOf, shareOrNull } from "../checks/rules"

/** What is kept in check: any false alarm at all (the first three), or the share of false ones. */
export type PValueAdjustment =
  "holm" | "hochberg" | "bonferroni" | "benjamini-hochberg" | "benjamini-yekutieli"

/**
 * Adjusts p-values for having looked at several comparisons, so that each may be held
 * against the same alpha.
 *
 * With m p-values in ascending order: `bonferroni` m p; `holm` (m + 1 - i) p, never falling;
 * `hochberg` the same from the largest down, never rising; `benjamini-hochberg` (m / i) p
 * from the largest down; `benjamini-yekutieli` that times 1 + ½ + … + 1/m. All end at 1. The
 * first three bound the chance of any false alarm (Hochberg's for independent or positively
 * dependent tests), the last two the expected share of false ones among all alarms
 * (Benjamini and Yekutieli's under any dependence).
 *
 * Reference: Holm 1979; Hochberg 1988; Benjamini & Hochberg 1995; Benjamini & Yekutieli
 * 2001; R `p.adjust`.
 *
 * @returns the adjusted values in the given order; `null` stays `null` and does not count
 * @throws RangeError when a p-value is neither `null` nor from 0 to 1, or `method` is unknown
 * @example
 * adjustPValues({ pValues: [0.01, null, 0.04], method: "holm" }).adjusted // [0.02, null, 0.04]
 */
export function adjustPValues(input: {
  pValues: (number | null)[]
  method: PValueAdjustment
}): { adjusted: (number | null)[] } {
  checkInput(input, { pValues: list(shareOrNull), method: oneOf(Object.keys(steps)) })
  const { factor, runsUp } = steps[input.method]
  const adjusted: (number | null)[] = input.pValues.map(() => null)
  const ascending = input.pValues
    .flatMap((p, index) => (p === null ? [] : [{ p, index }]))
    .sort((first, second) => first.p - second.p)
  const m = ascending.length
  let running = runsUp ? 0 : 1
  for (let step = 0; step < m; step++) {
    const rank = runsUp ? step + 1 : m - step
    const { p, index } = ascending[rank - 1]
    const value = Math.min(1, factor(rank, m) * p)
    running = runsUp ? Math.max(running, value) : Math.min(running, value)
    adjusted[index] = running
  }
  return { adjusted }
}

/** What the p-value of a rank is multiplied by, and from which end the results accumulate. */
const steps: Record<
  PValueAdjustment,
  { factor: (rank: number, m: number) => number; runsUp: boolean }
> = {
  holm: { factor: (rank, m) => m + 1 - rank, runsUp: true },
  hochberg: { factor: (rank, m) => m + 1 - rank, runsUp: false },
  bonferroni: { factor: (_rank, m) => m, runsUp: true },
  "benjamini-hochberg": { factor: (rank, m) => m / rank, runsUp: false },
  "benjamini-yekutieli": {
    factor: (rank, m) => (harmonicNumber(m) * m) / rank,
    runsUp: false,
  },
}

function harmonicNumber(m: number): number {
  let sum = 0
  for (let term = m; term > 0; term--) {
    sum += 1 / term
  }
  return sum
}
