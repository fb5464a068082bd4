import { Pause, PlayMiniSolid } from "@medusajs/icons"
import { useMarketing } from "../../hooks/api/marketing"
import { useTranslate } from "../../hooks/use-translate"
import type { Action } from "../section/action-menu"
import { useMarketingSwitch } from "./use-marketing-switch"

/** Pause or resume, for a menu; nothing until it is known which. */
export function useMarketingActions(): Action[] {
  const { t } = useTranslate()
  const { data } = useMarketing()
  const { pause, resume, isPending } = useMarketingSwitch()
  if (!data) {
    return []
  }
  const open = data.marketing.pause
  return [
    open
      ? {
          label: t("marketing.resume"),
          icon: <PlayMiniSolid />,
          isDisabled: isPending,
          onClick: () => void resume(open.reason === "complaints"),
        }
      : {
          label: t("marketing.pause"),
          icon: <Pause />,
          isDisabled: isPending,
          onClick: () => void pause(),
        },
  ]
}
