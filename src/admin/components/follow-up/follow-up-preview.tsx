import type { AdminFollowUpDraft } from "../../../types/http"
import { useFollowUpPreview } from "../../hooks/api/follow-ups"
import { useDebounced } from "../../hooks/use-debounced"
import { useTranslate } from "../../hooks/use-translate"
import { MailPreview } from "../preview/mail-preview"

/** @param draft - keep the reference while nothing changes */
export const FollowUpPreview = ({ draft }: { draft: AdminFollowUpDraft }) => {
  const { t } = useTranslate()
  const settled = useDebounced(draft, 350)
  const { data, error, isFetching } = useFollowUpPreview(settled)
  const preview = data?.preview
  return (
    <div className="flex h-full min-h-0 flex-col" data-preview="">
      <MailPreview
        mail={preview}
        facts={
          preview && [
            [t("preview.from"), preview.from ?? t("preview.noFrom")],
            [t("viewer.to"), preview.to],
          ]
        }
        error={error}
        isBehind={isFetching || settled !== draft}
        isFilling
      />
    </div>
  )
}
