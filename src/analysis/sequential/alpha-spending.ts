import { record, verdict, type Check } from "../checks/check"
import { oneOf, positive } from "../checks/rules"
import type { TestDesign } from "../power/design"
import { normalUpperTail } from "../numbers/normal-tail"
import { normalUpperQuantile } from "../numbers/normal-upper-quantile"

/**
 * How the error probability α is shared out over the looks. `"obrien-fleming"` spends next to
 * nothing early, and so hardly costs power at the end; `"pocock"` spends about evenly, and
 * so stops sooner; `{ power: ρ }` spends α t^ρ, with ρ = 1 close to Pocock's and ρ = 3 close
 * to O'Brien and Fleming's.
 */
export type AlphaSpending = "obrien-fleming" | "pocock" | { power: number }

export const spendingRule: Check = (value) => {
  if (typeof value === "object" && value !== null) {
    return record({ power: positive })(value)
  }
  const named = oneOf(["obrien-fleming", "pocock"])(value)
  const rule = 'must be "obrien-fleming" or "pocock" or an object with a power'
  return named && verdict(false, rule, value)
}

/** What is spent on one side until that share of the information; input that was checked. */
export function spentPerSide(
  informationFraction: number,
  { alpha, sided = 2 }: TestDesign,
  spending: AlphaSpending
): number {
  const share = Math.min(1, informationFraction)
  const side = alpha / sided
  if (share === 1) {
    return side
  }
  if (share === 0 || side / 2 === 0) {
    return 0
  }
  if (spending === "obrien-fleming") {
    return 2 * normalUpperTail(normalUpperQuantile(side / 2) / Math.sqrt(share))
  }
  return spending === "pocock"
    ? side * Math.log1p((Math.E - 1) * share)
    : side * share ** spending.power
}
