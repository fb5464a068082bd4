import type { FunnelStep } from "../../funnels/funnel-rates"
import type { MiettinenNurminenDifferenceResult } from "../../proportions/miettinen-nurminen-difference"
import { inInterval } from "../interval-words"
import { inPercent, inPoints, inWhole, signed } from "../wording"

/** `steady` says that no change was shown, `described` that there is nothing to compare with. */
export type FunnelVerdictCode =
  "no-data" | "improved" | "declined" | "steady" | "described"

/** What became of the funnel, in a word and in a sentence. */
export type FunnelVerdict = { code: FunnelVerdictCode; sentence: string }

export function funnelVerdict(
  steps: FunnelStep[],
  change: MiettinenNurminenDifferenceResult | null,
  { confidence, endsInOpens }: { confidence: number; endsInOpens: boolean }
): FunnelVerdict {
  const [first] = steps
  const last = steps[steps.length - 1]
  const code = codeOf(first, endsInOpens ? null : change)
  if (code === "no-data" || last.overallRate === null) {
    return { code, sentence: `Nobody is counted at ${first.name}.` }
  }
  const now =
    steps.length < 2
      ? `${inWhole(first.count)} people are counted at ${first.name}`
      : `${inPercent(last.overallRate)} of the ${inWhole(first.count)} people at ${first.name} reached ${last.name} (${inInterval({ lower: last.overallLower, upper: last.overallUpper }, confidence, inPercent)})`
  if (endsInOpens) {
    return { code, sentence: `${now}. ${notByOpens}` }
  }
  if (!change || change.difference === null) {
    return { code, sentence: `${now}. There is no period before to compare this with.` }
  }
  const points = (difference: number) => signed(inPoints(difference), difference)
  const gain = `${points(change.difference)} against the period before (${inInterval(change, confidence, points)})`
  return { code, sentence: `${now}: ${gain}. ${meaning[code]}` }
}

function codeOf(
  first: FunnelStep,
  change: MiettinenNurminenDifferenceResult | null
): FunnelVerdictCode {
  if (first.count === 0) {
    return "no-data"
  }
  if (!change || change.lower === null || change.upper === null) {
    return "described"
  }
  return change.lower > 0 ? "improved" : change.upper < 0 ? "declined" : "steady"
}

const notByOpens = "Machines open messages too, so no change is judged by opens."

const notWhy =
  "The interval leaves out 0, so chance alone is an unlikely reason; other people, seasons and offers are not ruled out, for that takes a holdout or an experiment."

const meaning: Record<FunnelVerdictCode, string> = {
  "no-data": "",
  described: "",
  improved: notWhy,
  declined: notWhy,
  steady:
    "No change was shown, which does not show that there was none: the interval holds all that is still possible.",
}
