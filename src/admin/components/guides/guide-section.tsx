import { BookOpen, Trash } from "@medusajs/icons"
import { Badge, Container, Skeleton, toast, usePrompt } from "@medusajs/ui"
import type { AdminProductGuide } from "../../../types/http"
import { useDeleteProductGuide, useProductGuide } from "../../hooks/api/guides"
import { useProductTitle } from "../../hooks/api/products"
import { useNames } from "../../hooks/use-names"
import { useTranslate } from "../../hooks/use-translate"
import { ActionMenu } from "../section/action-menu"
import { EmptyState } from "../section/empty-state"
import { LoadError } from "../section/load-error"
import { Section } from "../section/section"
import { SectionRow } from "../section/section-row"
import { GuideEditor } from "./guide-editor"
import { writtenLanguages } from "./guide-form"

type GuideSectionProps = { productId: string; productTitle: string }

/** On the page of a product: whether there is a guide to it, and the way to write one. */
export const GuideSection = ({ productId, productTitle }: GuideSectionProps) => {
  const { t } = useTranslate()
  const { data, error, refetch } = useProductGuide(productId)
  const remove = useRemoveGuide(productId, productTitle)

  if (error && !data) {
    return (
      <Container className="p-0">
        <LoadError error={error} onRetry={() => void refetch()} />
      </Container>
    )
  }
  if (!data) {
    return (
      <Section title={t("guide.title")}>
        <div className="px-6 py-4" aria-busy="true">
          <span className="sr-only">{t("common.loading")}</span>
          <Skeleton className="h-5 w-full" />
        </div>
      </Section>
    )
  }
  const { guide } = data
  return (
    <Section
      title={t("guide.title")}
      description={t("guide.description")}
      actions={
        <>
          <GuideEditor {...{ productId, productTitle, guide }} />
          {guide && <ActionMenu groups={[[remove]]} />}
        </>
      }
    >
      {guide ? (
        <GuideFacts guide={guide} />
      ) : (
        <EmptyState
          icon={<BookOpen />}
          title={t("guide.none")}
          text={t("guide.noneText")}
        />
      )}
    </Section>
  )
}

const GuideFacts = ({ guide }: { guide: AdminProductGuide }) => {
  const { t } = useTranslate()
  const names = useNames()
  const { data: upgrade } = useProductTitle(guide.upgrade_product_id)
  const languages = writtenLanguages(guide.texts)
  const links = [
    guide.video_url && t("guide.video"),
    guide.manual_url && t("guide.manual"),
    guide.subscription_url && t("guide.subscription"),
  ].filter((name): name is string => Boolean(name))
  return (
    <dl className="divide-y">
      <SectionRow label={t("guide.languages")}>
        {languages.length > 0 && (
          <span className="flex flex-wrap gap-1">
            {languages.map((code) => (
              <Badge key={code} size="2xsmall">
                {names.language(code)}
              </Badge>
            ))}
          </span>
        )}
      </SectionRow>
      <SectionRow label={t("guide.daysOfSupply")}>
        {guide.days_of_supply !== null &&
          t("orders.days", { count: guide.days_of_supply })}
      </SectionRow>
      {links.length > 0 && (
        <SectionRow label={t("guide.links")}>{names.list(links)}</SectionRow>
      )}
      {guide.upgrade_product_id && (
        <SectionRow label={t("guide.upgrade")}>
          {upgrade ?? (upgrade === null ? t("guide.upgradeGone") : "…")}
        </SectionRow>
      )}
    </dl>
  )
}

function useRemoveGuide(productId: string, productTitle: string) {
  const { t } = useTranslate()
  const prompt = usePrompt()
  const { mutate, isPending } = useDeleteProductGuide(productId, {
    onSuccess: () => toast.success(t("guide.deleted")),
    onError: (error) =>
      toast.error(t("guide.deleteFailed"), { description: error.message }),
  })
  const ask = async () => {
    const isSure = await prompt({
      title: t("guide.deleteTitle"),
      description: t("guide.deleteText", { product: productTitle }),
      confirmText: t("guide.deleteConfirm"),
      cancelText: t("actions.cancel"),
    })
    if (isSure) {
      mutate()
    }
  }
  return {
    label: t("guide.delete"),
    icon: <Trash />,
    isDisabled: isPending,
    onClick: () => void ask(),
  }
}
