import { pointAtLogOdds } from "../numbers/incomplete-beta"
import { betaQuantileLogOdds } from "../numbers/inverse-incomplete-beta"

/** The quantile of Beta(a, b) that leaves `tail` below it. */
export function lowerBetaBound(tail: number, a: number, b: number): number {
  return pointAtLogOdds(betaQuantileLogOdds({ lower: tail, upper: 1 - tail }, a, b)).x
}

/** The quantile of Beta(a, b) that leaves `tail` above it. */
export function upperBetaBound(tail: number, a: number, b: number): number {
  return pointAtLogOdds(betaQuantileLogOdds({ lower: 1 - tail, upper: tail }, a, b)).x
}
