/**
 * Half the Poisson deviance, `x ln(x/mean) + mean - x`, without the cancellation that the
 * formula as written suffers where x is close to the mean.
 *
 * Reference: Loader 2000 (his `bd0`).
 *
 * @param excess - `x - mean`, where the caller knows it better than the subtraction would
 */
export function deviance(x: number, mean: number, excess: number = x - mean): number {
  if (x === 0) {
    return mean
  }
  const ratio = excess / (x + mean)
  if (!(Math.abs(ratio) < 0.4)) {
    return x * Math.log(x / mean) - excess
  }
  let power = 2 * x * ratio
  let sum = excess * ratio
  for (let order = 3; Math.abs(power) > Math.abs(sum) * 1e-17; order += 2) {
    power *= ratio * ratio
    sum += power / order
  }
  return sum
}
