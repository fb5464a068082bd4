import { ConsentAction, TrackingMode } from "../../../modules/post-purchase/constants"
import type { StoreSettings } from "../../../modules/post-purchase/settings"

/** How a visit may be recorded. */
export type Measure = "not-at-all" | "counted" | "individually"

/**
 * How the opens, clicks and page views of a person may be recorded, now. The answer is looked
 * for at each visit, so a withdrawal covers the mails that were sent before it.
 *
 * @param said - what the person said last about being measured; null when nothing
 */
export function measureAs(
  { mode, requires_consent }: StoreSettings["tracking"],
  said: ConsentAction | null
): Measure {
  if (mode === TrackingMode.OFF) {
    return "not-at-all"
  }
  const isAllowed = requires_consent
    ? said === ConsentAction.GRANTED
    : said !== ConsentAction.WITHDRAWN
  return mode === TrackingMode.INDIVIDUAL && isAllowed ? "individually" : "counted"
}
