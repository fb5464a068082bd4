import type { AdminReview } from "../../../types/http"
import { useMoments } from "../../hooks/use-moments"
import { useTranslate } from "../../hooks/use-translate"
import { isErased } from "../contacts/topics"
import { QuietLink } from "../section/quiet-link"
import { SectionRow } from "../section/section-row"

/** Where a review comes from, and what was decided. */
export const ReviewFacts = ({ review }: { review: AdminReview }) => {
  const { t } = useTranslate()
  const { moment } = useMoments()
  const { email, rejection_reason, rejection_note } = review
  return (
    <dl className="shadow-borders-base divide-y rounded-lg">
      <SectionRow label={t("reviews.facts.order")}>
        <QuietLink to={`/orders/${review.order_id}`}>
          {t("reviews.facts.openOrder")}
        </QuietLink>
      </SectionRow>
      <SectionRow label={t("reviews.facts.email")}>
        {isErased(email) ? (
          t("reviews.erased")
        ) : (
          <QuietLink to={`/post-purchase?q=${encodeURIComponent(email)}`}>
            {email}
          </QuietLink>
        )}
      </SectionRow>
      <SectionRow label={t("reviews.facts.source")}>
        {t(`reviews.source.${review.source}`)}
      </SectionRow>
      <SectionRow label={t("reviews.facts.incentive")}>
        {review.incentive ?? t("reviews.facts.noIncentive")}
      </SectionRow>
      <SectionRow label={t("reviews.facts.submitted")}>
        {moment(review.submitted_at)}
      </SectionRow>
      {review.version > 1 && (
        <SectionRow label={t("reviews.facts.edited")}>
          {moment(review.edited_at)}
        </SectionRow>
      )}
      {review.decided_at && (
        <SectionRow label={t("reviews.facts.decided")}>
          {moment(review.decided_at)}
        </SectionRow>
      )}
      {rejection_reason && (
        <SectionRow label={t("reviews.reasonLabel")}>
          {t(`reviews.reason.${rejection_reason}.title`)}
        </SectionRow>
      )}
      {rejection_note && (
        <SectionRow label={t("reviews.note")}>{rejection_note}</SectionRow>
      )}
    </dl>
  )
}
