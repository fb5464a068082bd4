import { normalUpperQuantile } from "../numbers/normal-upper-quantile"

/** How many standard errors a two-sided interval reaches to either side. */
export function confidenceZ(confidence: number): number {
  return normalUpperQuantile((1 - confidence) / 2)
}
