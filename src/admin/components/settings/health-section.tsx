import type { AdminHealth } from "../../../types/http"
import { ExclamationCircleSolid, XCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useProviderName } from "../../hooks/use-provider-name"
import { useTranslate } from "../../hooks/use-translate"
import { Section } from "../section/section"
import { HealthReview } from "./health-review"

/** What an admin should look at; nothing at all while all is well. */
export const HealthSection = ({ health }: { health: AdminHealth }) => {
  const { t } = useTranslate()
  const providerName = useProviderName()
  const { unknown, failed, overdue, blocked } = health
  if (!unknown && !failed && !overdue && blocked.length === 0) {
    return null
  }

  return (
    <Section title={t("health.title")}>
      <ul className="divide-y">
        {unknown > 0 && (
          <Finding
            title={t("health.unknown", { count: unknown })}
            text={t("health.unknownText")}
            action={<HealthReview state="unknown" title={t("health.reviewUnknown")} />}
          />
        )}
        {blocked.map((batch) => (
          <Finding
            key={batch.batch_id}
            isError
            title={t("health.blocked", {
              provider: providerName(batch.provider),
              count: batch.attempts,
            })}
            text={batch.error}
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

type FindingProps = { title: string; text: string; isError?: boolean; action?: ReactNode }

const Finding = ({ title, text, isError = false, action }: FindingProps) => (
  <li className="grid grid-cols-[20px_1fr_auto] items-start gap-x-2 px-6 py-4">
    <span className="flex size-5 items-center justify-center">
      {isError ? (
        <XCircleSolid className="text-ui-tag-red-icon" />
      ) : (
        <ExclamationCircleSolid className="text-ui-tag-orange-icon" />
      )}
    </span>
    <div className="min-w-0">
      <Text size="small" leading="compact" weight="plus" className="leading-5">
        {title}
      </Text>
      <Text size="small" className="text-ui-fg-subtle text-pretty break-words">
        {text}
      </Text>
    </div>
    {action}
  </li>
)
