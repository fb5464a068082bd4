import { Skeleton, Text } from "@medusajs/ui"
import type { AdminSurveyFigure, AdminSurveySummary } from "../../../types/http"
import { useSurveySummary } from "../../hooks/api/surveys"
import { useNames } from "../../hooks/use-names"
import { useTranslate } from "../../hooks/use-translate"
import { SelectField } from "../form/select-field"
import { LoadError } from "../section/load-error"
import { Section } from "../section/section"
import { ScoreBars } from "./score-bars"
import {
  PERIODS,
  type Period,
  SURVEY_KINDS,
  type SurveyKind,
  sinceOf,
} from "./survey-kinds"

type SurveySummaryProps = {
  survey: SurveyKind
  onSurvey: (survey: SurveyKind) => void
  period: Period
  onPeriod: (period: Period) => void
}

/** What a survey came to, and how sure one can be of it. */
export const SurveySummary = ({
  survey,
  onSurvey,
  period,
  onPeriod,
}: SurveySummaryProps) => {
  const { t } = useTranslate()
  const { data, error, refetch } = useSurveySummary({
    survey,
    since: sinceOf(period, new Date()),
  })

  return (
    <Section level="h1" title={t("surveys.title")} description={t("surveys.description")}>
      <div className="px-6 py-4">
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:max-w-xl">
          <SelectField
            label={t("surveys.survey")}
            value={survey}
            options={SURVEY_KINDS.map((value) => ({
              value,
              label: t(`surveys.kind.${value}`),
            }))}
            onChange={onSurvey}
          />
          <SelectField
            label={t("surveys.period")}
            value={period}
            options={PERIODS.map((value) => ({
              value,
              label:
                value === "all"
                  ? t("surveys.always")
                  : t("surveys.lastDays", { count: Number(value) }),
            }))}
            onChange={onPeriod}
          />
        </div>
      </div>
      {error && !data && <LoadError error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <div className="px-6 py-4" aria-busy="true">
          <span className="sr-only">{t("common.loading")}</span>
          <Skeleton className="h-48 w-full" />
        </div>
      )}
      {data && <Figures summary={data.summary} />}
    </Section>
  )
}

const Figures = ({ summary }: { summary: AdminSurveySummary }) => {
  const { t } = useTranslate()
  const { number } = useNames()
  const { survey, invited, answered, response_rate, distribution } = summary
  return (
    <div className="grid grid-cols-1 gap-6 px-6 py-6 lg:grid-cols-2">
      <dl className="flex flex-col gap-y-6">
        <Headline summary={summary} />
        <div>
          <dt className="txt-compact-small-plus text-ui-fg-subtle">
            {t("surveys.responseRate")}
          </dt>
          <dd className="txt-small text-ui-fg-base mt-1 text-pretty">
            {response_rate ? (
              <>
                {t("surveys.responses", {
                  answered: number(answered),
                  invited: number(invited),
                })}
                {" – "}
                <ShareInWords figure={response_rate} />
              </>
            ) : (
              t("surveys.nobodyInvited")
            )}
          </dd>
        </div>
      </dl>
      {answered > 0 && <ScoreBars {...{ survey, distribution, answered }} />}
    </div>
  )
}

const Headline = ({ summary }: { summary: AdminSurveySummary }) => {
  const { t } = useTranslate()
  const { percent } = useNames()
  const { survey, nps, csat } = summary
  const whole = (value: number) =>
    `${value > 0 ? "+" : ""}${Math.round(value)}`.replace("-", "−")
  return (
    <div>
      <dt className="txt-compact-small-plus text-ui-fg-subtle">
        {t(`surveys.figure.${survey}`)}
      </dt>
      {nps && (
        <dd className="mt-1">
          <span className="text-ui-fg-base text-4xl font-medium tabular-nums">
            {whole(nps.value)}
          </span>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("surveys.npsInWords", {
              lower: whole(nps.lower),
              upper: whole(nps.upper),
            })}
          </Text>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("surveys.npsShares", {
              promoters: nps.promoters,
              passives: nps.passives,
              detractors: nps.detractors,
            })}
          </Text>
        </dd>
      )}
      {csat && (
        <dd className="mt-1">
          <span className="text-ui-fg-base text-4xl font-medium tabular-nums">
            {percent(Math.round(csat.value * 100) / 100)}
          </span>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            <ShareInWords figure={csat} />
          </Text>
        </dd>
      )}
      {!nps && !csat && (
        <dd className="txt-small text-ui-fg-subtle mt-1 text-pretty">
          {t("surveys.noAnswers")}
        </dd>
      )}
    </div>
  )
}

const ShareInWords = ({ figure }: { figure: AdminSurveyFigure }) => {
  const { t } = useTranslate()
  const { percent } = useNames()
  const whole = (share: number) => percent(Math.round(share * 100) / 100)
  return (
    <>
      {t("surveys.shareInWords", {
        value: whole(figure.value),
        lower: whole(figure.lower),
        upper: whole(figure.upper),
      })}
    </>
  )
}
