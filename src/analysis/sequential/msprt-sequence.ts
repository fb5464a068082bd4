import { list, record } from "../checks/check"
import { checkInput } from "../checks/check-input"
import { positive } from "../checks/rules"
import { armFields, checkArms, ratesOf, type Arms } from "../proportions/arms"
import { logMixtureRatio } from "./log-mixture-ratio"

/**
 * Always-valid p-values of an experiment that is looked at again and again, by the mixture
 * sequential probability ratio test: the p-value at each look is the smallest so far.
 *
 * See {@link msprt} for the formula and its assumptions.
 *
 * Reference: Johari, Pekelis & Walsh 2015/2022, "Always valid inference", arXiv 1512.04922.
 *
 * @param input - `looks` in their order in time, each with the counts from the start on;
 *   `tau` on the scale of the absolute difference of rates
 * @returns one p-value a look; a look without data in both arms repeats the last one, and
 *   before the first it is 1
 * @throws RangeError when a count is not a whole number of 0 or more, an arm has more
 *   successes than trials, or `tau` is not above 0
 * @example
 * const looks = [
 *   { successesA: 37, nA: 663, successesB: 40, nB: 612 },
 *   { successesA: 67, nA: 1220, successesB: 91, nB: 1268 },
 *   { successesA: 93, nA: 1867, successesB: 120, nB: 1632 },
 * ]
 * msprtSequence({ looks, tau: 0.02 }).pValues // [1, 0.6831, 0.0728]
 */
export function msprtSequence(input: { looks: Arms[]; tau: number }): {
  pValues: number[]
} {
  checkInput(input, { looks: list(record(armFields)), tau: positive })
  input.looks.forEach((look, index) => checkArms(look, `looks[${index}].`))
  let smallest = 1
  const pValues = input.looks.map((look) => {
    const rates = ratesOf(look)
    if (rates && rates.variance > 0) {
      const { difference, variance } = rates
      const p = Math.exp(-logMixtureRatio(difference, variance, input.tau))
      smallest = p < smallest ? p : smallest
    }
    return smallest
  })
  return { pValues }
}
