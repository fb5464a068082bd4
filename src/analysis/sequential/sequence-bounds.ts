import { finiteOrNull } from "../numbers/finite-or-null"

/** The bounds of an asymptotic confidence sequence at one look; input that was checked. */
export function sequenceBounds({
  estimate,
  standardError,
  n,
  confidence,
  optimalSampleSize,
}: {
  estimate: number
  standardError: number
  n: number
  confidence: number
  optimalSampleSize: number
}) {
  const twiceLogLevel = -2 * Math.log1p(-confidence)
  const rhoSquare = (twiceLogLevel + Math.log1p(twiceLogLevel)) / optimalSampleSize
  const rho = finiteOrNull(Math.sqrt(rhoSquare))
  if (standardError === 0 || n === 0) {
    return { rho, halfWidth: null, lower: null, upper: null, pValue: null }
  }
  const information = n * rhoSquare
  const logGrowth = Math.log1p(information)
  // se √n √(2 L / (n ρ)² ln(√L / α)), with the 2 and one n drawn into the factors.
  const halfWidth =
    standardError *
    Math.sqrt(((1 + information) / information) * (logGrowth + twiceLogLevel))
  const z = estimate / standardError
  const logP = (logGrowth - z * z * (information / (1 + information))) / 2
  return {
    rho,
    halfWidth: finiteOrNull(halfWidth),
    lower: finiteOrNull(estimate - halfWidth),
    upper: finiteOrNull(estimate + halfWidth),
    pValue: finiteOrNull(Math.min(1, Math.exp(logP))),
  }
}
