import { finiteOrNull } from "../../numbers/finite-or-null"
import { studentTUpperQuantile } from "../../numbers/student-t"
import { momentsFromSums, type Sums } from "../../samples/from-sums"
import { inInterval } from "../interval-words"
import { inMoney } from "../money"
import { inWhole } from "../wording"

/** Revenue a person of a step, with Student's t interval. */
export type FunnelRevenue = {
  of: string
  recipients: number
  total: number
  mean: number | null
  sd: number | null
  standardError: number | null
  lower: number | null
  upper: number | null
  sentence: string
}

export function funnelRevenue(
  { of, sum, sumOfSquares, currency }: Sums & { of: string; currency?: string },
  recipients: number,
  confidence: number
): FunnelRevenue {
  const { mean, variance } = momentsFromSums({ n: recipients, sum, sumOfSquares })
  const known = { of, recipients, total: sum + 0, mean }
  const money = (amount: number) => inMoney(amount, currency)
  const sentenceOf = (bounds: { lower: number | null; upper: number | null }) =>
    mean === null
      ? `Nobody is counted at ${of}.`
      : `The ${inWhole(recipients)} people at ${of} brought ${money(mean)} each on average (${inInterval(bounds, confidence, money)}).`
  if (mean === null || variance === null) {
    const bounds = { lower: null, upper: null }
    return {
      ...known,
      sd: null,
      standardError: null,
      ...bounds,
      sentence: sentenceOf(bounds),
    }
  }
  const sd = Math.sqrt(variance)
  const standardError = sd / Math.sqrt(recipients)
  const t = studentTUpperQuantile((1 - confidence) / 2, recipients - 1)
  const bounds = {
    lower: finiteOrNull(mean - t * standardError),
    upper: finiteOrNull(mean + t * standardError),
  }
  return { ...known, sd, standardError, ...bounds, sentence: sentenceOf(bounds) }
}
