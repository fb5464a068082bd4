import { adjustPValues } from "../../multiplicity/adjust-p-values"
import type { NpsCounts } from "../../nps/nps-counts"
import { npsDifference } from "../../nps/nps-difference"
import { npsSummary, npsTotal, type NpsSummary } from "./nps-summary"

/** Answers of one kind of customers; nobody is in two segments. */
export type NpsSegment = NpsCounts & { name: string }

/** The difference is this segment's score less that of all others together. */
export type NpsSegmentResult = NpsSummary & {
  name: string
  difference: number | null
  differenceLower: number | null
  differenceUpper: number | null
  pValue: number | null
  /** By Benjamini and Hochberg over the segments: hold this one against alpha. */
  adjustedPValue: number | null
}

export function npsSegments(
  segments: NpsSegment[],
  confidence: number
): NpsSegmentResult[] {
  const differences = segments.map((segment) =>
    npsDifference({
      a: npsTotal(segments.filter((other) => other !== segment)),
      b: npsTotal([segment]),
      confidence,
      adjusted: true,
    })
  )
  const { adjusted } = adjustPValues({
    pValues: differences.map(({ pValue }) => pValue),
    method: "benjamini-hochberg",
  })
  return segments.map((segment, index) => {
    const { difference, lower, upper, pValue } = differences[index]
    return {
      name: segment.name,
      ...npsSummary(segment, confidence),
      difference,
      differenceLower: lower,
      differenceUpper: upper,
      pValue,
      adjustedPValue: adjusted[index],
    }
  })
}
