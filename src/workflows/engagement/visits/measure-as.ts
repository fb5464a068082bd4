import {
  ConsentAction,
  Purpose,
  TrackingMode,
} from "../../../modules/post-purchase/constants"
import type { HitMessage } from "../../../modules/post-purchase/queries/hit-messages"
import type { StoreSettings } from "../../../modules/post-purchase/settings"

/** How a visit may be recorded. */
export type Measure = "not-at-all" | "counted" | "individually"

/**
 * How the opens, clicks and page views of a message may be recorded, now. The answer is looked
 * for at each visit, so a setting and a withdrawal cover the mails that were sent before them.
 */
export function measureAs(
  tracking: StoreSettings["tracking"],
  message: Pick<HitMessage, "email" | "purpose" | "tracking_consent">
): Measure {
  const { email, purpose, tracking_consent: said } = message
  const isLeftAlone = purpose === Purpose.TRANSACTIONAL && !tracking.transactional
  if (tracking.mode === TrackingMode.OFF || isLeftAlone) {
    return "not-at-all"
  }
  const isAllowed = tracking.requires_consent
    ? said === ConsentAction.GRANTED
    : said !== ConsentAction.WITHDRAWN
  // Who was erased stays so, also when their old mail is opened again.
  return tracking.mode === TrackingMode.INDIVIDUAL && isAllowed && email !== null
    ? "individually"
    : "counted"
}
