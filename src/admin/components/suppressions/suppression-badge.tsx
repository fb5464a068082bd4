import { Badge, Tooltip } from "@medusajs/ui"
import type { AdminSuppression } from "../../../types/http"
import { useTranslate } from "../../hooks/use-translate"

export type SuppressionReason = AdminSuppression["reason"]

export const SUPPRESSION_REASONS: SuppressionReason[] = [
  "unsubscribe",
  "complaint",
  "hard-bounce",
  "soft-bounces",
  "manual",
]

/** Those that stop order mails too. */
const STOPS_ALL: SuppressionReason[] = ["complaint", "hard-bounce", "soft-bounces"]

type SuppressionBadgeProps = { reason: SuppressionReason; isLifted?: boolean }

export const SuppressionBadge = ({ reason, isLifted = false }: SuppressionBadgeProps) => {
  const { t } = useTranslate()
  const stopsAll = STOPS_ALL.includes(reason)
  return (
    <Tooltip
      content={t(
        isLifted
          ? "suppressions.liftedHint"
          : stopsAll
            ? "suppressions.stopsAll"
            : "suppressions.stopsMarketing"
      )}
    >
      <Badge size="2xsmall" color={isLifted ? "grey" : stopsAll ? "red" : "orange"}>
        {t(`suppressions.reason.${reason}`)}
      </Badge>
    </Tooltip>
  )
}
