import { inInterval } from "../interval-words"
import { inMoneyGain } from "../money"
import { inDecimals, inPValue, inWhole } from "../wording"
import type { HoldoutOutcome } from "./holdout-outcome"
import type { HoldoutDesign } from "./mean-difference"
import type { SampleRatio } from "../sample-ratio"

/** Whether an effect was shown, and if not, why. */
export type HoldoutVerdictCode =
  "invalid" | "too-early" | "positive" | "negative" | "not-shown"

/** What the messages brought, in a word and in a sentence. */
export type HoldoutVerdict = {
  code: HoldoutVerdictCode
  /** What the verdict stands on: margin where it was given, else revenue. */
  outcome: "margin" | "revenue"
  sentence: string
}

/**
 * As many buyers would be expected in the smaller arm if the messages did nothing, before
 * means and standard errors are taken for normal. Simulated in `holdout-peeking.spec.ts`.
 */
export const enoughBuyers = 10

export function holdoutVerdict(
  outcome: HoldoutOutcome,
  sampleRatio: SampleRatio,
  design: HoldoutDesign & { currency?: string; expectedBuyers: number }
): HoldoutVerdict {
  const code = codeOf(outcome, sampleRatio, design.expectedBuyers)
  return {
    code,
    outcome: outcome.name === "margin" ? "margin" : "revenue",
    sentence: sentenceOf(code, outcome, sampleRatio, design),
  }
}

function codeOf(
  { lower, upper }: HoldoutOutcome,
  sampleRatio: SampleRatio,
  expectedBuyers: number
): HoldoutVerdictCode {
  if (sampleRatio.isMismatch) {
    return "invalid"
  }
  if (expectedBuyers < enoughBuyers || lower === null || upper === null) {
    return "too-early"
  }
  return lower > 0 ? "positive" : upper < 0 ? "negative" : "not-shown"
}

function sentenceOf(
  code: HoldoutVerdictCode,
  outcome: HoldoutOutcome,
  sampleRatio: SampleRatio,
  {
    confidence,
    method,
    currency,
    expectedBuyers,
  }: HoldoutDesign & { currency?: string; expectedBuyers: number }
): string {
  if (code === "invalid") {
    return `${inHeldOut(sampleRatio)} (${inPValue(sampleRatio.pValue ?? 0)}): the arms are not comparable, so no number here says what the messages did.`
  }
  const { name, difference, pValue, total } = outcome
  if (code === "too-early" || difference === null) {
    return expectedBuyers < enoughBuyers
      ? `Too early to say: if the messages did nothing, ${inDecimals(expectedBuyers, 1)} buyers would be expected in the smaller arm, and below ${enoughBuyers} the interval is not to be trusted.`
      : `Too early to say: the ${name} a person does not vary enough to be compared.`
  }
  const gain = (amount: number) => inMoneyGain(amount, currency)
  const p = pValue === null ? "" : `, ${inPValue(pValue)}`
  const looks =
    method === "always-valid"
      ? "however often one looks"
      : "for one look that was planned beforehand"
  const found = `${gain(difference)} of ${name} a person against those held out (${inInterval(outcome, confidence, gain)}${p}, valid ${looks})`
  const all = `${gain(total.increment ?? 0)} in total (${inInterval(total, confidence, gain)})`
  return {
    positive: `The messages brought ${found}: ${all}. Which of the messages did it, and whether it lasts, this does not show.`,
    negative: `The messages cost: ${found}, ${all}. Which of the messages did it this does not show.`,
    "not-shown": `No effect was shown: ${found}. That does not show that the messages do nothing: any effect within the interval is possible.`,
  }[code]
}

/** "1,120 people were held out where 1,000 were planned". */
export function inHeldOut({ observed, expected }: SampleRatio): string {
  return `${inWhole(observed[1])} people were held out where ${inWhole(expected[1])} were planned`
}

/** The buyers of an arm if its people bought like those of both arms together. */
export function expectedBuyers(
  arm: { people: number; buyers: number },
  other: { people: number; buyers: number }
): number {
  const people = arm.people + other.people
  return people === 0 ? 0 : (arm.buyers + other.buyers) * (arm.people / people)
}
