import { CheckCircle } from "@medusajs/icons"
import type { AdminSuppression } from "../../../types/http"
import { useMoments } from "../../hooks/use-moments"
import { useTranslate } from "../../hooks/use-translate"
import { EmptyState } from "../section/empty-state"
import { Section } from "../section/section"
import { LiftButton } from "../suppressions/lift-button"
import { SuppressionBadge } from "../suppressions/suppression-badge"

/** Why somebody is, or was, not written to. */
export const SuppressionSection = ({ log }: { log: AdminSuppression[] }) => {
  const { t } = useTranslate()
  return (
    <Section title={t("suppressions.ofContact")}>
      {log.length === 0 ? (
        <EmptyState
          icon={<CheckCircle />}
          title={t("suppressions.noneOfContact")}
          text={t("suppressions.noneOfContactText")}
        />
      ) : (
        <ul className="divide-y">
          {log.map((suppression) => (
            <SuppressionRow key={suppression.id} suppression={suppression} />
          ))}
        </ul>
      )}
    </Section>
  )
}

const SuppressionRow = ({ suppression }: { suppression: AdminSuppression }) => {
  const { t } = useTranslate()
  const { day } = useMoments()
  const { reason, detail, suppressed_at, lifted_at } = suppression
  return (
    <li className="flex items-start justify-between gap-x-4 px-6 py-4">
      <div className="flex min-w-0 flex-col items-start gap-y-1">
        <SuppressionBadge reason={reason} isLifted={lifted_at !== null} />
        <p className="txt-compact-small text-ui-fg-subtle">
          {lifted_at
            ? t("suppressions.fromUntil", {
                from: day(suppressed_at),
                until: day(lifted_at),
              })
            : t("suppressions.since", { day: day(suppressed_at) })}
        </p>
        {detail && (
          <p className="txt-small text-ui-fg-subtle break-words text-pretty">{detail}</p>
        )}
      </div>
      {!lifted_at && <LiftButton suppression={suppression} />}
    </li>
  )
}
