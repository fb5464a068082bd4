import type { AdminPreviewResponse } from "../../../types/http"
import { useTranslate } from "../../hooks/use-translate"

type Preview = AdminPreviewResponse["preview"]

/** Says what of a preview is made up; undefined when nothing is. */
export function useMadeUp() {
  const { t } = useTranslate()
  return (
    preview: Pick<Preview, "order" | "is_sample"> | undefined
  ): string | undefined => {
    if (!preview || (preview.order && !preview.is_sample)) {
      return undefined
    }
    return preview.order ? t("preview.sampleParts") : t("preview.sampleOrder")
  }
}
