import { verdict } from "../checks/check"
import { checkInput } from "../checks/check-input"
import { stirlingError, stirlingSeries, stirlingStart } from "./stirling-error"

/** Above it the logarithm itself is larger than a double can be. */
const largest = 2.5e305

/**
 * Natural logarithm of the gamma function, ln Γ(x): what factorials of large or fractional
 * numbers are computed with.
 *
 * Stirling's formula with Loader's error term from 2.5 on; around 1 and 2, where the
 * logarithm is 0, the difference to Γ(10) term by term, so that the relative error stays
 * near 1e-15 there as well.
 *
 * Reference: Abramowitz & Stegun 1964, 6.1.40; Loader 2000.
 *
 * @param x - above 0, at most 2.5e305
 * @throws RangeError when x is not such a number
 * @example
 * logGamma(11) // 15.1044125730755
 * logGamma(0.5) // 0.5723649429247
 */
export function logGamma(x: number): number {
  checkInput(
    { x },
    {
      x: (value) =>
        verdict(
          typeof value === "number" && value > 0 && value <= largest,
          `must be a number above 0, at most ${largest}`,
          value
        ),
    }
  )
  if (x >= 2.5) {
    return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + stirlingError(x)
  }
  if (x >= 1.5) {
    return nearOne(x - 2) + Math.log1p(x - 2)
  }
  return x >= 0.5 ? nearOne(x - 1) : nearOne(x) - Math.log(x)
}

/** ln Γ(1 + e) for |e| ≤ ½: every term is a multiple of e, so nothing cancels near 0. */
function nearOne(e: number): number {
  const growth = Math.log1p(e / stirlingStart)
  let sum = (stirlingStart + 0.5 + e) * growth + e * Math.log(stirlingStart) - e
  stirlingSeries.forEach((term, index) => {
    const power = 2 * index + 1
    sum += (term / stirlingStart ** power) * Math.expm1(-power * growth)
  })
  for (let factor = 1; factor <= stirlingStart; factor++) {
    sum -= Math.log1p(e / factor)
  }
  return sum
}
