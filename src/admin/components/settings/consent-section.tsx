import type { AdminSettingsResponse } from "../../../types/http"
import { useSalesChannels } from "../../hooks/api/sales-channels"
import { useNames } from "../../hooks/use-names"
import { useTranslate } from "../../hooks/use-translate"
import { Section } from "../section/section"
import { SectionRow } from "../section/section-row"
import { ConsentDrawer } from "./consent-drawer"

type ConsentSectionProps = { consent: AdminSettingsResponse["settings"]["consent"] }

export const ConsentSection = ({ consent }: ConsentSectionProps) => {
  const { t } = useTranslate()
  const { country, list } = useNames()
  const { data } = useSalesChannels()
  const channels = Object.entries(consent.channels)
  const channelName = (id: string) =>
    data?.sales_channels.find((channel) => channel.id === id)?.name ?? id

  return (
    <Section
      anchor="consent"
      title={t("consent.title")}
      description={t("consent.description")}
      actions={<ConsentDrawer consent={consent} />}
    >
      <dl className="divide-y">
        <SectionRow label={t("consent.modeLabel")}>
          <span className="text-ui-fg-base">
            {t(`consent.mode.${consent.mode}.title`)}
          </span>
          <span className="mt-1 block text-pretty">
            {t(`consent.mode.${consent.mode}.text`)}
          </span>
        </SectionRow>
        <SectionRow label={t("consent.channels")}>
          {channels.length === 0 ? (
            t("consent.channelsNone")
          ) : (
            <ul className="flex flex-col gap-y-1">
              {channels.map(([id, mode]) => (
                <li key={id}>
                  {t("consent.channelMode", {
                    channel: channelName(id),
                    mode: t(`consent.mode.${mode}.title`),
                  })}
                </li>
              ))}
            </ul>
          )}
        </SectionRow>
        <SectionRow label={t("consent.strictCountries")}>
          {consent.strict_countries.length === 0
            ? t("consent.countriesNone")
            : list(consent.strict_countries.map(country))}
        </SectionRow>
      </dl>
    </Section>
  )
}
