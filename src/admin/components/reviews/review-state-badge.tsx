import { Badge } from "@medusajs/ui"
import type { AdminReview } from "../../../types/http"
import { useTranslate } from "../../hooks/use-translate"

export const REVIEW_STATES: AdminReview["state"][] = ["pending", "published", "rejected"]

const COLORS = { pending: "orange", published: "green", rejected: "red" } as const

type ReviewStateBadgeProps = {
  review: Pick<AdminReview, "state" | "version" | "published_version">
}

/** Where the latest version stands, and whether the public sees an earlier one. */
export const ReviewStateBadge = ({ review }: ReviewStateBadgeProps) => {
  const { t } = useTranslate()
  const { state, version, published_version } = review
  return (
    <span className="flex flex-wrap items-center gap-1">
      <Badge size="2xsmall" color={COLORS[state]}>
        {t(`reviews.stateName.${state}`)}
      </Badge>
      {published_version !== null && published_version !== version && (
        <Badge size="2xsmall">{t("reviews.stillPublic")}</Badge>
      )}
    </span>
  )
}
