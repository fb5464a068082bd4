import { confidenceZ } from "../inference/confidence-z"
import { finiteOrNull } from "../numbers/finite-or-null"

/** A ratio, B / A, with an interval that is symmetric on the log scale. */
export type LogRatioInterval = {
  ratio: number | null
  logStandardError: number | null
  lower: number | null
  upper: number | null
}

/** `none` takes the counts as they are; `haldane` adds ½ to every cell, always. */
export type ZeroCellCorrection = "none" | "haldane"

/**
 * exp(ln ratio ± z standard errors). An undefined ratio (NaN or infinite) has nothing, and a
 * ratio of 0 has no interval.
 */
export function logRatioInterval(
  ratio: number,
  logVariance: number,
  confidence: number
): LogRatioInterval {
  if (!Number.isFinite(ratio)) {
    return { ratio: null, logStandardError: null, lower: null, upper: null }
  }
  if (ratio === 0) {
    return { ratio: 0, logStandardError: null, lower: null, upper: null }
  }
  const logStandardError = Math.sqrt(logVariance)
  const factor = Math.exp(confidenceZ(confidence) * logStandardError)
  return {
    ratio,
    logStandardError: finiteOrNull(logStandardError),
    lower: finiteOrNull(ratio / factor),
    upper: finiteOrNull(ratio * factor),
  }
}
