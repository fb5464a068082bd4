/**
 * A quantile (NaN without values), between the two nearest by linear interpolation: R's
 * type 7, its default.
 *
 * Reference: Hyndman & Fan 1996, The American Statistician 50:361.
 */
export function quantileOfSorted(ascending: readonly number[], p: number): number {
  const position = (ascending.length - 1) * p
  const below = ascending[Math.floor(position)]
  const above = ascending[Math.ceil(position)]
  return below + (position - Math.floor(position)) * (above - below)
}

export function median(values: readonly number[]): number {
  return quantileOfSorted(ascending(values), 0.5)
}

/** The median distance from the median, not scaled to the standard deviation. */
export function medianAbsoluteDeviation(values: readonly number[]): number {
  const middle = median(values)
  return median(values.map((value) => Math.abs(value - middle)))
}

/** A sorted copy. */
export function ascending(values: readonly number[]): number[] {
  return [...values].sort((first, second) => first - second)
}
