import { betaExpectation } from "../numbers/beta-expectation"
import type { BgnbdParams } from "./bgnbd-model"

/**
 * Expected purchases within a horizon of someone who is alive now.
 *
 * Given the purchase rate λ and the drop-out chance p they are (1 - e^(-λ p t)) / p. Over
 * λ that is (1 - (1 + p t / α)^-r) / p, and over p the published formula with ₂F₁ and its
 * singularity at a = 1; the expectation itself has none, so it is what is computed here.
 */
export function expectedWhileAlive(
  { r, alpha, a, b }: BgnbdParams,
  horizon: number
): number {
  const time = horizon / alpha
  const [purchases] = betaExpectation(a, b, ({ x: p }) => {
    const exponent = p * time
    // There the quotient is r t / α to the last digit, and p may be 0.
    const isLinear = exponent < 1e-18 && p < 1e-18
    return [isLinear ? r * time : -Math.expm1(-r * Math.log1p(exponent)) / p]
  })
  return purchases
}
