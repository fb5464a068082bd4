import type { NpsDifferenceResult } from "../../nps/nps-difference"
import { inGain, inInterval, inNumber } from "../interval-words"
import { inPValue, inWhole } from "../wording"
import type { NpsSummary } from "./nps-summary"
import { isTooWide } from "./nps-warnings"

/** `steady` says that no change was shown, `described` that there is no period before. */
export type NpsVerdictCode =
  "no-answers" | "too-few-answers" | "improved" | "declined" | "steady" | "described"

/** What became of the score, in a word and in a sentence. */
export type NpsVerdict = { code: NpsVerdictCode; sentence: string }

export function npsVerdict(
  current: NpsSummary,
  previous: NpsSummary | null,
  change: NpsDifferenceResult,
  confidence: number
): NpsVerdict {
  const code = codeOf(current, previous, change)
  if (current.score === null) {
    return { code, sentence: "Nobody has answered in the current period." }
  }
  const points = (value: number) => inNumber(value, 1)
  const now = `The score is ${points(current.score)} (${inWhole(current.n)} answers, ${inInterval(current, confidence, points)})`
  if (change.difference === null || !previous) {
    return { code, sentence: `${now}.${withoutComparison(code)}` }
  }
  const gain = `${inGain(change.difference, 1)} points against ${points(previous.score ?? 0)} in the period before (${inInterval(change, confidence, (bound) => inGain(bound, 1))}${change.pValue === null ? "" : `, ${inPValue(change.pValue)}`})`
  return { code, sentence: `${now}: ${gain}. ${meaning[code]}` }
}

function codeOf(
  current: NpsSummary,
  previous: NpsSummary | null,
  { difference, lower, upper }: NpsDifferenceResult
): NpsVerdictCode {
  if (current.n === 0) {
    return "no-answers"
  }
  // The interval stands on Rocks's adjusted scores: in tiny samples the raw ones may differ
  // the other way, and then neither is claimed.
  if (difference !== null && lower !== null && lower > 0 && difference > 0) {
    return "improved"
  }
  if (difference !== null && upper !== null && upper < 0 && difference < 0) {
    return "declined"
  }
  if (isTooWide(current) || (previous !== null && isTooWide(previous))) {
    return "too-few-answers"
  }
  return difference === null ? "described" : "steady"
}

function withoutComparison(code: NpsVerdictCode): string {
  return code === "too-few-answers"
    ? ` ${meaning[code]}`
    : " There is no period before with answers, so nothing is said about a change."
}

const meaning: Record<NpsVerdictCode, string> = {
  "no-answers": "",
  "too-few-answers":
    "That is too few answers to tell: so wide an interval hides all but drastic changes.",
  improved:
    "The interval leaves out 0, so chance alone is an unlikely reason; it does not show why, nor that the same kind of customers answered.",
  declined:
    "The interval leaves out 0, so chance alone is an unlikely reason; it does not show why, nor that the same kind of customers answered.",
  steady:
    "No change was shown, which does not show that there was none: the interval holds all that is still possible.",
  described: "",
}
