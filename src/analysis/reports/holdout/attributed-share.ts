import { finiteOrNull } from "../../numbers/finite-or-null"
import { inInterval, inNumber } from "../interval-words"
import { inMoney } from "../money"
import type { HoldoutOutcome } from "./holdout-outcome"

/** What attribution credits the messages with, beside what the comparison does. */
export type AttributedShare = {
  attributed: number
  incremental: number | null
  lower: number | null
  upper: number | null
  /** Incremental over attributed; 1 where attribution is right. */
  ratio: number | null
  ratioLower: number | null
  ratioUpper: number | null
  sentence: string
}

/** What attribution credits the messages with, of the same people and the same time. */
export type Attributed = { orders: number; revenue: number; margin?: number }

/** Each attributed figure beside the incremental one. */
export type AttributedShares = {
  orders: AttributedShare
  revenue: AttributedShare
  margin: AttributedShare | null
}

export function attributedShares(
  { orders, revenue, margin }: Attributed,
  outcomes: {
    orders: HoldoutOutcome
    revenue: HoldoutOutcome
    margin: HoldoutOutcome | null
  },
  { confidence }: { confidence: number },
  currency?: string
): AttributedShares {
  const money = (amount: number) => inMoney(amount, currency)
  const whole = (amount: number) => inNumber(amount, 0)
  return {
    orders: attributedShare(orders, outcomes.orders, confidence, whole, "orders"),
    revenue: attributedShare(revenue, outcomes.revenue, confidence, money, "of revenue"),
    margin:
      margin === undefined || outcomes.margin === null
        ? null
        : attributedShare(margin, outcomes.margin, confidence, money, "of margin"),
  }
}

/** The attributed figure is a count of what happened: it brings no error of its own. */
function attributedShare(
  attributed: number,
  { total }: HoldoutOutcome,
  confidence: number,
  worded: (amount: number) => string,
  unit: string
): AttributedShare {
  const { increment, lower, upper } = total
  const over = (value: number | null) =>
    value === null || attributed <= 0 ? null : finiteOrNull(value / attributed)
  const known =
    increment === null
      ? "how much of that would not have come without the messages is not known."
      : `by the comparison with those held out, ${worded(increment)} (${inInterval(total, confidence, worded)}) would not have come without the messages.`
  return {
    attributed: attributed + 0,
    incremental: increment,
    lower,
    upper,
    ratio: over(increment),
    ratioLower: over(lower),
    ratioUpper: over(upper),
    sentence: `Attribution counts ${worded(attributed)} ${unit}; ${known}`,
  }
}
