import { normalUpperTail } from "../numbers/normal-tail"
import type { Alternative } from "./alternative"

/** The p-value of a standard normal statistic, each tail computed as a tail. */
export function normalPValue(
  z: number,
  alternative: Alternative = "two-sided"
): number | null {
  if (Number.isNaN(z)) {
    return null
  }
  if (alternative === "two-sided") {
    return Math.min(1, 2 * normalUpperTail(Math.abs(z)))
  }
  return normalUpperTail(alternative === "greater" ? z : -z)
}
