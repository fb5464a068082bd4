import { Alert, Skeleton, Tabs, Text, clx } from "@medusajs/ui"
import { useState } from "react"
import type { AdminFlow, AdminUpdateSettings } from "../../../types/http"
import { usePreview } from "../../hooks/api/preview"
import { useDebounced } from "../../hooks/use-debounced"
import { useTranslate } from "../../hooks/use-translate"
import { DeviceSwitch } from "../mail/device-switch"
import { type Device, MailCanvas } from "../mail/mail-canvas"
import { MailFacts } from "../mail/mail-facts"
import { MailText } from "../mail/mail-text"
import { type PreviewChoice, PreviewControls } from "./preview-controls"

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
  const [choice, setChoice] = useState<PreviewChoice>({
    step: firstStep(flows),
    order: null,
    locale: "",
  })
  const [device, setDevice] = useState<Device>("desktop")
  const [isDark, setDark] = useState(false)

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
  const isBehind = isFetching || unsaved !== settings

  return (
    <div className={clx("flex flex-col", isFilling && "h-full min-h-0")} data-preview="">
      <div className="px-6 py-4">
        <PreviewControls
          flows={flows}
          choice={choice}
          onChange={(change) => setChoice((before) => ({ ...before, ...change }))}
        />
      </div>
      <Tabs
        defaultValue="html"
        className={clx("flex flex-col border-t", isFilling && "min-h-0 flex-1")}
      >
        <div className="flex items-center justify-between gap-x-4 px-6 py-3">
          <Tabs.List>
            <Tabs.Trigger value="html">{t("preview.html")}</Tabs.Trigger>
            <Tabs.Trigger value="text">{t("preview.text")}</Tabs.Trigger>
          </Tabs.List>
          <div className="flex items-center gap-x-3">
            <Text size="xsmall" className="text-ui-fg-subtle" role="status">
              {isBehind ? t("preview.updating") : (note ?? "")}
            </Text>
            <DeviceSwitch {...{ device, isDark }} onDevice={setDevice} onDark={setDark} />
          </div>
        </div>
        {error && (
          <div className="px-6 pb-4">
            <Alert variant="error" role="alert">
              {`${t("preview.failed")}: ${error.message}`}
            </Alert>
          </div>
        )}
        {preview && (
          <div className="border-t">
            <MailFacts
              facts={[
                [t("preview.from"), preview.from ?? t("preview.noFrom")],
                [t("preview.subject"), preview.subject],
              ]}
            />
          </div>
        )}
        <div
          className={clx(
            "bg-ui-bg-subtle border-t p-4 sm:p-6",
            isFilling ? "min-h-0 flex-1" : "h-[680px] rounded-b-lg",
            "transition-opacity",
            preview && isBehind && "opacity-80"
          )}
          aria-busy={isBehind}
        >
          <Tabs.Content value="html" className="h-full">
            {preview ? (
              <div className="flex h-full flex-col gap-y-3">
                <SampleNote order={preview.order} isSample={preview.is_sample} />
                <div className="min-h-0 flex-1">
                  <MailCanvas
                    html={preview.html}
                    title={t("preview.frameTitle", { subject: preview.subject })}
                    {...{ device, isDark }}
                  />
                </div>
              </div>
            ) : (
              !error && <Skeleton className="mx-auto h-full w-full max-w-[720px]" />
            )}
          </Tabs.Content>
          <Tabs.Content value="text" className="h-full">
            {preview && <MailText text={preview.text} label={t("preview.text")} />}
          </Tabs.Content>
        </div>
      </Tabs>
    </div>
  )
}

type SampleNoteProps = { order: { id: string } | null; isSample: boolean }

const SampleNote = ({ order, isSample }: SampleNoteProps) => {
  const { t } = useTranslate()
  if (order && !isSample) {
    return null
  }
  return (
    <Text size="small" className="text-ui-fg-subtle text-pretty text-center">
      {order ? t("preview.sampleParts") : t("preview.sampleOrder")}
    </Text>
  )
}

function firstStep(flows: AdminFlow[]): string {
  const flow = flows.find(({ steps }) => steps.length > 0)
  return flow ? `${flow.key}/${flow.steps[0].key}` : ""
}
