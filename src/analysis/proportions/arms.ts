import { checkPart } from "../checks/check-input"
import { count } from "../checks/rules"

/** Successes and trials of two arms: A is the control, B the treatment. */
export type Arms = { successesA: number; nA: number; successesB: number; nB: number }

export const armFields = {
  successesA: count,
  nA: count,
  successesB: count,
  nB: count,
}

/** No arm has more successes than trials; `path` stands before the fields, as in `looks[2].`. */
export function checkArms(arms: Arms, path = ""): void {
  checkPart([arms.successesA, `${path}successesA`], [arms.nA, `${path}nA`])
  checkPart([arms.successesB, `${path}successesB`], [arms.nB, `${path}nB`])
}

/** Rates of two arms that both have data. */
export type Rates = {
  rateA: number
  rateB: number
  /** rateB - rateA. */
  difference: number
  /** Variance of the difference with a rate for each arm: pA qA / nA + pB qB / nB. */
  variance: number
}

/** `null` where an arm has no data. */
export function ratesOf({ successesA, nA, successesB, nB }: Arms): Rates | null {
  if (nA === 0 || nB === 0) {
    return null
  }
  const rateA = successesA / nA
  const rateB = successesB / nB
  return {
    rateA,
    rateB,
    // One rounding instead of the cancellation of two rounded rates.
    difference: (successesB * nA - successesA * nB) / nB / nA,
    variance:
      (rateA * ((nA - successesA) / nA)) / nA + (rateB * ((nB - successesB) / nB)) / nB,
  }
}
