import type { AdminSettingsResponse } from "../../../types/http"
import { useTranslate } from "../../hooks/use-translate"
import { Section } from "../section/section"
import { SectionRow } from "../section/section-row"
import { SurveysDrawer } from "./surveys-drawer"

type SurveysSectionProps = {
  surveys: AdminSettingsResponse["settings"]["surveys"]
}

/** When the store's team is told of an answer to a survey. */
export const SurveysSection = ({ surveys }: SurveysSectionProps) => {
  const { t } = useTranslate()
  const limit = (score: number | null) =>
    score === null ? t("surveyAlerts.never") : t("surveyAlerts.atMost", { score })
  return (
    <Section
      anchor="surveys"
      title={t("surveyAlerts.title")}
      description={t("surveyAlerts.description")}
      actions={<SurveysDrawer surveys={surveys} />}
    >
      <dl className="divide-y">
        <SectionRow label={t("surveyAlerts.email")}>
          {surveys.alert_email ?? t("surveyAlerts.noEmail")}
        </SectionRow>
        <SectionRow label={t("surveys.kind.nps")}>
          {limit(surveys.nps_alert_at_most)}
        </SectionRow>
        <SectionRow label={t("surveys.kind.csat")}>
          {limit(surveys.csat_alert_at_most)}
        </SectionRow>
      </dl>
    </Section>
  )
}
