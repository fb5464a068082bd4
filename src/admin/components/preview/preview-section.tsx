import type { AdminFlow } from "../../../types/http"
import { useTranslate } from "../../hooks/use-translate"
import { Section } from "../section/section"
import { PreviewPanel } from "./preview-panel"

export const PreviewSection = ({ flows }: { flows: AdminFlow[] }) => {
  const { t } = useTranslate()
  return (
    <Section title={t("preview.title")} description={t("preview.description")}>
      <PreviewPanel flows={flows} />
    </Section>
  )
}
