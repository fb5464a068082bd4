import type { AdminMarketingResponse, AdminSettingsResponse } from "../../../types/http"
import { useNames } from "../../hooks/use-names"
import { useTranslate } from "../../hooks/use-translate"
import { Section } from "../section/section"
import { SectionRow } from "../section/section-row"
import { MeasuringDrawer } from "./measuring-drawer"

type MeasuringSectionProps = {
  settings: AdminSettingsResponse["settings"]
  /** Undefined until it is known. */
  marketing: AdminMarketingResponse["marketing"] | undefined
}

export const MeasuringSection = ({ settings, marketing }: MeasuringSectionProps) => {
  const { t } = useTranslate()
  const { number, percent } = useNames()
  const { tracking, attribution, reputation } = settings
  const rates = Object.entries(attribution.exchange_rates)
  const days = (count: number) => t("common.inDays", { count })

  return (
    <Section
      anchor="measuring"
      title={t("measuring.title")}
      description={t("measuring.description")}
      actions={<MeasuringDrawer settings={settings} />}
    >
      <dl className="divide-y">
        <SectionRow label={t("measuring.tracking")}>
          <span className="text-ui-fg-base">
            {t(`measuring.mode.${tracking.mode}.title`)}
          </span>
          <span className="mt-1 block text-pretty">
            {tracking.mode === "individual" && tracking.requires_consent
              ? t("measuring.withConsent")
              : t(`measuring.mode.${tracking.mode}.text`)}
          </span>
        </SectionRow>
        <SectionRow label={t("measuring.transactional")}>
          {t(
            tracking.transactional && tracking.mode !== "off"
              ? "measuring.measured"
              : "measuring.notMeasured"
          )}
        </SectionRow>
        <SectionRow label={t("measuring.attribution")}>
          {t("measuring.windowValue", { days: days(attribution.window_days) })}
        </SectionRow>
        <SectionRow label={t("measuring.baseCurrency")}>
          <span className="flex flex-col gap-y-1">
            <span>
              {attribution.base_currency?.toUpperCase() ?? t("measuring.baseCurrencyOwn")}
            </span>
            {rates.map(([currency, rate]) => (
              <span key={currency}>
                {t("measuring.rateValue", {
                  currency: currency.toUpperCase(),
                  rate: number(rate),
                  base:
                    attribution.base_currency?.toUpperCase() ??
                    t("measuring.baseCurrencyShort"),
                })}
              </span>
            ))}
          </span>
        </SectionRow>
        <SectionRow label={t("measuring.complaints")}>
          <span className="flex flex-col gap-y-1">
            <span className="text-pretty">
              {t("measuring.complaintsValue", {
                count: reputation.complaint_minimum,
                rate: percent(reputation.complaint_rate),
                days: days(reputation.complaint_days),
              })}
            </span>
            {marketing && <ComplaintsNow marketing={marketing} />}
          </span>
        </SectionRow>
        <SectionRow label={t("measuring.bounces")}>
          {t("measuring.bouncesValue", {
            count: reputation.soft_bounces,
            days: days(reputation.soft_bounce_days),
          })}
        </SectionRow>
      </dl>
    </Section>
  )
}

const ComplaintsNow = ({
  marketing: { complaints, delivered, complaint_rate: rate },
}: {
  marketing: AdminMarketingResponse["marketing"]
}) => {
  const { t } = useTranslate()
  const { number, percent } = useNames()
  return (
    <span className="text-pretty">
      {rate === null
        ? t("measuring.nothingDelivered")
        : t("measuring.complaintsNow", {
            count: complaints,
            delivered: number(delivered),
            rate: percent(rate),
          })}
    </span>
  )
}
