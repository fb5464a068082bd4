import { ArrowPath } from "@medusajs/icons"
import { toast, usePrompt } from "@medusajs/ui"
import { useRotateSigningKey } from "../../hooks/api/signing-keys"
import { useTranslate } from "../../hooks/use-translate"
import { ActionMenu } from "../section/action-menu"
import { Section } from "../section/section"
import { SectionRow } from "../section/section-row"
import { LinksDrawer } from "./links-drawer"

/** Where the links of a mail to its recipient's own pages lead, and the keys that sign them. */
export const LinksSection = ({ publicUrl }: { publicUrl: string | null }) => {
  const { t } = useTranslate()
  const prompt = usePrompt()
  const { mutate, isPending } = useRotateSigningKey({
    onSuccess: () =>
      toast.success(t("links.rotated"), { description: t("links.rotatedText") }),
    onError: (error) =>
      toast.error(t("links.rotateFailed"), { description: error.message }),
  })

  const rotate = async () => {
    const isSure = await prompt({
      variant: "confirmation",
      title: t("links.rotateTitle"),
      description: t("links.rotateText"),
      confirmText: t("links.rotateConfirm"),
      cancelText: t("actions.cancel"),
    })
    if (isSure) {
      mutate()
    }
  }

  return (
    <Section
      anchor="links"
      title={t("links.title")}
      description={t("links.description")}
      actions={
        <>
          <LinksDrawer publicUrl={publicUrl} />
          <ActionMenu
            groups={[
              [
                {
                  label: t("links.rotate"),
                  icon: <ArrowPath />,
                  isDisabled: isPending,
                  onClick: () => void rotate(),
                },
              ],
            ]}
          />
        </>
      }
    >
      <dl className="divide-y">
        <SectionRow label={t("links.publicUrl")}>
          {publicUrl ? (
            <span className="break-all">{publicUrl}</span>
          ) : (
            t("links.publicUrlMissing")
          )}
        </SectionRow>
        <SectionRow label={t("links.signingKeys")}>
          {t("links.signingKeysText")}
        </SectionRow>
      </dl>
    </Section>
  )
}
