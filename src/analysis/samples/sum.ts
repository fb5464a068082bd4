// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- also for programs that include no more of this folder than they import
/// <reference path="../simple-statistics.d.ts" />
import { mean as meanOf, sum as sumOf } from "simple-statistics"

/**
 * The sum with the rounding errors of the additions added back, so that its error does not
 * grow with the number of values.
 *
 * Reference: Neumaier 1974.
 */
export function sum(values: readonly number[]): number {
  return sumOf(values)
}

/** The arithmetic mean; NaN without values. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : meanOf(values)
}
