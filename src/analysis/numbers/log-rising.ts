import { digammaGaps } from "./digamma"
import { logBeta } from "./incomplete-beta"
import { logGamma } from "./log-gamma"

/**
 * ln(Γ(z + n) / Γ(z)), the log of the rising factorial z (z + 1) … (z + n - 1), with its
 * first and second derivative by z.
 */
export function logRising(z: number, n: number) {
  if (n === 0) {
    return { value: 0, slope: 0, curvature: 0 }
  }
  const { digamma, trigamma } = digammaGaps(z, n)
  return { value: logGamma(n) - logBeta(z, n), slope: digamma, curvature: trigamma }
}
