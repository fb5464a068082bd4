import { record, type Check } from "../checks/check"
import { refuse } from "../checks/check-input"
import { count, nonNegative, positive } from "../checks/rules"

/**
 * Parameters of the gamma-gamma model: what a customer spends on an order is gamma
 * distributed with shape p, around a mean of the customer's own; the rate of that gamma
 * distribution is itself gamma distributed among customers, with shape q and rate v (in
 * money).
 */
export type GammaGammaParams = { p: number; q: number; v: number }

/** What the model needs to know of a customer. */
export type GammaGammaCustomer = {
  /** Repeat purchases. */
  frequency: number
  /** Their mean value; not looked at where there are none. */
  monetaryValue: number
}

export const gammaGammaParams: Check = (value) =>
  record({ p: positive, q: positive, v: positive })(value)

export const gammaGammaCustomer: Check = (value) =>
  record({ frequency: count, monetaryValue: nonNegative })(value)

export function checkSpender(
  { frequency, monetaryValue }: GammaGammaCustomer,
  path: string
): void {
  if (frequency > 0 && monetaryValue === 0) {
    const rule = "must be above 0 with a frequency above 0"
    refuse(`${path}.monetaryValue`, rule, monetaryValue)
  }
}

/**
 * The mean of the customer's own orders and of all, weighted: (x z + v) / (x + (q - 1) / p).
 * NaN where the model has no mean.
 */
export function expectedSpend(
  { p, q, v }: GammaGammaParams,
  { frequency, monetaryValue }: GammaGammaCustomer
): number {
  const others = (q - 1) / p
  const weight = frequency + others
  if (!(weight > 0)) {
    return Number.NaN
  }
  const own = frequency === 0 ? 0 : monetaryValue / (1 + others / frequency)
  return own + v / weight
}
