import { record, type Check } from "../checks/check"
import { checkPart, refuse } from "../checks/check-input"
import { count, nonNegative, positive } from "../checks/rules"
import { finiteOrNull } from "../numbers/finite-or-null"

/**
 * Parameters of the BG/NBD model: while a customer is alive, purchases come at a rate drawn
 * from a gamma distribution (shape r, rate alpha), and after each one the customer drops out
 * with a probability drawn from Beta(a, b).
 */
export type BgnbdParams = { r: number; alpha: number; a: number; b: number }

/**
 * What the model needs to know of a customer; times in one unit, from the first purchase on.
 */
export type BgnbdCustomer = {
  /** Repeat purchases: all but the first. */
  frequency: number
  /** When the last purchase was; 0 if it was the first. */
  recency: number
  /** How long ago the first purchase was. */
  age: number
}

export const bgnbdParams: Check = (value) =>
  record({ r: positive, alpha: positive, a: positive, b: positive })(value)

export const bgnbdCustomer: Check = (value) =>
  record({ frequency: count, recency: nonNegative, age: nonNegative })(value)

export function checkCustomer(
  { frequency, recency, age }: BgnbdCustomer,
  path: string
): void {
  if (frequency === 0 && recency !== 0) {
    refuse(`${path}.recency`, "must be 0 with a frequency of 0", recency)
  }
  checkPart([recency, `${path}.recency`], [age, `${path}.age`])
}

/**
 * Chances to drop out that the first purchase gives: none in the BG/NBD model, 1 in its
 * modification, the MBG/NBD model.
 */
export type FirstChances = 0 | 1

/** Log of the odds that a customer has dropped out against being alive; -Infinity for never. */
export function logDropoutOdds(
  { r, alpha, a, b }: BgnbdParams,
  { frequency, recency, age }: BgnbdCustomer,
  firstChances: FirstChances = 0
): number {
  const chances = frequency + firstChances
  if (chances === 0) {
    return Number.NEGATIVE_INFINITY
  }
  return (
    Math.log(a) -
    Math.log(b + (chances - 1)) +
    (r + frequency) * Math.log1p((age - recency) / (alpha + recency))
  )
}

export function probabilityAlive(
  params: BgnbdParams,
  customer: BgnbdCustomer,
  firstChances: FirstChances = 0
): number {
  return 1 / (1 + Math.exp(logDropoutOdds(params, customer, firstChances)))
}

/** The parameters of an alive customer's future, with the history that is known. */
export function withHistory(
  { r, alpha, a, b }: BgnbdParams,
  { frequency, age }: BgnbdCustomer
): BgnbdParams {
  return { r: r + frequency, alpha: alpha + age, a, b: b + frequency }
}

export function valueResult(value: number): { value: number | null } {
  return { value: finiteOrNull(value) }
}
