import { useMemo } from "react"
import type { AdminSaveProductGuide } from "../../../types/http"
import { useGuidePreview } from "../../hooks/api/guides"
import { useDebounced } from "../../hooks/use-debounced"
import { MailPreview } from "../preview/mail-preview"

type GuidePreviewProps = {
  productId: string
  /** Keep the reference while nothing changes. */
  guide: AdminSaveProductGuide
  locale: string
  note?: string
}

/** The mail with the guide as it stands in the form, in the language that is being written. */
export const GuidePreview = ({ productId, guide, locale, note }: GuidePreviewProps) => {
  const wanted = useMemo(() => ({ ...guide, locale }), [guide, locale])
  const shown = useDebounced(wanted, 350)
  const { data, error, isFetching } = useGuidePreview(productId, shown)
  return (
    <div className="flex h-full min-h-0 flex-col" data-preview="">
      <MailPreview
        mail={data?.preview}
        isBehind={isFetching || shown !== wanted}
        {...{ error, note }}
        isFilling
      />
    </div>
  )
}
