import { Badge, Heading, Text } from "@medusajs/ui"
import { useId } from "react"
import type { AdminReviewResponse } from "../../../types/http"
import { useMoments } from "../../hooks/use-moments"
import { useTranslate } from "../../hooks/use-translate"
import { ReviewWords } from "./review-words"

type Review = AdminReviewResponse["review"]

/** The versions before the latest one, and what was decided about each. */
export const ReviewHistory = ({ review }: { review: Review }) => {
  const { t } = useTranslate()
  const { moment } = useMoments()
  const id = useId()
  const earlier = review.versions.filter(({ version }) => version !== review.version)
  if (earlier.length === 0) {
    return null
  }
  return (
    <section aria-labelledby={id} className="flex flex-col gap-y-3">
      <Heading level="h2" id={id}>
        {t("reviews.history")}
      </Heading>
      <ol className="shadow-borders-base divide-y rounded-lg">
        {earlier.map((version) => (
          <li key={version.version} className="flex flex-col gap-y-2 px-4 py-3">
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Text as="span" size="small" weight="plus">
                {t("reviews.version", { version: version.version })}
              </Text>
              <Badge size="2xsmall">{t(`reviews.stateName.${version.state}`)}</Badge>
              {version.version === review.published_version && (
                <Badge size="2xsmall" color="green">
                  {t("reviews.publicVersion")}
                </Badge>
              )}
              <time
                dateTime={version.written_at}
                className="txt-compact-small text-ui-fg-subtle"
              >
                {moment(version.written_at)}
              </time>
            </div>
            <ReviewWords words={version} />
            {version.rejection_reason && (
              <Text size="small" className="text-ui-fg-subtle">
                {t(`reviews.reason.${version.rejection_reason}.title`)}
              </Text>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
