import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Container } from "@medusajs/ui"
import { MarketingNotice } from "../../../components/marketing/marketing-notice"
import { SuppressionList } from "../../../components/suppressions/suppression-list"
import { useTranslate } from "../../../hooks/use-translate"

const SuppressionsPage = () => (
  <div className="flex flex-col gap-y-3">
    <MarketingNotice />
    <Container className="divide-y p-0">
      <SuppressionList />
    </Container>
  </div>
)

const Breadcrumb = () => {
  const { t } = useTranslate()
  return <>{t("menu.suppressions")}</>
}

export const handle = { breadcrumb: () => <Breadcrumb /> }

export const config = defineRouteConfig({
  label: "menu.suppressions",
  translationNs: "postPurchase",
})

export default SuppressionsPage
