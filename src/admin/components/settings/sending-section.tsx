import type { AdminSettingsResponse } from "../../../types/http"
import { useNames } from "../../hooks/use-names"
import { useTranslate } from "../../hooks/use-translate"
import { Section } from "../section/section"
import { SectionRow } from "../section/section-row"
import { SendingDrawer } from "./sending-drawer"

const ALL_WEEK = 7

type SendingSectionProps = { settings: AdminSettingsResponse["settings"] }

export const SendingSection = ({ settings }: SendingSectionProps) => {
  const { t } = useTranslate()
  const { weekday, list } = useNames()
  const { quiet_hours: quiet, preferred, cap } = settings.sending

  return (
    <Section
      anchor="sending"
      title={t("sending.title")}
      description={t("sending.description", {
        zone: settings.time_zone.replaceAll("_", " "),
      })}
      actions={<SendingDrawer sending={settings.sending} />}
    >
      <dl className="divide-y">
        <SectionRow label={t("sending.quietHours")}>
          {quiet ? t("sending.times", quiet) : t("sending.off")}
        </SectionRow>
        <SectionRow label={t("sending.preferred")}>
          {preferred
            ? t("sending.daysAndTimes", {
                days:
                  preferred.weekdays.length === ALL_WEEK
                    ? t("sending.everyDay")
                    : list(preferred.weekdays.toSorted().map(weekday)),
                times: t("sending.times", {
                  from: preferred.from,
                  until: preferred.until,
                }),
              })
            : t("sending.anyTime")}
        </SectionRow>
        <SectionRow label={t("sending.cap")}>
          {cap
            ? t("sending.capValue", {
                count: cap.messages,
                days: t("common.inDays", { count: cap.days }),
              })
            : t("sending.noCap")}
        </SectionRow>
      </dl>
    </Section>
  )
}
