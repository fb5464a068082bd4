import { Button, Text, toast, usePrompt } from "@medusajs/ui"
import type { AdminFollowUp } from "../../../types/http"
import { useCancelFollowUp, useFollowUps } from "../../hooks/api/follow-ups"
import { useMoments } from "../../hooks/use-moments"
import { useTranslate } from "../../hooks/use-translate"
import type { Addressee } from "./follow-up-form"

/** Letters that have not left yet, each with a way to take it back. Nothing while there is none. */
export const WaitingFollowUps = ({ addressee }: { addressee: Addressee }) => {
  const { t } = useTranslate()
  const { data } = useFollowUps(addressee)
  const waiting = (data?.follow_ups ?? []).filter(
    ({ message }) => message?.state === "scheduled"
  )
  if (waiting.length === 0) {
    return null
  }
  return (
    <ul aria-label={t("followUp.waiting")} className="divide-y">
      {waiting.map((followUp) => (
        <Waiting key={followUp.id} followUp={followUp} />
      ))}
    </ul>
  )
}

const Waiting = ({ followUp }: { followUp: AdminFollowUp }) => {
  const { t } = useTranslate()
  const { moment } = useMoments()
  const prompt = usePrompt()
  const { mutate, isPending } = useCancelFollowUp({
    onSuccess: () => {
      toast.success(t("followUp.withdrawn"))
    },
    onError: (error) => {
      toast.error(t("followUp.withdrawFailed"), { description: error.message })
    },
  })
  const subject = followUp.content?.subject ?? ""

  const withdraw = async () => {
    const isMeant = await prompt({
      title: t("followUp.withdrawTitle"),
      description: t("followUp.withdrawText", { subject }),
      confirmText: t("followUp.withdraw"),
      cancelText: t("actions.cancel"),
    })
    if (isMeant) {
      mutate(followUp.id)
    }
  }

  return (
    <li className="flex items-center justify-between gap-x-4 px-6 py-3">
      <div className="min-w-0">
        <Text size="small" leading="compact" weight="plus" className="truncate">
          {subject}
        </Text>
        {followUp.message && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("messages.dueAt", { when: moment(followUp.message.send_at) })}
          </Text>
        )}
      </div>
      <Button
        size="small"
        variant="secondary"
        isLoading={isPending}
        disabled={isPending}
        aria-label={t("followUp.withdrawLabel", { subject })}
        onClick={() => void withdraw()}
      >
        {t("followUp.withdraw")}
      </Button>
    </li>
  )
}
