import { Button, toast, usePrompt } from "@medusajs/ui"
import type { AdminSuppression } from "../../../types/http"
import { useLiftSuppression } from "../../hooks/api/suppressions"
import { useTranslate } from "../../hooks/use-translate"
import { isErased } from "../contacts/topics"

type LiftButtonProps = {
  suppression: Pick<AdminSuppression, "id" | "email" | "reason">
}

/** Takes an address from the list, after a question that says what that means. */
export const LiftButton = ({ suppression }: LiftButtonProps) => {
  const { t } = useTranslate()
  const prompt = usePrompt()
  const { id, email, reason } = suppression
  const who = email && !isErased(email) ? email : t("suppressions.erased")
  const { mutate, isPending } = useLiftSuppression({
    onSuccess: () => toast.success(t("suppressions.lifted", { email: who })),
    onError: (error) =>
      toast.error(t("suppressions.liftFailed"), { description: error.message }),
  })

  const lift = async () => {
    const isSure = await prompt({
      variant: reason === "manual" ? "confirmation" : "danger",
      title: t("suppressions.liftTitle"),
      description: t(`suppressions.liftText.${reason}`, { email: who }),
      confirmText: t("suppressions.lift"),
      cancelText: t("actions.cancel"),
    })
    if (isSure) {
      mutate(id)
    }
  }

  return (
    <Button
      size="small"
      variant="secondary"
      aria-label={t("suppressions.liftLabel", {
        email: who,
        reason: t(`suppressions.reason.${reason}`),
      })}
      isLoading={isPending}
      onClick={(event) => {
        event.stopPropagation()
        void lift()
      }}
    >
      {t("suppressions.lift")}
    </Button>
  )
}
