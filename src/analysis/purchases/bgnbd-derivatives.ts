import { logRising } from "../numbers/log-rising"
import type { Derivatives } from "../numbers/maximize-positive"
import {
  logDropoutOdds,
  type BgnbdCustomer,
  type BgnbdParams,
  type FirstChances,
} from "./bgnbd-model"
import { tally } from "./tally"

/**
 * The BG/NBD log-likelihood of all customers with its derivatives by r, alpha, a and b, in
 * this order; that of the MBG/NBD model with a first chance. What depends on the frequency
 * alone is computed once a frequency, and equal customers once.
 *
 * With h(z) = ln(Γ(z + x) / Γ(z)) a customer's part is
 * h(r) + h(b) - h(a + b) - r ln(1 + T/α) - x ln(α + T) + ln(1 + odds of having dropped out).
 */
export function bgnbdDerivatives(
  customers: BgnbdCustomer[],
  firstChances: FirstChances
): (parameters: number[]) => Derivatives {
  const frequencies = tally(
    customers.map(({ frequency }) => frequency),
    (frequency) => frequency
  )
  const histories = tally(
    customers,
    ({ frequency, recency, age }) => `${frequency} ${recency} ${age}`
  )
  return ([r, alpha, a, b]) => {
    const params = { r, alpha, a, b }
    const sums = {
      value: 0,
      gradient: [0, 0, 0, 0],
      hessian: [0, 1, 2, 3].map(() => [0, 0, 0, 0]),
    }
    for (const { entry, times } of frequencies) {
      addPurchases(sums, params, entry, times)
      addSurvivals(sums, params, entry + firstChances, times)
    }
    for (const { entry, times } of histories) {
      addWaiting(sums, params, entry, times)
      addDropout(sums, params, entry, times, firstChances)
    }
    return sums
  }
}

/** h(r). */
function addPurchases(
  sums: Derivatives,
  { r }: BgnbdParams,
  frequency: number,
  times: number
): void {
  const purchases = logRising(r, frequency)
  sums.value += times * purchases.value
  sums.gradient[0] += times * purchases.slope
  sums.hessian[0][0] += times * purchases.curvature
}

/** h(b) - h(a + b), with the chances to drop out for x. */
function addSurvivals(
  sums: Derivatives,
  { a, b }: BgnbdParams,
  chances: number,
  times: number
): void {
  const { gradient, hessian } = sums
  const survivals = logRising(b, chances)
  const all = logRising(a + b, chances)
  sums.value += times * (survivals.value - all.value)
  gradient[2] -= times * all.slope
  gradient[3] += times * (survivals.slope - all.slope)
  hessian[2][2] -= times * all.curvature
  hessian[2][3] -= times * all.curvature
  hessian[3][2] -= times * all.curvature
  hessian[3][3] += times * (survivals.curvature - all.curvature)
}

/** -r ln(1 + T/α) - x ln(α + T). */
function addWaiting(
  sums: Derivatives,
  { r, alpha }: BgnbdParams,
  { frequency, age }: BgnbdCustomer,
  times: number
): void {
  const { gradient, hessian } = sums
  const end = alpha + age
  const growth = Math.log1p(age / alpha)
  const share = age / end
  sums.value -= times * (r * growth + frequency * Math.log(end))
  gradient[0] -= times * growth
  gradient[1] += times * ((r * share) / alpha - frequency / end)
  hessian[0][1] += (times * share) / alpha
  hessian[1][0] += (times * share) / alpha
  hessian[1][1] +=
    times * (frequency / end / end - ((r * share) / alpha) * (1 / alpha + 1 / end))
}

/** ln(1 + odds), with the odds' logarithm ln a - ln(b + chances - 1) + (r + x) ln((α+T)/(α+t)). */
function addDropout(
  sums: Derivatives,
  params: BgnbdParams,
  customer: BgnbdCustomer,
  times: number,
  firstChances: FirstChances
): void {
  const { r, alpha, a, b } = params
  const { frequency, recency, age } = customer
  const chances = frequency + firstChances
  if (chances === 0) {
    return
  }
  const { gradient, hessian } = sums
  const logOdds = logDropoutOdds(params, customer, firstChances)
  const dropped = 1 / (1 + Math.exp(-logOdds))
  const alive = 1 / (1 + Math.exp(logOdds))
  const last = 1 / (alpha + recency)
  const end = 1 / (alpha + age)
  const survived = 1 / (b + (chances - 1))
  const slopes = [
    Math.log1p((age - recency) * last),
    (r + frequency) * (end - last),
    1 / a,
    -survived,
  ]
  sums.value += times * (Math.max(0, logOdds) + Math.log1p(Math.exp(-Math.abs(logOdds))))
  for (let row = 0; row < 4; row++) {
    gradient[row] += times * dropped * slopes[row]
    for (let column = 0; column < 4; column++) {
      hessian[row][column] += times * dropped * alive * slopes[row] * slopes[column]
    }
  }
  const weight = times * dropped
  hessian[0][1] += weight * (end - last)
  hessian[1][0] += weight * (end - last)
  hessian[1][1] += weight * (r + frequency) * (last - end) * (last + end)
  hessian[2][2] -= weight / a / a
  hessian[3][3] += weight * survived * survived
}
