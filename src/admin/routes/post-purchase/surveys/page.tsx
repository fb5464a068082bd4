import { defineRouteConfig } from "@medusajs/admin-sdk"
import { AnswerList } from "../../../components/surveys/answer-list"
import { PERIODS, SURVEY_KINDS } from "../../../components/surveys/survey-kinds"
import { SurveySummary } from "../../../components/surveys/survey-summary"
import { useListParams } from "../../../hooks/use-list-params"
import { useTranslate } from "../../../hooks/use-translate"

const SurveysPage = () => {
  const params = useListParams()
  const [askedSurvey] = params.all("survey")
  const [askedPeriod] = params.all("period")
  const survey = SURVEY_KINDS.find((kind) => kind === askedSurvey) ?? "nps"
  const period = PERIODS.find((days) => days === askedPeriod) ?? "90"
  return (
    <div className="flex flex-col gap-y-3">
      <SurveySummary
        survey={survey}
        onSurvey={(value) => params.filter("survey", [value])}
        period={period}
        onPeriod={(value) => params.filter("period", [value])}
      />
      <AnswerList params={params} survey={survey} period={period} />
    </div>
  )
}

const Breadcrumb = () => {
  const { t } = useTranslate()
  return <>{t("menu.surveys")}</>
}

export const handle = { breadcrumb: () => <Breadcrumb /> }

export const config = defineRouteConfig({
  label: "menu.surveys",
  translationNs: "postPurchase",
})

export default SurveysPage
