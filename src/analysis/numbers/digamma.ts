import { stirlingSeries, stirlingStart } from "./stirling-error"

/**
 * ψ(z + n) - ψ(z) and ψ'(z + n) - ψ'(z), for z, n > 0: how much the first two derivatives of
 * the log of the gamma function change. Each difference is formed term by term, so that a z
 * far above n costs no digits.
 *
 * Reference: Abramowitz & Stegun 1964, 6.3.5, 6.3.18, 6.4.6 and 6.4.12.
 */
export function digammaGaps(z: number, n: number): { digamma: number; trigamma: number } {
  let digamma = 0
  let trigamma = 0
  let start = z
  for (; start < stirlingStart; start++) {
    const gap = n / start / (start + n)
    digamma += gap
    trigamma -= gap * (1 / start + 1 / (start + n))
  }
  const end = start + n
  const gap = n / start / end
  const gapOfSquares = gap * (1 / start + 1 / end)
  digamma += Math.log1p(n / start) + gap / 2 - (slopes(end) - slopes(start))
  trigamma += curvatures(end) - curvatures(start) - gap - gapOfSquares / 2
  return { digamma, trigamma }
}

/** The second derivative of the log of the gamma function, ψ'(z), for z > 0. */
export function trigamma(z: number): number {
  let sum = 0
  let shifted = z
  for (; shifted < stirlingStart; shifted++) {
    sum += 1 / shifted / shifted
  }
  return sum + 1 / shifted + 1 / shifted / shifted / 2 + curvatures(shifted)
}

/** The sum of (2k - 1) c / z^2k over the terms c / z^(2k - 1) of Stirling's series. */
function slopes(z: number): number {
  const inverseSquare = 1 / z / z
  return (
    inverseSquare *
    stirlingSeries.reduceRight(
      (sum, term, index) => sum * inverseSquare + (2 * index + 1) * term,
      0
    )
  )
}

/** The sum of (2k - 1) 2k c / z^(2k + 1). */
function curvatures(z: number): number {
  const inverseSquare = 1 / z / z
  return (
    (inverseSquare / z) *
    stirlingSeries.reduceRight(
      (sum, term, index) =>
        sum * inverseSquare + (2 * index + 1) * (2 * index + 2) * term,
      0
    )
  )
}
