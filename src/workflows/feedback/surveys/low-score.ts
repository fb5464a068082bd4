import { SurveyKind } from "../../../modules/post-purchase/constants"
import type { StoreSettings } from "../../../modules/post-purchase/settings"

/** The score up to which the team is told; null when it never is. */
export function lowScoreOf(
  survey: SurveyKind,
  { nps_alert_at_most, csat_alert_at_most }: StoreSettings["surveys"]
): number | null {
  return survey === SurveyKind.NPS ? nps_alert_at_most : csat_alert_at_most
}
