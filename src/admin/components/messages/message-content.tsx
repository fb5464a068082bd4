import { Envelope } from "@medusajs/icons"
import { Tabs } from "@medusajs/ui"
import { useState } from "react"
import type { AdminMessageDetail } from "../../../types/http"
import { useMoments } from "../../hooks/use-moments"
import { useTranslate } from "../../hooks/use-translate"
import { DeviceSwitch } from "../mail/device-switch"
import { type Device, MailCanvas } from "../mail/mail-canvas"
import { MailFacts } from "../mail/mail-facts"
import { MailText } from "../mail/mail-text"
import { EmptyState } from "../section/empty-state"
import { MessageDetails } from "./message-details"

/** A message: the lines above the mail, and the mail in its three forms. */
export const MessageContent = ({ message }: { message: AdminMessageDetail }) => {
  const { t } = useTranslate()
  const { moment } = useMoments()
  const [device, setDevice] = useState<Device>("desktop")
  const [isDark, setDark] = useState(false)
  const subject = message.rendered_subject ?? ""

  const facts: [string, string | null][] = [
    [t("preview.subject"), message.rendered_subject],
    [t("viewer.from"), message.from],
    [t("viewer.to"), message.email],
    [t("viewer.replyTo"), message.reply_to],
    [t("viewer.sentAt"), message.sent_at && moment(message.sent_at)],
  ]

  return (
    <>
      <MailFacts
        facts={facts.filter((fact): fact is [string, string] => Boolean(fact[1]))}
      />
      <Tabs defaultValue="html" className="flex min-h-0 flex-1 flex-col border-t">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-3">
          <Tabs.List>
            <Tabs.Trigger value="html">{t("viewer.email")}</Tabs.Trigger>
            <Tabs.Trigger value="text">{t("viewer.text")}</Tabs.Trigger>
            <Tabs.Trigger value="details">{t("viewer.details")}</Tabs.Trigger>
          </Tabs.List>
          {message.html && (
            <DeviceSwitch {...{ device, isDark }} onDevice={setDevice} onDark={setDark} />
          )}
        </div>
        <div className="bg-ui-bg-subtle min-h-0 flex-1 overflow-y-auto border-t p-4 sm:p-6">
          <Tabs.Content value="html" className="h-full">
            {message.html ? (
              <MailCanvas
                html={message.html}
                title={t("viewer.frameTitle", { subject })}
                {...{ device, isDark }}
              />
            ) : (
              <Nothing message={message} />
            )}
          </Tabs.Content>
          <Tabs.Content value="text" className="h-full">
            {message.text ? (
              <MailText text={message.text} label={t("viewer.text")} />
            ) : (
              <Nothing
                message={message}
                text={message.html ? t("viewer.noText") : undefined}
              />
            )}
          </Tabs.Content>
          <Tabs.Content value="details">
            <MessageDetails message={message} />
          </Tabs.Content>
        </div>
      </Tabs>
    </>
  )
}

type NothingProps = { message: AdminMessageDetail; text?: string }

const Nothing = ({ message, text }: NothingProps) => {
  const { t } = useTranslate()
  const { day } = useMoments()
  const { payload_emptied_at: emptiedAt } = message
  return (
    <EmptyState
      icon={<Envelope />}
      title={t(emptiedAt ? "viewer.emptiedTitle" : "viewer.neverTitle")}
      text={
        text ??
        (emptiedAt
          ? t("viewer.emptiedText", { date: day(emptiedAt) })
          : t("viewer.neverText"))
      }
    />
  )
}
