import { clx } from "@medusajs/ui"
import { useState } from "react"
import type { AdminFlow, AdminUpdateSettings } from "../../../types/http"
import { usePreview } from "../../hooks/api/preview"
import { useDebounced } from "../../hooks/use-debounced"
import { useTranslate } from "../../hooks/use-translate"
import { MailPreview } from "./mail-preview"
import { type PreviewChoice, PreviewControls } from "./preview-controls"
import { useMadeUp } from "./use-made-up"

type PreviewPanelProps = {
  flows: AdminFlow[]
  /** Unsaved settings, laid over the saved ones. Keep the reference while nothing changes. */
  settings?: AdminUpdateSettings
  /** Something to say above the mail. */
  note?: string
  /** Fills its parent instead of having a height of its own. */
  isFilling?: boolean
}

/** A mail as a customer gets it, rendered anew a moment after anything changes. */
export const PreviewPanel = ({ flows, settings, note, isFilling }: PreviewPanelProps) => {
  const { t } = useTranslate()
  const madeUp = useMadeUp()
  const [choice, setChoice] = useState<PreviewChoice>({
    step: firstStep(flows),
    order: null,
    locale: "",
  })

  const unsaved = useDebounced(settings, 350)
  const [flow, step] = choice.step.split("/")
  const { data, error, isFetching } = usePreview(
    step
      ? {
          flow,
          step,
          order_id: choice.order?.id,
          locale: choice.locale || undefined,
          settings: unsaved,
        }
      : null
  )
  const preview = data?.preview

  return (
    <div className={clx("flex flex-col", isFilling && "h-full min-h-0")} data-preview="">
      <div className="px-6 py-4">
        <PreviewControls
          flows={flows}
          choice={choice}
          onChange={(change) => setChoice((before) => ({ ...before, ...change }))}
        />
      </div>
      <MailPreview
        mail={preview}
        facts={
          preview ? [[t("preview.from"), preview.from ?? t("preview.noFrom")]] : undefined
        }
        isBehind={isFetching || unsaved !== settings}
        madeUp={madeUp(preview)}
        {...{ error, note, isFilling }}
      />
    </div>
  )
}

function firstStep(flows: AdminFlow[]): string {
  const flow = flows.find(({ steps }) => steps.length > 0)
  return flow ? `${flow.key}/${flow.steps[0].key}` : ""
}
