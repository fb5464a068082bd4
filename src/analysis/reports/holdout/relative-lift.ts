import { finiteOrNull } from "../../numbers/finite-or-null"

/** 0.1 is 10 % more than the control. */
export type RelativeLift = {
  lift: number | null
  lower: number | null
  upper: number | null
}

/**
 * How much larger the mean of B is than that of A, with Fieller's interval for an interval
 * of the difference that reaches so many standard errors to either side: the one leaves out
 * 0 exactly when the other does.
 *
 * Reference: Fieller 1954, JRSS B 16:175.
 *
 * @returns nothing where the mean of A is not above 0, no bounds where it is so uncertain
 *   that any lift could be
 */
export function relativeLift({
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
}): RelativeLift {
  if (!(meanA > 0)) {
    return { lift: null, lower: null, upper: null }
  }
  const lift = (meanB - meanA) / meanA
  const g = (reach * (errorA / meanA)) ** 2
  if (!(g < 1)) {
    return { lift: finiteOrNull(lift), lower: null, upper: null }
  }
  const spread =
    reach *
    Math.hypot((errorB / meanA) * Math.sqrt(1 - g), (meanB / meanA) * (errorA / meanA))
  return {
    lift: finiteOrNull(lift),
    lower: finiteOrNull((lift + g - spread) / (1 - g)),
    upper: finiteOrNull((lift + g + spread) / (1 - g)),
  }
}
