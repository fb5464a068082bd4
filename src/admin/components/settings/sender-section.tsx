import { Alert } from "@medusajs/ui"
import type { AdminSettingsResponse } from "../../../types/http"
import { useProviderName } from "../../hooks/use-provider-name"
import { useTranslate } from "../../hooks/use-translate"
import { Section } from "../section/section"
import { SectionRow } from "../section/section-row"
import { SenderDrawer } from "./sender-drawer"

const NOWHERE = "nowhere"

export const SenderSection = ({
  settings,
  email_provider: provider,
}: AdminSettingsResponse) => {
  const { t } = useTranslate()
  const providerName = useProviderName()
  const { sender } = settings
  const isNowhere = provider.id === NOWHERE
  const hasAddress = Boolean(sender.address ?? provider.from)

  return (
    <Section
      anchor="sender"
      title={t("sender.title")}
      description={t("sender.description")}
      actions={<SenderDrawer sender={sender} />}
    >
      {(isNowhere || !hasAddress) && (
        <div className="flex flex-col gap-y-2 px-6 py-4">
          {isNowhere && (
            <Warning label={t("sender.nowhereLabel")} text={t("sender.nowhereText")} />
          )}
          {!hasAddress && (
            <Warning label={t("sender.missingLabel")} text={t("sender.missingText")} />
          )}
        </div>
      )}
      <dl className="divide-y">
        <SectionRow label={t("sender.name")}>{sender.name}</SectionRow>
        <SectionRow label={t("sender.address")}>
          {sender.address ??
            (provider.from && t("sender.fromProvider", { from: provider.from }))}
        </SectionRow>
        <SectionRow label={t("sender.replyTo")}>{sender.reply_to}</SectionRow>
        <SectionRow label={t("sender.provider")}>{providerName(provider.id)}</SectionRow>
      </dl>
    </Section>
  )
}

const Warning = ({ label, text }: { label: string; text: string }) => (
  <Alert variant="warning">
    <p className="txt-compact-small-plus text-ui-fg-base">{label}</p>
    <p className="txt-small text-ui-fg-subtle mt-1">{text}</p>
  </Alert>
)
