import { ArrowDownTray, ClockSolid, PlayMiniSolid, Trash } from "@medusajs/icons"
import { Badge, toast } from "@medusajs/ui"
import { useRef, useState } from "react"
import type { AdminContact } from "../../../types/http"
import { useExportContact, useUpdateContact } from "../../hooks/api/contacts"
import { useMoments } from "../../hooks/use-moments"
import { useNames } from "../../hooks/use-names"
import { useTranslate } from "../../hooks/use-translate"
import { saveFile } from "../../lib/download"
import { ActionMenu } from "../section/action-menu"
import { QuietLink } from "../section/quiet-link"
import { Section } from "../section/section"
import { SectionRow } from "../section/section-row"
import { SuppressionBadge } from "../suppressions/suppression-badge"
import { DetailsDrawer } from "./details-drawer"
import { EraseDrawer } from "./erase-drawer"
import { PauseDrawer } from "./pause-drawer"
import { isPaused } from "./topics"

/** Who it is, and what can be done for them. */
export const ContactHeader = ({ contact }: { contact: AdminContact }) => {
  const { t } = useTranslate()
  const { day, moment } = useMoments()
  const { country, language } = useNames()
  const [open, setOpen] = useState<"pause" | "erase" | null>(null)
  const menuButton = useRef<HTMLButtonElement>(null)
  const exporting = useExportContact(contact.id, {
    onSuccess: (data) => {
      // Files are passed on: their names must not name the person.
      const name = `${contact.id}.json`
      saveFile(name, JSON.stringify(data, null, 2), "application/json")
      toast.success(t("contacts.exported", { name }))
    },
    onError: (error) =>
      toast.error(t("contacts.exportFailed"), { description: error.message }),
  })
  const ending = useUpdateContact(contact.id, {
    onSuccess: () => toast.success(t("contacts.pauseEnded")),
    onError: (error) =>
      toast.error(t("common.saveFailed"), { description: error.message }),
  })
  const drawer = (name: "pause" | "erase") => ({
    contact,
    isOpen: open === name,
    onOpenChange: (isOpen: boolean) => setOpen(isOpen ? name : null),
    returnFocus: () => menuButton.current?.focus(),
  })

  return (
    <Section
      level="h1"
      title={contact.email}
      description={t("contacts.knownSince", { day: day(contact.created_at) })}
      actions={
        <>
          <DetailsDrawer contact={contact} />
          <ActionMenu
            ref={menuButton}
            groups={[
              [
                isPaused(contact)
                  ? {
                      label: t("contacts.endPause"),
                      icon: <PlayMiniSolid />,
                      isDisabled: ending.isPending,
                      onClick: () => ending.mutate({ paused_until: null }),
                    }
                  : {
                      label: t("contacts.pause"),
                      icon: <ClockSolid />,
                      onClick: () => setOpen("pause"),
                    },
                {
                  label: t("contacts.export"),
                  icon: <ArrowDownTray />,
                  isDisabled: exporting.isPending,
                  onClick: () => exporting.mutate(),
                },
              ],
              [
                {
                  label: t("contacts.erase"),
                  icon: <Trash />,
                  onClick: () => setOpen("erase"),
                },
              ],
            ]}
          />
        </>
      }
    >
      <dl className="divide-y">
        {contact.suppressions.length > 0 && (
          <SectionRow label={t("contacts.suppressed")}>
            <span className="flex flex-wrap gap-1">
              {contact.suppressions.map((reason) => (
                <SuppressionBadge key={reason} reason={reason} />
              ))}
            </span>
          </SectionRow>
        )}
        {isPaused(contact) && contact.paused_until && (
          <SectionRow label={t("contacts.paused")}>
            <Badge size="2xsmall" color="orange">
              {t("contacts.until", { day: moment(contact.paused_until) })}
            </Badge>
          </SectionRow>
        )}
        <SectionRow label={t("contacts.frequency.label")}>
          {t(`contacts.frequency.${contact.frequency}`)}
        </SectionRow>
        <SectionRow label={t("contacts.language")}>
          {contact.locale && `${language(contact.locale)} (${contact.locale})`}
        </SectionRow>
        <SectionRow label={t("contacts.timeZone")}>
          {contact.time_zone?.replaceAll("_", " ") ?? t("contacts.storeTimeZone")}
        </SectionRow>
        <SectionRow label={t("contacts.country")}>
          {contact.country_code && country(contact.country_code)}
        </SectionRow>
        <SectionRow label={t("contacts.customer")}>
          {contact.customer_id ? (
            <QuietLink to={`/customers/${contact.customer_id}`}>
              {t("contacts.openCustomer")}
            </QuietLink>
          ) : (
            t("contacts.guest")
          )}
        </SectionRow>
      </dl>
      <PauseDrawer {...drawer("pause")} />
      <EraseDrawer {...drawer("erase")} />
    </Section>
  )
}
