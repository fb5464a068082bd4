import type { Alternative } from "../inference/alternative"
import { finiteOrNull } from "../numbers/finite-or-null"
import { studentTTwoSidedTail, studentTUpperQuantile } from "../numbers/student-t"

/** In the unit of the means; the difference is B - A. */
export type WelchResult = {
  difference: number | null
  standardError: number | null
  t: number | null
  df: number | null
  pValue: number | null
  lower: number | null
  upper: number | null
}

type Spread = { sd: number; n: number }

/** Welch's test of a difference that is known, from the spread of both samples. */
export function welchResult(
  { difference, a, b }: { difference: number | null; a: Spread; b: Spread },
  confidence: number,
  alternative: Alternative = "two-sided"
): WelchResult {
  const errorA = a.sd / Math.sqrt(a.n)
  const errorB = b.sd / Math.sqrt(b.n)
  const standardError = Math.hypot(errorA, errorB)
  if (difference === null || a.n < 2 || b.n < 2 || !(standardError > 0)) {
    return {
      difference,
      standardError: null,
      t: null,
      df: null,
      pValue: null,
      lower: null,
      upper: null,
    }
  }
  const shareA = (errorA / standardError) ** 2
  const shareB = (errorB / standardError) ** 2
  const df = 1 / ((shareA * shareA) / (a.n - 1) + (shareB * shareB) / (b.n - 1))
  const t = difference / standardError
  const reach = studentTUpperQuantile((1 - confidence) / 2, df) * standardError
  return {
    difference,
    standardError: finiteOrNull(standardError),
    t: finiteOrNull(t),
    df: finiteOrNull(df),
    pValue: finiteOrNull(studentTPValue(t, df, alternative)),
    lower: finiteOrNull(difference - reach),
    upper: finiteOrNull(difference + reach),
  }
}

function studentTPValue(t: number, df: number, alternative: Alternative): number {
  const twoSided = studentTTwoSidedTail(t, df)
  if (alternative === "two-sided") {
    return twoSided
  }
  const pointsToAlternative = alternative === "greater" ? t > 0 : t < 0
  return pointsToAlternative ? twoSided / 2 : 1 - twoSided / 2
}
