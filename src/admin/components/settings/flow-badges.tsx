import { Badge, Tooltip } from "@medusajs/ui"
import type { AdminFlow } from "../../../types/http"
import { useTranslate } from "../../hooks/use-translate"

export const PurposeBadge = ({ purpose }: Pick<AdminFlow, "purpose">) => {
  const { t } = useTranslate()
  const isMarketing = purpose === "marketing"
  return (
    <Tooltip content={t(isMarketing ? "flows.marketingHint" : "flows.transactionalHint")}>
      <Badge size="2xsmall" color={isMarketing ? "purple" : "blue"}>
        {t(isMarketing ? "flows.marketing" : "flows.transactional")}
      </Badge>
    </Tooltip>
  )
}

export const TopicBadge = ({ topic }: { topic: NonNullable<AdminFlow["topic"]> }) => {
  const { t } = useTranslate()
  return (
    <Tooltip content={t("flows.topicHint")}>
      <Badge size="2xsmall">{t(`topics.${topic}.title`)}</Badge>
    </Tooltip>
  )
}
