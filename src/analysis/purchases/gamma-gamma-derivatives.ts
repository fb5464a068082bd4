import { clamp } from "../numbers/clamp"
import { digammaGaps, trigamma } from "../numbers/digamma"
import { logBeta } from "../numbers/incomplete-beta"
import type { Derivatives } from "../numbers/maximize-positive"
import type { GammaGammaCustomer } from "./gamma-gamma-model"
import { tally } from "./tally"

/** So that neither a total nor its square root of a quotient overflows. */
const largest = 1e250

/**
 * The gamma-gamma log-likelihood of customers with repeat purchases, with its derivatives by
 * p, q and v, in this order; less its constant, the sum of -ln z.
 *
 * With y = x z, what a customer has spent, its part is
 * -ln B(p x, q) + p x ln(y / (v + y)) + q ln(v / (v + y)).
 */
export function gammaGammaDerivatives(
  customers: GammaGammaCustomer[]
): (parameters: number[]) => Derivatives {
  const frequencies = tally(
    customers.map(({ frequency }) => frequency),
    (frequency) => frequency
  )
  return ([p, q, v]) => {
    let value = 0
    const gradient = [0, 0, 0]
    const hessian = [0, 1, 2].map(() => [0, 0, 0])
    for (const { entry: x, times } of frequencies) {
      const above = digammaGaps(p * x, q)
      const aboveOthers = digammaGaps(q, p * x)
      value -= times * logBeta(p * x, q)
      gradient[0] += times * x * above.digamma
      gradient[1] += times * aboveOthers.digamma
      hessian[0][0] += times * x * x * above.trigamma
      hessian[0][1] += times * x * trigamma(p * x + q)
      hessian[1][1] += times * aboveOthers.trigamma
    }
    for (const { frequency: x, monetaryValue } of customers) {
      const spent = clamp(x * monetaryValue, 1 / largest, largest)
      const logOwn = -Math.log1p(v / spent)
      const logOthers = -Math.log1p(spent / v)
      const whole = v + spent
      const excess = (q * spent) / v - p * x
      value += p * x * logOwn + q * logOthers
      gradient[0] += x * logOwn
      gradient[1] += logOthers
      gradient[2] += excess / whole
      hessian[0][2] -= x / whole
      hessian[1][2] += spent / v / whole
      // The derivative of q/v - (p x + q) / (v + y).
      hessian[2][2] -= (q * spent) / v / v / whole + excess / whole / whole
    }
    hessian[1][0] = hessian[0][1]
    hessian[2][0] = hessian[0][2]
    hessian[2][1] = hessian[1][2]
    return { value, gradient, hessian }
  }
}
