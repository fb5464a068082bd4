import { checkInput } from "../checks/check-input"
import { nonNegative } from "../checks/rules"
import { designFields, type TestDesign } from "../power/design"
import { spendingRule, spentPerSide, type AlphaSpending } from "./alpha-spending"

/**
 * Alpha spending function of Lan and DeMets: how much of the error probability α of a group
 * sequential test may have been used up when a share t of the planned information is in?
 *
 * With a = α / sided on each side: `"obrien-fleming"` 2 (1 - Φ(Φ⁻¹(1 - a/2) / √t)),
 * `"pocock"` a ln(1 + (e - 1) t), `{ power: ρ }` a t^ρ; all times `sided`. The function has to
 * be chosen before the first look, and the looks must not be timed by what they show.
 *
 * Reference: Lan & DeMets 1983, Biometrika 70:659; Jennison & Turnbull 2000, chapter 7.
 *
 * @param input - `informationFraction` is 1 at the planned end, and more than 1 spends no
 *   more; `sided` 1 or 2 (Default: 2)
 * @returns 0 at a fraction of 0, and exactly `alpha` from 1 on
 * @throws RangeError when `informationFraction` is below 0, `alpha` is not between 0 and 1,
 *   `sided` is not 1 or 2, or `spending` is unknown or has a power that is not above 0
 * @example
 * const design = { alpha: 0.05, spending: "obrien-fleming" } as const
 * alphaSpent({ informationFraction: 0.5, ...design }).alphaSpent // 0.00305065
 * alphaSpent({ informationFraction: 1, ...design }).alphaSpent // 0.05
 */
export function alphaSpent(
  input: TestDesign & { informationFraction: number; spending: AlphaSpending }
): { alphaSpent: number } {
  checkInput(input, {
    informationFraction: nonNegative,
    ...designFields,
    spending: spendingRule,
  })
  const { informationFraction, sided = 2, spending } = input
  return { alphaSpent: sided * spentPerSide(informationFraction, input, spending) }
}
