import { defineRouteConfig } from "@medusajs/admin-sdk"
import { PaperPlane } from "@medusajs/icons"
import { Container } from "@medusajs/ui"
import { ContactList } from "../../components/contacts/contact-list"
import { MarketingNotice } from "../../components/marketing/marketing-notice"
import { ReviewsNotice } from "../../components/reviews/reviews-notice"
import { useTranslate } from "../../hooks/use-translate"

const ContactsPage = () => (
  <div className="flex flex-col gap-y-3">
    <MarketingNotice />
    <ReviewsNotice />
    <Container className="divide-y p-0">
      <ContactList />
    </Container>
  </div>
)

const Breadcrumb = () => {
  const { t } = useTranslate()
  return <>{t("menu.main")}</>
}

export const handle = { breadcrumb: () => <Breadcrumb /> }

export const config = defineRouteConfig({
  label: "menu.main",
  translationNs: "postPurchase",
  icon: PaperPlane,
})

export default ContactsPage
