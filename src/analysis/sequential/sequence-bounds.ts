import { finiteOrNull } from "../numbers/finite-or-null"

/** How a sequence is drawn: its level, and the sample size that it is narrowest at. */
type SequenceDesign = { confidence: number; optimalSampleSize: number }

/** How many standard errors the sequence reaches to either side after n units. */
export function sequenceReach(n: number, design: SequenceDesign): number {
  const { twiceLogLevel, rhoSquare } = mixtureOf(design)
  const information = n * rhoSquare
  // √n √(2 L / (n ρ)² ln(√L / α)), with the 2 and one n drawn into the factors.
  return Math.sqrt(
    ((1 + information) / information) * (Math.log1p(information) + twiceLogLevel)
  )
}

/** The bounds of an asymptotic confidence sequence at one look; input that was checked. */
export function sequenceBounds({
  estimate,
  standardError,
  n,
  ...design
}: SequenceDesign & { estimate: number; standardError: number; n: number }) {
  const { rhoSquare } = mixtureOf(design)
  const rho = finiteOrNull(Math.sqrt(rhoSquare))
  if (standardError === 0 || n === 0) {
    return { rho, halfWidth: null, lower: null, upper: null, pValue: null }
  }
  const information = n * rhoSquare
  const logGrowth = Math.log1p(information)
  const halfWidth = standardError * sequenceReach(n, design)
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

/** ρ² of the mixing distribution, and the level that it follows from. */
function mixtureOf({ confidence, optimalSampleSize }: SequenceDesign) {
  const twiceLogLevel = -2 * Math.log1p(-confidence)
  const rhoSquare = (twiceLogLevel + Math.log1p(twiceLogLevel)) / optimalSampleSize
  return { twiceLogLevel, rhoSquare }
}
