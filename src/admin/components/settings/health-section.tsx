import type { AdminHealth, AdminMarketingResponse } from "../../../types/http"
import { useTranslate } from "../../hooks/use-translate"
import { MarketingFindings, hasMarketingFindings } from "../marketing/marketing-findings"
import { Finding } from "../section/finding"
import { Section } from "../section/section"
import { HealthReview } from "./health-review"

type HealthSectionProps = {
  health: AdminHealth
  /** Undefined until it is known. */
  marketing: AdminMarketingResponse["marketing"] | undefined
}

/** What an admin should look at; nothing at all while all is well. */
export const HealthSection = ({ health, marketing }: HealthSectionProps) => {
  const { t } = useTranslate()
  const { unknown, failed, overdue, blocked } = health
  const isMarketingWell = !marketing || !hasMarketingFindings(marketing)
  if (!unknown && !failed && !overdue && blocked.length === 0 && isMarketingWell) {
    return null
  }

  return (
    <Section title={t("health.title")}>
      <ul className="divide-y">
        {marketing && <MarketingFindings marketing={marketing} />}
        {unknown > 0 && (
          <Finding
            title={t("health.unknown", { count: unknown })}
            text={t("health.unknownText")}
            action={<HealthReview state="unknown" title={t("health.reviewUnknown")} />}
          />
        )}
        {blocked.map(({ messages, attempts, error }) => (
          <Finding
            key={error}
            isError
            title={t("health.blocked", { count: messages, attempts })}
            text={error}
          />
        ))}
        {failed > 0 && (
          <Finding
            isError
            title={t("health.failed", { count: failed })}
            text={t("health.failedText")}
            action={<HealthReview state="failed" title={t("health.reviewFailed")} />}
          />
        )}
        {overdue > 0 && (
          <Finding
            title={t("health.overdue", { count: overdue })}
            text={t("health.overdueText")}
          />
        )}
      </ul>
    </Section>
  )
}
