import { toast, usePrompt } from "@medusajs/ui"
import { useSwitchMarketing } from "../../hooks/api/marketing"
import { useTranslate } from "../../hooks/use-translate"

/** Pauses or resumes all marketing, each after a question. */
export function useMarketingSwitch() {
  const { t } = useTranslate()
  const prompt = usePrompt()
  const { mutate, isPending } = useSwitchMarketing({
    onSuccess: (_, action) =>
      toast.success(
        t(action === "pause" ? "marketing.pausedToast" : "marketing.resumedToast")
      ),
    onError: (error) =>
      toast.error(t("marketing.switchFailed"), { description: error.message }),
  })

  const pause = async () => {
    const isSure = await prompt({
      variant: "confirmation",
      title: t("marketing.pauseTitle"),
      description: t("marketing.pauseText"),
      confirmText: t("marketing.pause"),
      cancelText: t("actions.cancel"),
    })
    if (isSure) {
      mutate("pause")
    }
  }

  /** @param isByComplaints - whether complaints paused it, so that their cause is to be mended first */
  const resume = async (isByComplaints: boolean) => {
    const isSure = await prompt({
      variant: isByComplaints ? "danger" : "confirmation",
      title: t("marketing.resumeTitle"),
      description: t(
        isByComplaints ? "marketing.resumeTextComplaints" : "marketing.resumeText"
      ),
      confirmText: t("marketing.resume"),
      cancelText: t("actions.cancel"),
    })
    if (isSure) {
      mutate("resume")
    }
  }

  return { pause, resume, isPending }
}
