import { useMemo, useState } from "react"
import { usePreview } from "../../hooks/api/preview"
import type { OrderChoice } from "../../hooks/api/orders"
import { useDebounced } from "../../hooks/use-debounced"
import { useTranslate } from "../../hooks/use-translate"
import { MailPreview } from "../preview/mail-preview"
import { PreviewControls } from "../preview/preview-controls"
import { useMadeUp } from "../preview/use-made-up"
import type { Layer } from "./flow-form"
import { NOTHING_CHANGED, type StepValues, toStepOverrides } from "./step-form"

type StepPreviewProps = {
  flowKey: string
  stepKey: string
  layer: Layer
  values: StepValues
  isDirty: boolean
  /** Chosen in the copy's tabs; a preview in another one would not show what is written. */
  language: string
  onLanguage: (language: string) => void
}

/** One step's mail with what is not saved yet. */
export const StepPreview = ({
  flowKey,
  stepKey,
  layer,
  values,
  isDirty,
  language,
  onLanguage,
}: StepPreviewProps) => {
  const { t } = useTranslate()
  const madeUp = useMadeUp()
  const [order, setOrder] = useState<OrderChoice | null>(null)
  const { copy, incentive } = values
  const request = useMemo(
    () => ({
      flow: flowKey,
      step: stepKey,
      order_id: order?.id,
      locale: language,
      ...(layer !== null && { sales_channel_id: layer }),
      // When and to whom it goes does not change what it says.
      overrides: toStepOverrides({
        ...NOTHING_CHANGED,
        copy,
        incentive: incentive?.code.trim() ? incentive : null,
      }),
    }),
    [flowKey, stepKey, order, language, layer, copy, incentive]
  )
  const shown = useDebounced(request, 350)
  const { data, error, isFetching } = usePreview(shown)
  const preview = data?.preview

  return (
    <div className="flex h-full min-h-0 flex-col" data-preview="">
      <div className="px-6 py-4">
        <PreviewControls
          choice={{ step: "", order, locale: language }}
          onChange={(change) => {
            if (change.order !== undefined) {
              setOrder(change.order)
            }
            if (change.locale) {
              onLanguage(change.locale)
            }
          }}
          hasOwnLanguage={false}
        />
      </div>
      <MailPreview
        mail={preview}
        facts={
          preview ? [[t("preview.from"), preview.from ?? t("preview.noFrom")]] : undefined
        }
        isBehind={isFetching || shown !== request}
        note={isDirty ? t("preview.unsaved") : undefined}
        madeUp={madeUp(preview)}
        error={error}
        isFilling
      />
    </div>
  )
}
