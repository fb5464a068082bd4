import { Button, toast, usePrompt } from "@medusajs/ui"
import type { AdminMessage } from "../../../types/http"
import { useResolveMessage } from "../../hooks/api/messages"
import { useTranslate } from "../../hooks/use-translate"

/** The two answers to "did it arrive?", each asked twice, for neither can be taken back. */
export const ResolveActions = ({ message }: { message: AdminMessage }) => {
  const { t } = useTranslate()
  const prompt = usePrompt()
  const { mutate, isPending, variables } = useResolveMessage(message.id, {
    onSuccess: (_, { accepted }) =>
      accepted
        ? toast.success(t("messages.resolvedSent"))
        : toast.success(t("messages.resolvedAgain"), {
            description: t("messages.resolvedAgainText"),
          }),
    onError: (error) =>
      toast.error(t("messages.resolveFailed"), { description: error.message }),
  })

  const decide = async (accepted: boolean) => {
    const email = message.email ?? ""
    const isSure = await prompt({
      variant: accepted ? "confirmation" : "danger",
      title: t(accepted ? "messages.arrivedTitle" : "messages.notArrivedTitle"),
      description: t(accepted ? "messages.arrivedText" : "messages.notArrivedText", {
        email,
      }),
      confirmText: t(accepted ? "messages.arrivedConfirm" : "messages.notArrivedConfirm"),
      cancelText: t("actions.cancel"),
    })
    if (isSure) {
      mutate({ accepted })
    }
  }

  return (
    <div className="mt-1 flex flex-col gap-y-2">
      <p className="text-pretty">{t("messages.unknownText")}</p>
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          variant="secondary"
          isLoading={isPending && variables.accepted}
          disabled={isPending}
          onClick={() => void decide(true)}
        >
          {t("messages.arrived")}
        </Button>
        <Button
          size="small"
          variant="secondary"
          isLoading={isPending && !variables.accepted}
          disabled={isPending}
          onClick={() => void decide(false)}
        >
          {t("messages.notArrived")}
        </Button>
      </div>
    </div>
  )
}
