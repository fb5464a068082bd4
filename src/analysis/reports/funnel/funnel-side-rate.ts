import { wilsonInterval } from "../../proportions/wilson-interval"
import type { FunnelSideCount } from "./funnel-input"

/** Whether a whole interval lies above a limit or not above it. */
export type LimitStatus = "exceeded" | "kept" | "undecided"

/** A rate that should be low, with Wilson's interval. */
export type FunnelSideRate = {
  name: string
  of: string
  count: number
  rate: number | null
  lower: number | null
  upper: number | null
  limit: number | null
  status: LimitStatus | null
}

export function funnelSideRate(
  { name, of, count, limit }: FunnelSideCount,
  people: number,
  confidence: number
): FunnelSideRate {
  const { estimate, lower, upper } = wilsonInterval({
    successes: count,
    n: people,
    confidence,
  })
  return {
    name,
    of,
    count,
    rate: estimate,
    lower,
    upper,
    limit: limit === undefined ? null : limit + 0,
    status: limit === undefined ? null : statusOf(lower, upper, limit),
  }
}

function statusOf(
  lower: number | null,
  upper: number | null,
  limit: number
): LimitStatus {
  if (lower !== null && lower > limit) {
    return "exceeded"
  }
  return upper !== null && upper <= limit ? "kept" : "undecided"
}
