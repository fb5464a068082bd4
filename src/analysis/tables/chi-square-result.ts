import { gammaTails } from "../numbers/incomplete-gamma"

/** A statistic with its degrees of freedom and upper-tail p-value. */
export type ChiSquareResult = {
  statistic: number | null
  df: number
  pValue: number | null
  /** What to say beside the p-value, such as `expected count below 5`. */
  warnings: string[]
}

/** `null` for a statistic that there is no data for. */
export function chiSquareResult(
  statistic: number | null,
  df: number,
  warnings: string[]
): ChiSquareResult {
  if (statistic === null || !Number.isFinite(statistic)) {
    return { statistic: null, df, pValue: null, warnings }
  }
  return { statistic, df, pValue: gammaTails(df / 2, statistic / 2).upper, warnings }
}
