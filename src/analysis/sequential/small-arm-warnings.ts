import type { Arms } from "../proportions/arms"

/** So many successes and failures in each arm make its variance one to rely on. */
const enough = 10

/** Arms of about one size keep the promise from the first look on. */
const sameSize = 2

/**
 * Warns of looks that come too early: an arm that is much smaller than the other and has few
 * successes or failures seems surer of its rate than it is.
 */
export function smallArmWarnings({ successesA, nA, successesB, nB }: Arms): string[] {
  const least = Math.min(successesA, nA - successesA, successesB, nB - successesB)
  const isUneven = Math.max(nA, nB) > sameSize * Math.min(nA, nB)
  return isUneven && least < enough
    ? [`fewer than ${enough} successes or failures in an arm, with arms of unlike size`]
    : []
}
