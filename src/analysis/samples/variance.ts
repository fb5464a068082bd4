import { mean, sum } from "./sum"

/**
 * The sample covariance (divisor n - 1) of two or more pairs, in two passes; exactly 0 where
 * either list has equal values only.
 *
 * That of simple-statistics is 3e-34 for three times 0.1, which would make a test statistic
 * of nothing, and is off by 1e-11 for a million revenues, as it adds without a correction.
 */
export function covariance(first: readonly number[], second: readonly number[]): number {
  if (isConstant(first) || isConstant(second)) {
    return 0
  }
  const firstMean = mean(first)
  const secondMean = mean(second)
  const products = first.map(
    (value, index) => (value - firstMean) * (second[index] - secondMean)
  )
  return sum(products) / (first.length - 1)
}

/** The sample variance (divisor n - 1) of two or more values; exactly 0 for equal ones. */
export function variance(values: readonly number[]): number {
  return covariance(values, values)
}

function isConstant(values: readonly number[]): boolean {
  return values.every((value) => value === values[0])
}
