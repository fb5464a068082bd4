import { usePrompt } from "@medusajs/ui"
import { useEffect, useRef } from "react"
import { useBlocker } from "react-router-dom"
import { useTranslate } from "./use-translate"

/** Asks before a page with unsaved changes is left, for another page or altogether. */
export function useGuardedPage(isDirty: boolean): void {
  const { t } = useTranslate()
  const prompt = usePrompt()
  const isAsking = useRef(false)
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty && currentLocation.pathname !== nextLocation.pathname
  )

  useEffect(() => {
    if (blocker.state !== "blocked" || isAsking.current) {
      return
    }
    isAsking.current = true
    void prompt({
      variant: "confirmation",
      title: t("common.unsavedTitle"),
      description: t("common.unsavedLeave"),
      confirmText: t("actions.discard"),
      cancelText: t("actions.keepEditing"),
    }).then((mayLeave) => {
      isAsking.current = false
      if (mayLeave) {
        blocker.proceed()
      } else {
        blocker.reset()
      }
    })
  }, [blocker, prompt, t])

  useEffect(() => {
    if (!isDirty) {
      return
    }
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", hold)
    return () => window.removeEventListener("beforeunload", hold)
  }, [isDirty])
}
