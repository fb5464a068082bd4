import { Alert, Skeleton, Tabs, Text, clx } from "@medusajs/ui"
import { useState } from "react"
import { useTranslate } from "../../hooks/use-translate"
import { DeviceSwitch } from "../mail/device-switch"
import { type Device, MailCanvas } from "../mail/mail-canvas"
import { MailFacts } from "../mail/mail-facts"
import { MailText } from "../mail/mail-text"

type Mail = { subject: string; html: string; text: string }

type MailPreviewProps = {
  /** Undefined while there is none. */
  mail: Mail | undefined
  /** Lines above the mail besides its subject. */
  facts?: [label: string, value: string][]
  error?: Error | null
  /** What is shown is older than what was typed. */
  isBehind?: boolean
  /** Something to say above the mail. */
  note?: string
  /** What is made up in it. */
  madeUp?: string
  /** Fills its parent instead of having a height of its own. */
  isFilling?: boolean
}

/** A mail in its two forms, wide or narrow, light or dark. */
export const MailPreview = ({
  mail,
  facts = [],
  error,
  isBehind = false,
  note,
  madeUp,
  isFilling,
}: MailPreviewProps) => {
  const { t } = useTranslate()
  const [device, setDevice] = useState<Device>("desktop")
  const [isDark, setDark] = useState(false)
  return (
    <Tabs
      defaultValue="html"
      className={clx("flex flex-col border-t", isFilling && "min-h-0 flex-1")}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-3">
        <Tabs.List>
          <Tabs.Trigger value="html">{t("preview.html")}</Tabs.Trigger>
          <Tabs.Trigger value="text">{t("preview.text")}</Tabs.Trigger>
        </Tabs.List>
        <div className="flex items-center gap-x-3">
          <Text size="xsmall" className="text-ui-fg-subtle" role="status">
            {isBehind ? t("preview.updating") : (note ?? "")}
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
      {mail && (
        <div className="border-t">
          <MailFacts facts={[...facts, [t("preview.subject"), mail.subject]]} />
        </div>
      )}
      <div
        className={clx(
          "bg-ui-bg-subtle border-t p-4 sm:p-6",
          isFilling ? "min-h-0 flex-1" : "h-[680px] rounded-b-lg",
          "transition-opacity",
          mail && isBehind && "opacity-80"
        )}
        aria-busy={isBehind}
      >
        <Tabs.Content value="html" className="h-full">
          {mail ? (
            <div className="flex h-full flex-col gap-y-3">
              {madeUp && (
                <Text size="small" className="text-ui-fg-subtle text-pretty text-center">
                  {madeUp}
                </Text>
              )}
              <div className="min-h-0 flex-1">
                <MailCanvas
                  html={mail.html}
                  title={t("preview.frameTitle", { subject: mail.subject })}
                  {...{ device, isDark }}
                />
              </div>
            </div>
          ) : (
            !error && <Skeleton className="mx-auto h-full w-full max-w-[720px]" />
          )}
        </Tabs.Content>
        <Tabs.Content value="text" className="h-full">
          {mail && <MailText text={mail.text} label={t("preview.text")} />}
        </Tabs.Content>
      </div>
    </Tabs>
  )
}
