import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Container } from "@medusajs/ui"
import { MarketingNotice } from "../../../components/marketing/marketing-notice"
import { LoadError } from "../../../components/section/load-error"
import { SectionSkeleton } from "../../../components/section/section-skeleton"
import { FlowsSection } from "../../../components/settings/flows-section"
import { useFlows } from "../../../hooks/api/flows"
import { useTranslate } from "../../../hooks/use-translate"

const FlowsPage = () => {
  const { data, error, refetch } = useFlows()
  if (error && !data) {
    return (
      <Container className="p-0">
        <LoadError error={error} onRetry={() => void refetch()} />
      </Container>
    )
  }
  if (!data) {
    return <SectionSkeleton rows={6} />
  }
  return (
    <div className="flex flex-col gap-y-3">
      <MarketingNotice />
      <FlowsSection flows={data.flows} level="h1" />
    </div>
  )
}

const Breadcrumb = () => {
  const { t } = useTranslate()
  return <>{t("menu.flows")}</>
}

export const handle = { breadcrumb: () => <Breadcrumb /> }

export const config = defineRouteConfig({
  label: "menu.flows",
  translationNs: "postPurchase",
})

export default FlowsPage
