import { Container, Text } from "@medusajs/ui"
import { useReviews } from "../../hooks/api/reviews"
import { useTranslate } from "../../hooks/use-translate"
import { QuietLink } from "../section/quiet-link"

/** How many reviews wait, and the way to them. */
export const ReviewsNotice = () => {
  const { t } = useTranslate()
  const { data } = useReviews({ state: ["pending"], limit: 1 })
  if (!data) {
    return null
  }
  const { count } = data
  return (
    <Container
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-6 py-3"
      role="region"
      aria-label={t("reviews.title")}
      data-post-purchase=""
    >
      <Text size="small">
        {count > 0 ? t("reviews.waiting", { count }) : t("reviews.title")}
      </Text>
      <Text size="small">
        <QuietLink to={`/post-purchase/reviews${count > 0 ? "?state=pending" : ""}`}>
          {t(count > 0 ? "reviews.read" : "reviews.open")}
        </QuietLink>
      </Text>
    </Container>
  )
}
