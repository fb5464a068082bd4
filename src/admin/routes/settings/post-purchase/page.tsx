import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Container } from "@medusajs/ui"
import { useMarketingActions } from "../../../components/marketing/use-marketing-actions"
import { ActionMenu } from "../../../components/section/action-menu"
import { BrandSection } from "../../../components/settings/brand-section"
import { ConsentSection } from "../../../components/settings/consent-section"
import { FlowsSection } from "../../../components/settings/flows-section"
import { HealthSection } from "../../../components/settings/health-section"
import { LinksSection } from "../../../components/settings/links-section"
import { MeasuringSection } from "../../../components/settings/measuring-section"
import { OrdersSection } from "../../../components/settings/orders-section"
import { SenderSection } from "../../../components/settings/sender-section"
import { SendingSection } from "../../../components/settings/sending-section"
import { SurveysSection } from "../../../components/settings/surveys-section"
import { PreviewSection } from "../../../components/preview/preview-section"
import { LoadError } from "../../../components/section/load-error"
import { Section } from "../../../components/section/section"
import { SectionSkeleton } from "../../../components/section/section-skeleton"
import { useFlows } from "../../../hooks/api/flows"
import { useHealth } from "../../../hooks/api/health"
import { useMarketing } from "../../../hooks/api/marketing"
import { useSettings } from "../../../hooks/api/settings"
import { useAnchor } from "../../../hooks/use-anchor"
import { useTranslate } from "../../../hooks/use-translate"

const PostPurchaseSettingsPage = () => {
  const { t } = useTranslate()
  const settings = useSettings()
  const flows = useFlows()
  const health = useHealth()
  const marketing = useMarketing()
  const marketingActions = useMarketingActions()
  useAnchor(Boolean(settings.data && flows.data))
  const error = settings.error ?? flows.error

  if (error) {
    const retry = () => void Promise.all([settings.refetch(), flows.refetch()])
    return (
      <Container className="p-0">
        <LoadError error={error} onRetry={retry} />
      </Container>
    )
  }
  if (!settings.data || !flows.data) {
    return (
      <div className="flex flex-col gap-y-3">
        <SectionSkeleton rows={0} />
        <SectionSkeleton rows={4} />
        <SectionSkeleton rows={6} />
      </div>
    )
  }

  return (
    <div className="flex flex-col gap-y-3">
      <Section
        level="h1"
        title={t("settings.title")}
        description={t("settings.description")}
        actions={<ActionMenu groups={[marketingActions]} />}
      />
      {health.data && (
        <HealthSection
          health={health.data.health}
          marketing={marketing.data?.marketing}
        />
      )}
      <FlowsSection flows={flows.data.flows} />
      <SenderSection {...settings.data} />
      <BrandSection brand={settings.data.settings.brand} flows={flows.data.flows} />
      <OrdersSection settings={settings.data.settings} />
      <LinksSection publicUrl={settings.data.settings.public_url} />
      <ConsentSection consent={settings.data.settings.consent} />
      <SendingSection settings={settings.data.settings} />
      <MeasuringSection
        settings={settings.data.settings}
        marketing={marketing.data?.marketing}
      />
      <SurveysSection surveys={settings.data.settings.surveys} />
      <PreviewSection flows={flows.data.flows} />
    </div>
  )
}

const Breadcrumb = () => {
  const { t } = useTranslate()
  return <>{t("menu.settings")}</>
}

export const handle = { breadcrumb: () => <Breadcrumb /> }

export const config = defineRouteConfig({
  label: "menu.settings",
  translationNs: "postPurchase",
})

export default PostPurchaseSettingsPage
