import type { AdminSettingsResponse } from "../../../types/http"
import { useNames } from "../../hooks/use-names"
import { useTranslate } from "../../hooks/use-translate"
import { Section } from "../section/section"
import { SectionRow } from "../section/section-row"
import { OrdersDrawer } from "./orders-drawer"

export const OrdersSection = ({
  settings,
}: {
  settings: AdminSettingsResponse["settings"]
}) => {
  const { t } = useTranslate()
  const { language } = useNames()
  return (
    <Section
      title={t("orders.title")}
      description={t("orders.description")}
      actions={<OrdersDrawer settings={settings} />}
    >
      <dl className="divide-y">
        <SectionRow label={t("orders.orderUrl")}>
          {settings.order_url ? (
            <span className="break-all">{settings.order_url}</span>
          ) : (
            <span className="text-ui-fg-subtle">{t("orders.orderUrlMissing")}</span>
          )}
        </SectionRow>
        <SectionRow label={t("orders.locale")}>
          {`${language(settings.default_locale)} (${settings.default_locale})`}
        </SectionRow>
        <SectionRow label={t("orders.timeZone")}>
          {settings.time_zone.replaceAll("_", " ")}
        </SectionRow>
        <SectionRow label={t("orders.retention")}>
          {t("orders.days", { count: settings.payload_retention_days })}
        </SectionRow>
      </dl>
    </Section>
  )
}
