// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- also for programs that include no more of this folder than they import
/// <reference path="../simple-statistics.d.ts" />
import {
  median as medianOf,
  medianAbsoluteDeviation as deviationOf,
  quantileSorted,
} from "simple-statistics"

/**
 * A quantile (NaN without values), between the two nearest by linear interpolation: R's
 * type 7, its default.
 *
 * Reference: Hyndman & Fan 1996, The American Statistician 50:361.
 */
export function quantileOfSorted(ascending: readonly number[], p: number): number {
  return ascending.length === 0 ? Number.NaN : quantileSorted(ascending, p)
}

export function median(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : medianOf(values)
}

/** The median distance from the median, not scaled to the standard deviation. */
export function medianAbsoluteDeviation(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : deviationOf(values)
}

/** A sorted copy. */
export function ascending(values: readonly number[]): number[] {
  return [...values].sort((first, second) => first - second)
}
