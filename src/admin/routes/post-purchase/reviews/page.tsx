import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Container } from "@medusajs/ui"
import { ReviewList } from "../../../components/reviews/review-list"
import { useTranslate } from "../../../hooks/use-translate"

const ReviewsPage = () => (
  <Container className="divide-y p-0">
    <ReviewList />
  </Container>
)

const Breadcrumb = () => {
  const { t } = useTranslate()
  return <>{t("menu.reviews")}</>
}

export const handle = { breadcrumb: () => <Breadcrumb /> }

export const config = defineRouteConfig({
  label: "menu.reviews",
  translationNs: "postPurchase",
})

export default ReviewsPage
