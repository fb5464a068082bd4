import { usePrompt } from "@medusajs/ui"
import { useTranslate } from "../../hooks/use-translate"

/** Closes at once when nothing would be lost, and asks first when something would. */
export function useGuardedClose(
  isDirty: boolean,
  close: () => void
): () => Promise<void> {
  const { t } = useTranslate()
  const prompt = usePrompt()
  return async () => {
    // The key press that asks to close would otherwise also answer the question.
    await new Promise((resolve) => setTimeout(resolve))
    const mayClose =
      !isDirty ||
      (await prompt({
        variant: "confirmation",
        title: t("common.unsavedTitle"),
        description: t("common.unsavedText"),
        confirmText: t("actions.discard"),
        cancelText: t("actions.keepEditing"),
      }))
    if (mayClose) {
      close()
    }
  }
}
