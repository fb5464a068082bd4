import { fiellerBounds } from "../../ratios/fieller-bounds"

/** 0.1 is 10 % more than the control. */
export type HoldoutLift = {
  lift: number | null
  lower: number | null
  upper: number | null
}

/**
 * How much larger the mean of B is than that of A, with Fieller's interval for an interval
 * of the difference that reaches so many standard errors to either side: the one leaves out
 * 0 exactly when the other does.
 *
 * @returns nothing where the mean of A is not above 0, no bounds where it is so uncertain
 *   that any lift could be
 */
export function holdoutLift({
  meanA,
  errorA,
  meanB,
  errorB,
  reach,
}: {
  meanA: number
  errorA: number
  meanB: number
  errorB: number
  reach: number
}): HoldoutLift {
  if (!(meanA > 0)) {
    return { lift: null, lower: null, upper: null }
  }
  const { uplift, lower, upper } = fiellerBounds(
    { mean: meanA, standardError: errorA },
    { mean: meanB, standardError: errorB },
    0,
    reach
  )
  return { lift: uplift, lower, upper }
}
