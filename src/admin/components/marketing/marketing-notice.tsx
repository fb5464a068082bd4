import { Container } from "@medusajs/ui"
import { useMarketing } from "../../hooks/api/marketing"
import { useTranslate } from "../../hooks/use-translate"
import { MarketingFindings, hasMarketingFindings } from "./marketing-findings"

/** Stands above a page while no marketing mail leaves the store. */
export const MarketingNotice = () => {
  const { t } = useTranslate()
  const { data } = useMarketing()
  if (!data || !hasMarketingFindings(data.marketing)) {
    return null
  }
  return (
    <Container
      className="p-0"
      role="region"
      aria-label={t("health.title")}
      data-post-purchase=""
    >
      <ul className="divide-y">
        <MarketingFindings marketing={data.marketing} />
      </ul>
    </Container>
  )
}
