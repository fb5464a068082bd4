import { type Decision, type Skip, send, skip } from "../../../flows/decision"
import {
  BLOCKS_ALL_MAIL,
  Purpose,
  SuppressionReason,
} from "../../../modules/post-purchase/constants"

/** What is said when several hold: the gravest first. */
const SKIPS: readonly (readonly [SuppressionReason, Skip])[] = [
  [SuppressionReason.COMPLAINT, skip("complained")],
  [SuppressionReason.HARD_BOUNCE, skip("bounced")],
  [SuppressionReason.SOFT_BOUNCES, skip("bounced", "several soft bounces")],
  [SuppressionReason.UNSUBSCRIBE, skip("unsubscribed")],
  [SuppressionReason.MANUAL, skip("suppressed")],
]

/**
 * Whether an address may be written to at all.
 *
 * Bounces and complaints stop every mail; an unsubscription and the store's own list stop
 * marketing only.
 */
export function decideSuppression(
  purpose: Purpose,
  suppressions: readonly SuppressionReason[]
): Decision {
  const found = SKIPS.find(
    ([reason]) =>
      suppressions.includes(reason) &&
      (purpose === Purpose.MARKETING || BLOCKS_ALL_MAIL.has(reason))
  )
  return found ? found[1] : send()
}
