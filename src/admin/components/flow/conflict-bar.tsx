import { Button, Text, usePrompt } from "@medusajs/ui"
import type { AdminFlowDetail } from "../../../types/http"
import { useFlow } from "../../hooks/api/flow-detail"
import { useTranslate } from "../../hooks/use-translate"

type ConflictBarProps = {
  flow: AdminFlowDetail
  onLoad: (saved: AdminFlowDetail) => void
}

/** In the save bar's place while the form is based on what somebody else has replaced. */
export const ConflictBar = ({ flow, onLoad }: ConflictBarProps) => {
  const { t } = useTranslate()
  const prompt = usePrompt()
  const { refetch, isFetching } = useFlow(flow.key)

  const load = async () => {
    const mayLoad = await prompt({
      variant: "confirmation",
      title: t("flow.loadTitle"),
      description: t("flow.loadText"),
      confirmText: t("flow.load"),
      cancelText: t("actions.keepEditing"),
    })
    if (mayLoad) {
      // They may have gone on saving while this person was reading.
      const { data } = await refetch()
      onLoad(data?.flow ?? flow)
    }
  }

  return (
    <div role="alert" className="sticky bottom-0 z-10">
      <div className="bg-ui-bg-base shadow-elevation-flyout flex flex-wrap items-center justify-between gap-3 rounded-lg px-6 py-3">
        <div className="min-w-0 flex-1 basis-80">
          <Text size="small" weight="plus">
            {t("flow.conflictTitle")}
          </Text>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("flow.conflict")}
          </Text>
        </div>
        <Button
          type="button"
          size="small"
          isLoading={isFetching}
          disabled={isFetching}
          onClick={() => void load()}
        >
          {t("flow.load")}
        </Button>
      </div>
    </div>
  )
}
