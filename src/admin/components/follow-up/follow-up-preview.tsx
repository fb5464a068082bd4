import { Alert, Skeleton, Tabs, Text, clx } from "@medusajs/ui"
import { useState } from "react"
import type { AdminFollowUpDraft } from "../../../types/http"
import { useFollowUpPreview } from "../../hooks/api/follow-ups"
import { useDebounced } from "../../hooks/use-debounced"
import { useTranslate } from "../../hooks/use-translate"
import { DeviceSwitch } from "../mail/device-switch"
import { type Device, MailCanvas } from "../mail/mail-canvas"
import { MailFacts } from "../mail/mail-facts"
import { MailText } from "../mail/mail-text"

/** @param draft - keep the reference while nothing changes */
export const FollowUpPreview = ({ draft }: { draft: AdminFollowUpDraft }) => {
  const { t } = useTranslate()
  const [device, setDevice] = useState<Device>("desktop")
  const [isDark, setDark] = useState(false)
  const settled = useDebounced(draft, 350)
  const { data, error, isFetching } = useFollowUpPreview(settled)
  const preview = data?.preview
  const isBehind = isFetching || settled !== draft

  return (
    <Tabs
      defaultValue="html"
      className="flex h-full min-h-0 flex-col"
      data-preview=""
      aria-label={t("preview.title")}
    >
      <div className="flex items-center justify-between gap-x-4 px-6 py-3">
        <Tabs.List>
          <Tabs.Trigger value="html">{t("preview.html")}</Tabs.Trigger>
          <Tabs.Trigger value="text">{t("preview.text")}</Tabs.Trigger>
        </Tabs.List>
        <div className="flex items-center gap-x-3">
          <Text size="xsmall" className="text-ui-fg-subtle" role="status">
            {isBehind ? t("preview.updating") : ""}
          </Text>
          <DeviceSwitch {...{ device, isDark }} onDevice={setDevice} onDark={setDark} />
        </div>
      </div>
      {error && (
        <div className="px-6 pb-4">
          <Alert variant="error" role="alert">
            {`${t("preview.failed")}: ${error.message}`}
          </Alert>
        </div>
      )}
      {preview && (
        <div className="border-t">
          <MailFacts
            facts={[
              [t("preview.from"), preview.from ?? t("preview.noFrom")],
              [t("viewer.to"), preview.to],
              [t("preview.subject"), preview.subject],
            ]}
          />
        </div>
      )}
      <div
        className={clx(
          "bg-ui-bg-subtle min-h-0 flex-1 border-t p-4 transition-opacity sm:p-6",
          preview && isBehind && "opacity-80"
        )}
        aria-busy={isBehind}
      >
        <Tabs.Content value="html" className="h-full">
          {preview ? (
            <MailCanvas
              html={preview.html}
              title={t("preview.frameTitle", { subject: preview.subject })}
              {...{ device, isDark }}
            />
          ) : (
            !error && <Skeleton className="mx-auto h-full w-full max-w-[720px]" />
          )}
        </Tabs.Content>
        <Tabs.Content value="text" className="h-full">
          {preview && <MailText text={preview.text} label={t("preview.text")} />}
        </Tabs.Content>
      </div>
    </Tabs>
  )
}
